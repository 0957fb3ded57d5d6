using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Changes;
using NodaTime;

namespace ConvergencePortal.Web.Standards;

/// <summary>A new standard.</summary>
public sealed record StandardBody(string? Code, string? Title, StandardCategory? Category, Function? OwnerFunction, int? ReviewIntervalMonths)
{
    /// <summary>What is not said is refused beside its field, as on the page.</summary>
    internal StandardHead ToHead() => new((Code ?? "").Trim(), Title ?? "", Category ?? (StandardCategory)(-1), OwnerFunction ?? (Function)(-1), ReviewIntervalMonths ?? ReviewDue.DefaultMonths);
}

/// <summary>What a version applies to; every condition given must hold.</summary>
public sealed record ApplicabilityBody(string? Scope, ZoneKind? ZoneKind, int? LevelFromTenths, int? LevelToTenths, DeviceRole? DeviceRole, OperationsType? OperationsType,
    bool? IsHazardousProcess, bool? IsGxpRelevant, bool? IsSafetyRelated)
{
    internal Applicability ToApplicability() => new()
    {
        Scope = Scope, ZoneKind = ZoneKind, LevelFromTenths = LevelFromTenths, LevelToTenths = LevelToTenths, DeviceRole = DeviceRole, OperationsType = OperationsType,
        IsHazardousProcess = IsHazardousProcess ?? false, IsGxpRelevant = IsGxpRelevant ?? false, IsSafetyRelated = IsSafetyRelated ?? false,
    };
}

/// <summary>A requirement; without a key it is a new one and gets the next.</summary>
public sealed record RequirementBody(string? Key, string? Text, RequirementLevel? Level, IReadOnlyList<string?>? RegimeRefs, string? CheckCode,
    IReadOnlyDictionary<string, int>? Parameters, CheckSeverity? Severity)
{
    internal RequirementContent ToContent() => new(Key, Text ?? "", Level ?? RequirementLevel.Must)
    {
        RegimeRefs = [.. (RegimeRefs ?? []).Select(text => text ?? "")], CheckCode = CheckCode, Parameters = Parameters ?? new Dictionary<string, int>(), Severity = Severity,
    };
}

/// <summary>The whole new content of a draft.</summary>
/// <param name="Version">Of the record, as the answer you read names it.</param>
public sealed record StandardDraftBody(int? Version, string? SemVer, string? ChangeNote, LocalDate? PlannedFrom, LocalDate? PlannedTo, ApplicabilityBody? AppliesTo,
    IReadOnlyList<RequirementBody?>? Requirements)
{
    internal StandardContent ToContent() => new(SemVer ?? "", ChangeNote, PlannedFrom, PlannedTo, AppliesTo?.ToApplicability() ?? Applicability.Everything,
        [.. (Requirements ?? []).Select(requirement => (requirement ?? new(null, null, null, null, null, null, null)).ToContent())]);
}

/// <summary>Said when a version is asked for that applies to every single thing.</summary>
public sealed record StandardSubmitBody(bool? AppliesToEverything);

/// <summary>The version that somebody read.</summary>
public sealed record StandardReadBody(string? SemVer);

/// <summary>One standard in the API, with one of its versions whole.</summary>
public sealed record StandardAnswer(string Code, string Title, StandardCategory Category, Function OwnerFunction, int ReviewIntervalMonths, LocalDate? ReviewDueOn, bool IsRetired,
    string? RetireReason, string? EffectiveSemVer, string? OpenSemVer, int Version, StandardVersionDetail Shown, IReadOnlyList<StandardVersionRow> Versions, StandardReadings Readings,
    RoundDetail? Round, IReadOnlyList<HistoryAnswer> History, StandardOptions Can)
{
    public static StandardAnswer From(StandardDetail detail, RoundDetail? round) => new(
        detail.Row.Code, detail.Row.Title, detail.Row.Category, detail.Row.OwnerFunction, detail.Row.ReviewIntervalMonths, detail.Row.ReviewDueOn, detail.Row.IsRetired, detail.RetireReason,
        detail.Row.EffectiveSemVer, detail.Row.OpenSemVer, detail.Row.Version, detail.Shown, detail.Versions, detail.Readings, round,
        [.. detail.History.Select(h => new HistoryAnswer(h.At, h.ActorName, h.Event, h.Revision, h.Text, h.Moved))], detail.Options);
}
