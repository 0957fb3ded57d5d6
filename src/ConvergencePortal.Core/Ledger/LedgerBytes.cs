using System.Buffers.Binary;
using System.Text;

namespace ConvergencePortal.Core.Ledger;

/// <summary>A buffer that grows and is used again, so that a million rows cost no memory: numbers big-endian, text as UTF-8.</summary>
internal sealed class LedgerBytes
{
    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public ReadOnlyMemory<byte> Held => _bytes.AsMemory(0, _length);

    public void Clear() => _length = 0;

    public void Add(byte value) => Take(1)[0] = value;
    public void Add(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);
    public void Add(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);
    public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>RFC 4122 order, as the id is read.</summary>
    public void Add(Guid id) => id.TryWriteBytes(Take(16), bigEndian: true, out _);

    /// <summary>Half of a surrogate pair becomes U+FFFD, which is also what is stored of it.</summary>
    public void AddUtf8(string text) => Encoding.UTF8.GetBytes(text, Take(Encoding.UTF8.GetByteCount(text)));

    /// <summary>Room for the next bytes, which the caller fills.</summary>
    public Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }

    /// <summary>Gives back what was taken at the end and not needed.</summary>
    public void Return(int count) => _length -= count;
}
