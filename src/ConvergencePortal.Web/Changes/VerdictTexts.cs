using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Changes;

/// <summary>Where a reader looks for what is wrong with a slot.</summary>
public enum VerdictKind
{
    /// <summary>Freezes, production and maintenance windows.</summary>
    Windows,

    /// <summary>Other changes in the same time.</summary>
    Changes,

    /// <summary>People who are away, busy or off shift.</summary>
    People,

    /// <summary>The time itself.</summary>
    Time,
}

/// <summary>Verdicts of one code and one cause: a window, another change, or neither.</summary>
public sealed record VerdictGroup(ConflictCode Code, ConflictPolicy Policy, Function? Approver, int? WindowId, string? ChangeNumber, IReadOnlyList<SlotVerdict> Verdicts)
{
    /// <summary>How many of the changed things it hurts; 0 where it is about people or time.</summary>
    public int Assets => Verdicts.Select(v => v.Asset).OfType<string>().Distinct().Count();
}

/// <summary>Sorts the verdicts of a slot for a reader, worst first, and drops none.</summary>
public static class VerdictTexts
{
    public static IReadOnlyList<(VerdictKind Kind, IReadOnlyList<VerdictGroup> Groups)> Sort(IEnumerable<SlotVerdict> verdicts) =>
    [
        .. verdicts.GroupBy(v => (v.Code, v.Policy, v.Approver, v.WindowId, v.ChangeNumber))
            .Select(g => new VerdictGroup(g.Key.Code, g.Key.Policy, g.Key.Approver, g.Key.WindowId, g.Key.ChangeNumber, [.. g]))
            .OrderBy(g => g.Policy).ThenByDescending(g => g.Assets)
            .GroupBy(g => KindOf(g.Code))
            .Select(section => (section.Key, (IReadOnlyList<VerdictGroup>)[.. section]))
            .OrderBy(section => section.Item2[0].Policy).ThenBy(section => section.Key),
    ];

    public static string Of(VerdictKind kind) => kind switch
    {
        VerdictKind.Windows => "Time windows",
        VerdictKind.Changes => "Other changes",
        VerdictKind.People => "People",
        VerdictKind.Time => "Time",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Whose consent lets a slot pass. Null stands for the person who is named in an emergency.</summary>
    public static string Consent(IStringLocalizer<Texts> t, Function? approver) =>
        approver is { } function ? t["Needs {0}'s consent", t[ChangeTexts.Of(function)]] : t["Needs the consent of the named authorizer"];

    private static VerdictKind KindOf(ConflictCode code) => code switch
    {
        ConflictCode.InsideFreeze or ConflictCode.OutsideMaintenance or ConflictCode.ExceedsMaintenance or ConflictCode.NoMaintenanceWindowDefined or ConflictCode.CutsProduction
            or ConflictCode.RollbackTooLong => VerdictKind.Windows,
        ConflictCode.SameAsset or ConflictCode.RelatedAsset or ConflictCode.SharedRedundancy => VerdictKind.Changes,
        ConflictCode.PersonBusy or ConflictCode.PersonAbsent or ConflictCode.PeopleAway => VerdictKind.People,
        ConflictCode.RetroactiveStart => VerdictKind.Time,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
