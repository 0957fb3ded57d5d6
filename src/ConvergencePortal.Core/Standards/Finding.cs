using System.Text.Encodings.Web;
using System.Text.Json;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where a finding stands.</summary>
public enum FindingStatus
{
    /// <summary>The newest run sees it. Set by the portal.</summary>
    Open,

    /// <summary>A waiver in force excuses it until a day. Set with the waiver, and ended with it.</summary>
    Waived,

    /// <summary>The newest run no longer sees it. Set by the portal.</summary>
    Fixed,

    /// <summary>Somebody of the function whose it is says that the check is mistaken here; holds until what it says changes.</summary>
    FalsePositive,
}

/// <summary>
/// A place where the plant does not conform, kept from run to run: the same violation is one finding, however often it is seen. One that is gone is fixed; one that comes back is open again with a new beginning.
/// </summary>
public sealed class Finding
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Finding() { }

    public Finding(Violation violation, int? siteId, Instant now)
    {
        (Check, SubjectKind, SubjectKey, ParametersHash) = violation.Key;
        (SiteId, FirstSeen, LastSeen) = (siteId, now, now);
        ParametersJson = JsonSerializer.Serialize(violation.Parameters, Json);
        TakeOver(violation);
    }

    public int Id { get; private set; }
    public string Check { get; private set; } = "";
    public SubjectKind SubjectKind { get; private set; }
    public string SubjectKey { get; private set; } = "";
    public string ParametersHash { get; private set; } = "";
    public string ParametersJson { get; private set; } = "[]";

    /// <summary>Null for what belongs to no site.</summary>
    public int? SiteId { get; private set; }

    public CheckSeverity Severity { get; private set; }
    public string Sentence { get; private set; } = "";
    public string EvidenceJson { get; private set; } = "[]";
    public Function? OwnerFunction { get; private set; }
    public int? OwnerId { get; private set; }
    public FindingStatus Status { get; private set; }

    /// <summary>Since when it is seen without a break.</summary>
    public Instant FirstSeen { get; private set; }

    /// <summary>When it was seen first or ceased to be; while it is open, the newest whole run has seen it.</summary>
    public Instant LastSeen { get; private set; }

    public Instant? FixedAt { get; private set; }

    /// <summary>How often it was fixed and came back.</summary>
    public int TimesReturned { get; private set; }

    /// <summary>Last day of the waiver that excuses it.</summary>
    public LocalDate? WaivedUntil { get; private set; }

    public string? FalsePositiveReason { get; private set; }
    public string? FalsePositiveByName { get; private set; }
    public Instant? FalsePositiveAt { get; private set; }
    public int Version { get; private set; }

    public FindingKey Key => new(Check, SubjectKind, SubjectKey, ParametersHash);
    public IReadOnlyList<string> Evidence => ReadEvidence(EvidenceJson);
    public IReadOnlyList<ViolationParameter> Parameters => ReadParameters(ParametersJson);

    internal static IReadOnlyList<string> ReadEvidence(string json) => JsonSerializer.Deserialize<List<string>>(json) ?? [];
    internal static IReadOnlyList<ViolationParameter> ReadParameters(string json) => JsonSerializer.Deserialize<List<ViolationParameter>>(json) ?? [];

    /// <summary>A run sees it.</summary>
    public Sighting See(Violation violation, Instant now)
    {
        var isNews = !Says(violation);
        if (Status == FindingStatus.Fixed)
        {
            (Status, FirstSeen, LastSeen, FixedAt, TimesReturned) = (FindingStatus.Open, now, now, null, TimesReturned + 1);
            TakeOver(violation);
            return Sighting.Returned;
        }
        if (!isNews) return Sighting.Known;

        // What was called mistaken was the old sentence; the new one nobody has judged.
        if (Status == FindingStatus.FalsePositive) (Status, FalsePositiveReason, FalsePositiveByName, FalsePositiveAt) = (FindingStatus.Open, null, null, null);
        TakeOver(violation);
        return Sighting.Changed;
    }

    /// <summary>A run no longer sees it.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Miss(Instant now)
    {
        if (Status == FindingStatus.Fixed) return false;

        (Status, FixedAt, LastSeen, WaivedUntil) = (FindingStatus.Fixed, now, now, null);
        (FalsePositiveReason, FalsePositiveByName, FalsePositiveAt) = (null, null, null);
        Version++;
        return true;
    }

    /// <summary>A waiver in force excuses it.</summary>
    public void Waive(LocalDate until)
    {
        if (Status is not (FindingStatus.Open or FindingStatus.Waived) || (Status, WaivedUntil) == (FindingStatus.Waived, until)) return;
        (Status, WaivedUntil) = (FindingStatus.Waived, until);
        Version++;
    }

    /// <summary>No waiver excuses it any more.</summary>
    public void EndWaiver()
    {
        if (Status != FindingStatus.Waived) return;
        (Status, WaivedUntil) = (FindingStatus.Open, null);
        Version++;
    }

    /// <summary>Says that the check is mistaken here; the reason stays with it.</summary>
    public Result MarkFalsePositive(PersonRights by, string? reason, Instant now)
    {
        if (!IsTheirs(by)) return FindingErrors.NotTheirs(this);
        if (Status is FindingStatus.Fixed or FindingStatus.FalsePositive) return FindingErrors.WrongStatus(this);
        if (string.IsNullOrWhiteSpace(reason)) return FindingErrors.ReasonRequired;

        (Status, WaivedUntil) = (FindingStatus.FalsePositive, null);
        (FalsePositiveReason, FalsePositiveByName, FalsePositiveAt) = (reason.Trim(), by.Name, now);
        Version++;
        return Result.Success;
    }

    /// <summary>Whether the person is who answers for the thing, or speaks for the function that does. A function of any site speaks for what belongs to none.</summary>
    public bool IsTheirs(PersonRights by) => by.MayWrite && by.Kind == PersonKind.Person
        && (OwnerId == by.PersonId || (OwnerFunction is { } function && by.Functions.Any(held => held.Function == function && (SiteId is null || held.SiteId == SiteId))));

    private bool Says(Violation violation) => Severity == violation.Severity && Sentence == Fit(violation.Sentence) && EvidenceJson == Write(violation.Evidence)
        && OwnerFunction == violation.Owner.Function && OwnerId == violation.Owner.PersonId;

    private void TakeOver(Violation violation)
    {
        (Severity, Sentence, EvidenceJson) = (violation.Severity, Fit(violation.Sentence), Write(violation.Evidence));
        (OwnerFunction, OwnerId) = (violation.Owner.Function, violation.Owner.PersonId);
        Version++;
    }

    private static string Fit(string sentence) => sentence.Length <= PlainText.CommentLength ? sentence : sentence[..(PlainText.CommentLength - 1)] + "…";

    private static string Write(IReadOnlyList<string> evidence) => JsonSerializer.Serialize(evidence, Json);
}

/// <summary>What a sighting told of a finding.</summary>
public enum Sighting
{
    /// <summary>Nothing that was not known.</summary>
    Known,

    /// <summary>The same, in other words.</summary>
    Changed,

    /// <summary>It was fixed, and is back.</summary>
    Returned,
}
