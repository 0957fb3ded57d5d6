using System.Buffers.Binary;
using System.Text;

namespace ConvergencePortal.Benchmarks;

/// <summary>The few forms of MessagePack that a Blazor circuit speaks, written and read.</summary>
internal static class MessagePack
{
    /// <summary>One message of the hub, with its length before it.</summary>
    public static byte[] Frame(params object?[] message)
    {
        var body = new List<byte>();
        Write(body, message);
        var frame = new List<byte>();
        for (var length = (uint)body.Count; ; length >>= 7)
        {
            frame.Add((byte)(length >= 0x80 ? length | 0x80 : length));
            if (length < 0x80) break;
        }
        return [.. frame, .. body];
    }

    /// <summary>The messages of what was received; the last may not be whole yet and is left over.</summary>
    public static (IReadOnlyList<object?[]> Messages, int Read) ReadFrames(ReadOnlySpan<byte> bytes)
    {
        var (messages, at) = (new List<object?[]>(), 0);
        while (at < bytes.Length)
        {
            var (length, shift, start) = (0, 0, at);
            while (start < bytes.Length && (bytes[start] & 0x80) != 0) (length, shift, start) = (length | ((bytes[start] & 0x7f) << shift), shift + 7, start + 1);
            if (start >= bytes.Length) break;
            length |= bytes[start++] << shift;
            if (start + length > bytes.Length) break;

            var place = start;
            messages.Add((object?[])Read(bytes, ref place)!);
            at = start + length;
        }
        return (messages, at);
    }

    private static void Write(List<byte> to, object? value)
    {
        switch (value)
        {
            case null: to.Add(0xc0); break;
            case bool flag: to.Add(flag ? (byte)0xc3 : (byte)0xc2); break;
            case int number: Write(to, (long)number); break;
            case long number:
                to.Add(0xd3);
                for (var shift = 56; shift >= 0; shift -= 8) to.Add((byte)(number >> shift));
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                to.Add(0xdb);
                for (var shift = 24; shift >= 0; shift -= 8) to.Add((byte)(bytes.Length >> shift));
                to.AddRange(bytes);
                break;
            case Dictionary<string, string> { Count: 0 }: to.Add(0x80); break;
            case object?[] items:
                to.Add((byte)(0x90 | items.Length));
                foreach (var item in items) Write(to, item);
                break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static object? Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var form = bytes[at++];
        return form switch
        {
            <= 0x7f => (long)form,
            >= 0xe0 => (long)(sbyte)form,
            <= 0x8f => Map(bytes, ref at, form & 0x0f),
            <= 0x9f => Items(bytes, ref at, form & 0x0f),
            <= 0xbf => Text(bytes, ref at, form & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 or 0xd9 => Sized(bytes, ref at, 1, form),
            0xc5 or 0xda => Sized(bytes, ref at, 2, form),
            0xc6 or 0xdb => Sized(bytes, ref at, 4, form),
            0xcc or 0xd0 => Number(bytes, ref at, 1),
            0xcd or 0xd1 => Number(bytes, ref at, 2),
            0xce or 0xd2 => Number(bytes, ref at, 4),
            0xcf or 0xd3 => Number(bytes, ref at, 8),
            0xdc => Items(bytes, ref at, (int)Number(bytes, ref at, 2)),
            0xde => Map(bytes, ref at, (int)Number(bytes, ref at, 2)),
            _ => throw new NotSupportedException($"MessagePack form {form:x2}"),
        };
    }

    private static object Sized(ReadOnlySpan<byte> bytes, ref int at, int width, byte form)
    {
        var length = (int)Number(bytes, ref at, width);
        if (form >= 0xd9) return Text(bytes, ref at, length);

        at += length;
        return Array.Empty<byte>();
    }

    private static long Number(ReadOnlySpan<byte> bytes, ref int at, int width)
    {
        var part = bytes.Slice(at, width);
        at += width;
        return width switch { 1 => part[0], 2 => BinaryPrimitives.ReadUInt16BigEndian(part), 4 => BinaryPrimitives.ReadUInt32BigEndian(part), _ => BinaryPrimitives.ReadInt64BigEndian(part) };
    }

    private static string Text(ReadOnlySpan<byte> bytes, ref int at, int length)
    {
        var text = Encoding.UTF8.GetString(bytes.Slice(at, length));
        at += length;
        return text;
    }

    private static object?[] Items(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++) items[i] = Read(bytes, ref at);
        return items;
    }

    private static object? Map(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        for (var i = 0; i < 2 * count; i++) Read(bytes, ref at);
        return null;
    }
}
