using System.Globalization;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Standards;

/// <summary>The English words of the standards' pages; they are also the keys of their translation.</summary>
public static class StandardTexts
{
    public static StatusLook Of(StandardStatus status) => status switch
    {
        StandardStatus.Draft => new("Draft", "✎", "status-muted"),
        StandardStatus.InReview => new("Waiting for signatures", "◑", "status-warn"),
        StandardStatus.Rejected => new("Rejected", "✕", "status-bad"),
        StandardStatus.Approved => new("Approved, not yet effective", "◷", "status-warn"),
        StandardStatus.Effective => new("Effective", "✓", "status-good"),
        StandardStatus.Superseded => new("Superseded", "■", "status-muted"),
        StandardStatus.Retired => new("Retired", "■", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Null where nothing need be said.</summary>
    public static StatusLook? Of(ReviewState state) => state switch
    {
        ReviewState.NotDue => null,
        ReviewState.DueSoon => new("Review due soon", "◷", "status-warn"),
        ReviewState.Overdue => new("Review overdue", "!", "status-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static StatusLook Of(RequirementLevel level) => level switch
    {
        RequirementLevel.Must => new("Must", "●", "status-bad"),
        RequirementLevel.Should => new("Should", "◐", "status-warn"),
        RequirementLevel.May => new("May", "○", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    public static string Of(StandardCategory category) => category switch
    {
        StandardCategory.Data => "Data",
        StandardCategory.Change => "Change work",
        StandardCategory.Cyber => "Cybersecurity",
        StandardCategory.Network or StandardCategory.Equipment or StandardCategory.Naming or StandardCategory.Training or StandardCategory.Safety => category.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, null),
    };

    public static string Of(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Blocking => "Stops a change",
        CheckSeverity.High => "High severity",
        CheckSeverity.Medium => "Medium severity",
        CheckSeverity.Low => "Low severity",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    /// <summary>What happened to a standard; an event that a later version adds is shown by its name.</summary>
    public static string Happened(string name) => name switch
    {
        StandardEvents.Proposed => "proposed it",
        StandardEvents.Drafted => "edited it",
        StandardEvents.Submitted => "submitted it",
        StandardEvents.TakenBack => "took it back",
        StandardEvents.Approved => "the last signature is there: approved",
        StandardEvents.Rejected => "it was refused",
        StandardEvents.Superseded => "a later version takes its place",
        StandardEvents.Retired => "retired it",
        StandardEvents.Read => "has read and understood it",
        Core.Approvals.DecideRound.Event => "decided",
        _ => name,
    };

    /// <summary>What it applies to, one condition a line; nothing for everything there is.</summary>
    public static IEnumerable<(string Label, string Value)> Say(Applicability asked, IStringLocalizer<Texts> t)
    {
        if (asked.Scope is { } scope) yield return (t["Equipment"], t["{0} and everything below", scope]);
        if (asked.ZoneKind is { } kind) yield return (t["Kind of zone"], t[Words.Of(kind)]);
        if (asked.LevelFromTenths is { } || asked.LevelToTenths is { }) yield return (t["Purdue level"], $"{Level(asked.LevelFromTenths) ?? "0"} – {Level(asked.LevelToTenths) ?? "5"}");
        if (asked.DeviceRole is { } role) yield return (t["Role of device"], t[Words.Of(role)]);
        if (asked.OperationsType is { } operations) yield return (t["Operations"], t[Words.Of(operations)]);
        if (asked.IsHazardousProcess) yield return (t["Hazardous process"], t["only what belongs to it"]);
        if (asked.IsGxpRelevant) yield return (t["GxP relevant"], t["only what belongs to it"]);
        if (asked.IsSafetyRelated) yield return (t["Safety-related"], t["only what belongs to it"]);
    }

    public static string? Level(int? tenths) => tenths is { } level ? (level / 10m).ToString("0.#", CultureInfo.InvariantCulture) : null;
}
