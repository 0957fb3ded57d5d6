using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Windows;

/// <summary>The last moment at which a rule may start an occurrence (RFC 5545 UNTIL, inclusive), in one of its three spellings.</summary>
public abstract record RecurrenceUntil
{
    private static readonly InstantPattern InstantText = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly LocalDateTimePattern LocalText = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly LocalDatePattern DateText = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private RecurrenceUntil() { }

    /// <summary>Compared with the converted start.</summary>
    public sealed record AtInstant(Instant Instant) : RecurrenceUntil
    {
        public override string ToString() => InstantText.Format(Instant);
    }

    /// <summary>Compared with the local start, before it is converted.</summary>
    public sealed record AtLocalTime(LocalDateTime Local) : RecurrenceUntil
    {
        public override string ToString() => LocalText.Format(Local);
    }

    /// <summary>Includes the whole of that local day.</summary>
    public sealed record OnDate(LocalDate Date) : RecurrenceUntil
    {
        public override string ToString() => DateText.Format(Date);
    }

    internal static RecurrenceUntil? Parse(string text)
    {
        if (text.StartsWith("0000", StringComparison.Ordinal)) return null;
        if (InstantText.Parse(text) is { Success: true } instant) return new AtInstant(instant.Value);
        if (LocalText.Parse(text) is { Success: true } local) return new AtLocalTime(local.Value);
        if (DateText.Parse(text) is { Success: true } date) return new OnDate(date.Value);
        return null;
    }
}
