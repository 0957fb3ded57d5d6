using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>How somebody wants to be told.</summary>
/// <param name="Mail">Notices come by mail too.</param>
/// <param name="QuietFrom">Begin of the hours without mail, on the clock of their home site; null without. What asks them to state or sign comes all the same.</param>
/// <param name="DigestAt">When a day's mails come as one; null for each at once. What asks them to state or sign does not wait for it.</param>
/// <param name="Muted">Kinds they do not want to see.</param>
public sealed record NoticeChoices(bool Mail, LocalTime? QuietFrom, LocalTime? QuietUntil, LocalTime? DigestAt, IReadOnlyList<NoticeKind> Muted)
{
    /// <summary>Until somebody chooses: the inbox and nothing else.</summary>
    public static NoticeChoices Default { get; } = new(false, null, null, null, []);

    /// <summary>Null when they can be kept.</summary>
    public Error? Refuse() =>
        QuietFrom.HasValue != QuietUntil.HasValue || (QuietFrom is { } from && from == QuietUntil) ? ChannelErrors.QuietHalf
        : Muted.Any(kind => !Enum.IsDefined(kind) || kind.AsksSomebody()) ? ChannelErrors.AskingMuted
        : null;

    /// <summary>When a mail of this kind may go out.</summary>
    public Instant MailAt(NoticeKind kind, Instant now, DateTimeZone zone)
    {
        if (kind.AsksSomebody()) return now;
        if (DigestAt is not { } at) return QuietHours.After(now, QuietFrom, QuietUntil, zone);

        var local = now.InZone(zone);
        return zone.AtLeniently((local.TimeOfDay < at ? local.Date : local.Date.PlusDays(1)) + at).ToInstant();
    }
}

/// <summary>What a person chose about notices. Whoever has chosen nothing has no row.</summary>
public sealed class NoticePreference
{
    private NoticePreference() { }

    public NoticePreference(int personId) => PersonId = personId;

    public int PersonId { get; private set; }
    public bool Mail { get; private set; }
    public LocalTime? QuietFrom { get; private set; }
    public LocalTime? QuietUntil { get; private set; }
    public LocalTime? DigestAt { get; private set; }
    public IReadOnlyList<NoticeKind> Muted { get; private set; } = [];

    public NoticeChoices Choices => new(Mail, QuietFrom, QuietUntil, DigestAt, Muted);

    public void Choose(NoticeChoices choices) =>
        (Mail, QuietFrom, QuietUntil, DigestAt, Muted) = (choices.Mail, choices.QuietFrom, choices.QuietUntil, choices.DigestAt, [.. choices.Muted.Distinct().Order()]);
}

/// <summary>Whether the portal has a mail server.</summary>
public sealed record MailState(bool IsOn);
