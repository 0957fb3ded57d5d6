using System.Globalization;
using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Network;

/// <summary>Reads the single cells of a file of observed flows. Null, or false, means that the text is none of its kind.</summary>
internal static class ObservedFlowCells
{
    private const int DateLength = 10;

    /// <summary>The last that a moment can lie in; near its end another time zone is already beyond it.</summary>
    private const int LastYear = 9999;

    /// <summary>The last second of the year 9999; what is beyond is a count of milliseconds.</summary>
    private const decimal LastSecond = 253_402_300_799;

    public static string? Host(string text)
    {
        if (NetworkAddresses.ReadIp(text) is { IsSuccess: true } address) return address.Value;

        // "10.1" and "010.0.0.1" would pass as codes, and are addresses written wrongly.
        if (text.All(c => char.IsAsciiDigit(c) || c == '.')) return null;
        return SiteCode.TryRead(text, out var site, out var code) ? PlainText.IsCode(site) && PlainText.IsCode(code) ? SiteCode.Of(site, code) : null
            : PlainText.IsCode(text) ? text : null;
    }

    /// <summary>icmp of both versions of IP is one protocol here: the addresses tell which.</summary>
    public static string? Protocol(string text) => text.ToLowerInvariant() switch
    {
        "tcp" or "6" => "tcp",
        "udp" or "17" => "udp",
        "icmp" or "icmpv4" or "icmpv6" or "icmp6" or "ipv6-icmp" or "1" or "58" => "icmp",
        var other => byte.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Known(number) : null,
    };

    public static bool Port(string text, out int? port)
    {
        port = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return port is not null || text.Length == 0;
    }

    /// <summary>A row without a count stands for what was seen once.</summary>
    public static long? Count(string text) =>
        text.Length == 0 ? 1 : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static bool Time(string text, out Instant? time)
    {
        time = text.Length == 0 ? null : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? OfSeconds(seconds) : OfText(text);
        return time is not null || text.Length == 0;
    }

    private static Instant? OfSeconds(decimal seconds) =>
        seconds <= LastSecond ? Instant.FromUnixTimeTicks((long)(seconds * NodaConstants.TicksPerSecond)) : null;

    /// <summary>Kept to a ten-millionth of a second, which is what both databases hold.</summary>
    private static Instant? OfText(string text)
    {
        if (text.Length <= DateLength || text[DateLength] is not ('T' or 't' or ' ')) return null;

        var (day, clock) = (text[..DateLength], text[(DateLength + 1)..].Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        var instant = clock.AsSpan().IndexOfAny('Z', '+', '-') >= 0
            ? OffsetDateTimePattern.Rfc3339.Parse($"{day}T{clock}") is { Success: true, Value.Year: < LastYear } zoned ? zoned.Value.ToInstant() : (Instant?)null
            : LocalDateTimePattern.ExtendedIso.Parse($"{day}T{clock}") is { Success: true, Value.Year: < LastYear } local ? local.Value.InUtc().ToInstant() : null;
        return instant is { } known && known >= NodaConstants.UnixEpoch ? Instant.FromUnixTimeTicks(known.ToUnixTimeTicks()) : null;
    }

    /// <summary>"06" is 6, which is tcp.</summary>
    private static string Known(byte number) => number switch { 6 => "tcp", 17 => "udp", 1 or 58 => "icmp", _ => number.ToString(CultureInfo.InvariantCulture) };
}
