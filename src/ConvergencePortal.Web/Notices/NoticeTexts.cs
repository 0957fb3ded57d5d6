using ConvergencePortal.Core.Notices;
using ConvergencePortal.Web.Changes;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Notices;

/// <summary>What a notice says beside its title.</summary>
public sealed record NoticeFact(string Label, string Value);

/// <summary>Puts notices into words, the same ones in the inbox, on a card and in a mail.</summary>
public static class NoticeTexts
{
    /// <summary>Kinds that can be left out.</summary>
    public static IReadOnlyList<NoticeKind> Mutable { get; } = [.. Enum.GetValues<NoticeKind>().Where(kind => !kind.AsksSomebody() && kind is not (NoticeKind.Test or NoticeKind.DeliveryFailed))];

    /// <summary>What happened, in one short line.</summary>
    public static string Heading(IStringLocalizer<Texts> t, NoticeKind kind) => t[HeadingKey(kind)];

    private static string HeadingKey(NoticeKind kind) => kind switch
    {
        NoticeKind.StatementAsked => "Say what it means to you",
        NoticeKind.SignatureAsked => "Your signature is asked for",
        NoticeKind.Reminder => "Still open, and due soon",
        NoticeKind.Escalation => "Overdue",
        NoticeKind.Decided => "Decided",
        NoticeKind.Scheduled => "Has its slot",
        NoticeKind.SlotMoved => "Has another slot",
        NoticeKind.StartsSoon => "Begins within the hour",
        NoticeKind.PointOfNoReturn => "Point of no return reached",
        NoticeKind.Emergency => "Emergency",
        NoticeKind.ConflictAppeared => "A conflict has appeared",
        NoticeKind.ExceptionEnding => "Comes to its end",
        NoticeKind.ReviewReady => "The weekly review is ready",
        NoticeKind.DeliveryFailed => "Notices do not arrive",
        NoticeKind.Test => "This is a test card",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What a kind is called in a list of choices.</summary>
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.StatementAsked => "Statements asked for",
        NoticeKind.SignatureAsked => "Signatures asked for",
        NoticeKind.Reminder => "Reminders",
        NoticeKind.Escalation => "Escalations",
        NoticeKind.Decided => "Decisions",
        NoticeKind.Scheduled => "Slots taken",
        NoticeKind.SlotMoved => "Slots moved",
        NoticeKind.StartsSoon => "Starts within the hour",
        NoticeKind.PointOfNoReturn => "Points of no return",
        NoticeKind.Emergency => "Emergencies",
        NoticeKind.ConflictAppeared => "New conflicts",
        NoticeKind.ExceptionEnding => "Waivers and pilots that end",
        NoticeKind.ReviewReady => "Weekly reviews",
        NoticeKind.DeliveryFailed => "Notices that do not arrive",
        NoticeKind.Test => "Test cards",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static StatusLook Of(DeliveryState state) => state switch
    {
        DeliveryState.Queued => new("Queued", "…", "quiet"),
        DeliveryState.Accepted => new("Accepted", "→", "good"),
        DeliveryState.Opened => new("Opened", "✔", "good"),
        DeliveryState.Failed => new("Failed", "✖", "bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What, where, when, what is at risk and who is missing; what is not known is not said.</summary>
    public static IReadOnlyList<NoticeFact> Facts(IStringLocalizer<Texts> t, NoticeContent content) => [.. All(t, content).Where(fact => fact.Value is { Length: > 0 }).Select(fact => new NoticeFact(t[fact.Label], fact.Value!))];

    /// <summary>What a line of the inbox has room for: when it is, what is missing and what is at risk before the rest.</summary>
    public static IReadOnlyList<NoticeFact> Short(IStringLocalizer<Texts> t, NoticeRow notice)
    {
        var content = notice.Content with { By = null, Site = null };
        var asked = notice.Functions.Count > 0 && notice.Kind.AsksSomebody() ? [new NoticeFact(t["Asked"], ChangeTexts.Join(t, notice.Functions))] : Array.Empty<NoticeFact>();
        return [.. asked, .. Facts(t, content with { Missing = [] })];
    }

    private static IEnumerable<(string Label, string? Value)> All(IStringLocalizer<Texts> t, NoticeContent content)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(content.Zone ?? "") ?? DateTimeZone.Utc;
        yield return ("What is changed", content.ThingCount > content.Things.Count && content.Things.Count > 0
            ? t["{0} and {1} more, see the portal", string.Join(", ", content.Things), content.ThingCount - content.Things.Count]
            : string.Join(", ", content.Things));
        yield return ("Site", content.Site);
        yield return ("When", When(t, content, zone));
        yield return ("Due", content.DueAt is { } due ? Say(due, zone) : null);
        yield return ("Production at risk", content.ProductionMinutesAtRisk > 0 ? t["{0} min", content.ProductionMinutesAtRisk].Value : null);
        yield return ("At risk", content.Risk);
        yield return ("Still missing", content.Missing.Count > 0 ? ChangeTexts.Join(t, content.Missing) : null);
        yield return ("Status", content.Status is { } status ? t[ChangeTexts.Of(status).Words].Value : null);
        yield return ("By", content.By);
    }

    private static string? When(IStringLocalizer<Texts> t, NoticeContent content, DateTimeZone zone) => (content.From, content.Until) switch
    {
        ({ } from, { } until) => t["{0} until {1}", Say(from, zone), SayShort(from, until, zone)],
        (null, { } until) => t["Until {0}", Say(until, zone)],
        ({ } from, null) => Say(from, zone),
        _ => null,
    };

    private static string Say(Instant instant, DateTimeZone zone) => $"{ZonedDateTimePattern.CreateWithCurrentCulture("ddd d MMM uuuu, HH:mm", null).Format(instant.InZone(zone))} {zone.Id}";

    /// <summary>Of an end on the same day the hour is enough.</summary>
    private static string SayShort(Instant from, Instant until, DateTimeZone zone) =>
        from.InZone(zone).Date == until.InZone(zone).Date ? ZonedDateTimePattern.CreateWithCurrentCulture("HH:mm", null).Format(until.InZone(zone)) : Say(until, zone);
}
