using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>The English words for conflicts and for what they do, wherever they are shown; they are also the keys of their translation.</summary>
public static class ConflictWords
{
    /// <summary>The codes as people look for them, under the words that head them.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<ConflictCode> Codes)> Groups { get; } =
    [
        ("Time windows",
        [
            ConflictCode.InsideFreeze, ConflictCode.OutsideMaintenance, ConflictCode.ExceedsMaintenance, ConflictCode.NoMaintenanceWindowDefined, ConflictCode.CutsProduction,
            ConflictCode.RollbackTooLong, ConflictCode.RetroactiveStart,
        ]),
        ("Other changes", [ConflictCode.SameAsset, ConflictCode.RelatedAsset, ConflictCode.SharedRedundancy]),
        ("People who are needed", [ConflictCode.PersonBusy, ConflictCode.PersonAbsent, ConflictCode.PeopleAway]),
    ];

    public static string Of(ConflictCode code) => code switch
    {
        ConflictCode.InsideFreeze => "Inside a freeze",
        ConflictCode.OutsideMaintenance => "Outside maintenance",
        ConflictCode.ExceedsMaintenance => "Does not fit into maintenance",
        ConflictCode.NoMaintenanceWindowDefined => "No maintenance window",
        ConflictCode.CutsProduction => "Cuts production",
        ConflictCode.SameAsset => "The same thing is changed twice",
        ConflictCode.RelatedAsset => "A neighbor is changed too",
        ConflictCode.SharedRedundancy => "No spare is left",
        ConflictCode.PersonBusy => "A person is booked",
        ConflictCode.PersonAbsent => "Nobody is on shift",
        ConflictCode.PeopleAway => "Holiday of the site",
        ConflictCode.RollbackTooLong => "No time to roll back",
        ConflictCode.RetroactiveStart => "Starts in the past",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    public static string Meaning(ConflictCode code) => code switch
    {
        ConflictCode.InsideFreeze => "The slot touches a freeze of what is changed, or of a part of it. It cannot be made a mere warning: a freeze that only warns protects nothing.",
        ConflictCode.OutsideMaintenance => "What is changed has maintenance windows, and the slot lies in none of them.",
        ConflictCode.ExceedsMaintenance => "The slot begins before a maintenance window opens, or ends after it closes.",
        ConflictCode.NoMaintenanceWindowDefined => "No maintenance window covers what is changed, so there is no agreed time for work on it.",
        ConflictCode.CutsProduction => "What is changed is producing at that time, or something that works through it is.",
        ConflictCode.SameAsset => "Another change works on the same thing in an overlapping slot.",
        ConflictCode.RelatedAsset => "Another change works on what is directly above or below, or on the network it hangs on, in an overlapping slot.",
        ConflictCode.SharedRedundancy => "Every member of a redundancy group would be under change at the same moment.",
        ConflictCode.PersonBusy => "Whoever does the work, or is needed for it, is booked for another change at that time.",
        ConflictCode.PersonAbsent => "A function that is needed has nobody on shift for the whole slot, or a person who is needed is away.",
        ConflictCode.PeopleAway => "The slot touches a holiday of the site.",
        ConflictCode.RollbackTooLong => "The work fits; only the rollback reserve runs past the maintenance window or into production.",
        ConflictCode.RetroactiveStart => "The slot begins before now.",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>What a verdict does to the slot it is about.</summary>
    public static StatusLook Of(ConflictPolicy policy) => policy switch
    {
        ConflictPolicy.Block => new("Stops this slot", "✕", "status-bad"),
        ConflictPolicy.NeedsApproval => new("Possible with consent", "◑", "status-warn"),
        ConflictPolicy.Warn => new("A warning", "⚠", "status-warn"),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };

    /// <summary>What a site decides that a conflict does.</summary>
    public static string Choice(ConflictPolicy policy) => policy switch
    {
        ConflictPolicy.Block => "Block",
        ConflictPolicy.NeedsApproval => "Needs consent",
        ConflictPolicy.Warn => "Warn",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };

    /// <summary>"Needs consent: Production".</summary>
    public static string Say(IStringLocalizer<Texts> t, ConflictRule rule) =>
        rule.Approver is { } approver ? $"{t[Choice(rule.Policy)].Value}: {t[Words.Of(approver)].Value}" : t[Choice(rule.Policy)].Value;
}
