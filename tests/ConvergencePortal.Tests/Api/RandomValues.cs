using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace ConvergencePortal.Tests.Api;

/// <summary>Texts and JSON of the kinds that break programs, mixed with what the test plant knows.</summary>
internal static class RandomValues
{
    private static readonly string Long = new('x', 4096);

    private static readonly string[] Known =
    [
        "BER", "BER:PLC-FILLER", "BER:SW-PACK-01", "BER/PACK/LINE2", "DRV-001", "MW-LINE2-SUN", "it.berlin", "ot2.berlin", "mes", "CR-2026-0001", "CR-2026-0002", "1", "2", "2026-W44", "zones", "people", "windows", "observed-flows",
        "decision-time", "IT", "OT", "Maintenance", "Approve", "Draft", "open", "overdue", "me", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=SU", "2026-11-28T22:00:00Z", "2026-11-28", "2468", "changes:read", "NET-01", "C-IDMZ-PACK", "csv",
        "Queried", "true", "90",
    ];

    private static readonly string[] Strange =
    [
        "", " ", "\0", "\u0001\u202e'\"<%", "null", "undefined", "NaN", "-1", "0", "2147483648", "-2147483649", "9223372036854775808", "1e999", "0x10", "१२३", "../../../etc/passwd", "..\\..\\web.config", "%2e%2e%2f", "%00", "%", "%zz",
        "'; DROP TABLE Changes;--", "' OR '1'='1", "${jndi:ldap://x}", "{{7*7}}", "<script>alert(1)</script>", "=1+1|' /C calc'!A0", "\ud800", "💥💥💥", "a\r\nSet-Cookie: x=1", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z",
        "+275760-09-13T00:00:00Z", "2026-13-45T99:99:99Z", "-0001-01-01", "2026-02-30", "2026-W54", "2026-W00", "0000-W01", "FREQ=SECONDLY;INTERVAL=0", "FREQ=YEARLY;BYDAY=53MO;COUNT=999999999", "Mars/Olympus", "//evil.example", "\\\\evil.example\\x",
        "javascript:alert(1)", "BER:", ":BER", "BER//", "::", "00000000-0000-0000-0000-000000000000", "Approve, Refuse", "%25%5F%5B%5D", "İıſK", "𝟙", "A\u0300\u0301\u0302",
    ];

    public static string Text(Random random) => random.Next(20) switch
    {
        0 => Long,
        1 => new string((char)random.Next(1, 0xD7FF), random.Next(1, 300)),
        2 => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next(0x20, 0x2FF))),
        < 9 => Strange[random.Next(Strange.Length)],
        _ => Known[random.Next(Known.Length)],
    };

    /// <summary>What may stand in an address where this type is read; now and then what may not.</summary>
    public static string Query(Random random, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (random.OneIn(8) || plain == typeof(string) || plain == typeof(string[])) return Text(random);
        if (plain == typeof(bool)) return random.OneIn(2) ? "true" : "false";
        return plain.IsEnum ? random.Of(Enum.GetNames(plain)) : $"{random.Of([0, 1, 1, 2, 10, 50, 200, -1])}";
    }

    /// <summary>A file of the portal with some of its cells, lines or bytes made strange.</summary>
    public static byte[] Spoil(Random random, string file)
    {
        var lines = file.Split('\n').ToList();
        for (var times = random.Next(1, 5); times > 0 && lines.Count > 0; times--)
        {
            var line = random.Next(lines.Count);
            var cells = lines[line].Split(random.Of([',', ':', ';']));
            cells[random.Next(cells.Length)] = Safe(Text(random));
            lines[line] = string.Join(',', cells);
            if (random.OneIn(6)) lines.RemoveAt(line);
            else if (random.OneIn(6)) lines.Insert(line, lines[line]);
        }
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        if (random.OneIn(10) && bytes.Length > 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    public static T Of<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public static bool OneIn(this Random random, int times) => random.Next(times) == 0;

    /// <summary>JSON that a body of this type could be, with a field now and then that could not.</summary>
    public static JsonNode? Json(Random random, Type type, int depth = 0)
    {
        if (random.OneIn(60)) return Wrong(random);
        if (random.OneIn(15)) return null;

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return Safe(Text(random));
        if (plain == typeof(bool)) return random.OneIn(2);
        if (plain.IsEnum) return random.Of(Enum.GetNames(plain));
        if (plain == typeof(int) || plain == typeof(long)) return random.Of([0, 1, 2, 30, 60, 480, -1, int.MaxValue]);
        if (plain == typeof(Instant)) return random.Of(["2026-11-08T01:00:00Z", "2026-12-01T00:00:00Z", "1900-01-01T00:00:00Z", "9998-01-01T00:00:00Z"]);
        if (plain == typeof(LocalDate)) return random.Of(["2026-11-08", "2026-12-31", "0001-01-01", "9998-12-31"]);
        if (depth > 5) return new JsonObject();
        if (plain != typeof(string) && plain.IsAssignableTo(typeof(IEnumerable)))
        {
            var item = plain.IsArray ? plain.GetElementType()! : plain.GetGenericArguments().LastOrDefault() ?? typeof(string);
            if (plain.IsGenericType && plain.GetGenericArguments().Length == 2)
                return new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"{Safe(Text(random))}{i}", Json(random, item, depth + 1))));
            return new JsonArray([.. Enumerable.Range(0, random.OneIn(20) ? 300 : random.Next(4)).Select(_ => Json(random, item, depth + 1))]);
        }
        var fields = plain.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !random.OneIn(6)).ToList();
        return new JsonObject(fields.DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase)
            .Select(field => KeyValuePair.Create(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.PropertyType == plain && depth > 2 ? null : Json(random, field.PropertyType, depth + 1))));
    }

    /// <summary>JSON as bytes, and now and then no JSON any more: cut, doubled, with bytes that are no text, nested without end, with numbers without end.</summary>
    public static byte[] Bytes(Random random, JsonNode? node)
    {
        var bytes = Encoding.UTF8.GetBytes(node?.ToJsonString() ?? "null");
        switch (random.Next(80))
        {
            case 0: return bytes[..random.Next(bytes.Length)];
            case 1: return [.. bytes, .. bytes];
            case 2 when bytes.Length > 2:
                for (var flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(0x80, 0x100);
                return bytes;
            case 3: return Encoding.UTF8.GetBytes(new string('[', 5000) + new string(']', 5000));
            case 4: return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 2000)) + "1" + new string('}', 2000));
            case 5: return Encoding.UTF8.GetBytes($"{{\"version\":{new string('9', 400)},\"id\":1e{new string('9', 10)}}}");
            case 6: return Encoding.Unicode.GetBytes(node?.ToJsonString() ?? "null");
            case 7:
                var noise = new byte[random.Next(400)];
                random.NextBytes(noise);
                return noise;
            case 8: return [];
            default: return bytes;
        }
    }

    public static JsonNode? Wrong(Random random) => random.Next(8) switch
    {
        0 => JsonValue.Create(Safe(Text(random))),
        1 => new JsonArray(),
        2 => new JsonObject(),
        3 => JsonValue.Create(double.MaxValue),
        4 => JsonValue.Create(long.MinValue),
        5 => JsonValue.Create(true),
        6 => new JsonArray(null, new JsonArray(new JsonArray()), 1),
        _ => JsonValue.Create(0.1),
    };

    /// <summary>A writer of JSON refuses half a character; as bytes it comes back in <see cref="Bytes"/>.</summary>
    private static string Safe(string text) => string.Concat(text.Select(letter => char.IsSurrogate(letter) ? '?' : letter));
}
