using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Web.Changes;

/// <summary>A change in a list of the API. Open seats and statements name the functions that are waited for.</summary>
public sealed record ChangeRowAnswer(string Number, string Title, ChangeType Type, ChangeNature Nature, ChangeStatus Status, string Site, string TimeZone, string Requester, string RequesterName,
    Instant CreatedAt, Instant? SubmittedAt, Instant? PlannedStart, Instant? PlannedEnd, int SpanMinutes, int Revision, int Version, IReadOnlyList<Function> OpenSeats, IReadOnlyList<Function> OpenStatements)
{
    public static ChangeRowAnswer From(ChangeRow row) => new(row.Number, row.Title, row.Type, row.Nature, row.Status, row.Site, row.TimeZone, row.RequesterCode, row.RequesterName,
        row.CreatedAt, row.SubmittedAt, row.PlannedStart, row.PlannedStart?.Plus(Duration.FromMinutes(row.SpanMinutes)), row.SpanMinutes, row.Revision, row.Version, row.OpenSeats, row.OpenStatements);
}

/// <summary>A thing that the change acts on.</summary>
public sealed record ItemAnswer(string Code, ItemKind Kind, string? Replacement);

/// <summary>A function that must sign, why and on what terms, and the decisions on its seat. Stuck: too few are left who could sign.</summary>
public sealed record SeatAnswer(Function Function, bool Open, IReadOnlyList<string> Reasons, Instant? RequestedAt, int Needed, int MaySign, bool Veto, bool Stuck, SignatureMeaning Meaning,
    IReadOnlyList<string> Competencies, int? DeadlineHours, FieldGroups Covers, Verdict? Verdict, SignatureAnswer? Signature, IReadOnlyList<SignatureAnswer> Signatures)
{
    /// <summary>Null when it is not open for signature, or has no deadline.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>How urgently people were reminded; null when not yet.</summary>
    public ChaseKind? Reminded { get; init; }

    /// <summary>Verdict and signature are those of the last valid decision.</summary>
    public static SeatAnswer From(SeatRow row)
    {
        IReadOnlyList<SignatureAnswer> signatures = [.. row.Signatures.Select(SignatureAnswer.From)];
        var last = signatures.Count == 0 ? null : signatures[^1];
        return new(row.Function, row.IsOpen, row.Reasons, row.RequestedAt, row.Needed, row.MaySign, row.HasVeto, row.IsStuck, row.Meaning, row.Competencies, row.DeadlineHours, row.Covers,
            last?.Verdict, last, signatures);
    }
}

/// <summary>
/// A decision as it was signed: printed name, instant and the zone in which it is printed, meaning, what it covers and its hash; a void one says since when and why. Function is null for
/// the authorizer of an emergency. Intact: the content still fits the hash.
/// </summary>
public sealed record SignatureAnswer(Function? Function, string PersonName, string? OnBehalfOf, Verdict Verdict, SignatureMeaning Meaning, string? Comment, int Revision, Instant SignedAt, string TimeZone,
    SigningMethod Method, FieldGroups Covers, string ContentHash, bool Intact, bool Void, Instant? VoidedAt, string? VoidedBecause)
{
    public static SignatureAnswer From(SignatureRow row) => new(row.Function, row.PersonName, row.OnBehalfOf, row.Verdict, row.Meaning, row.Comment, row.Revision, row.SignedAt, row.TimeZone, row.Method,
        row.Covers, row.ContentHash, row.IsIntact, row.VoidedAt is not null, row.VoidedAt, row.VoidedBecause);
}

/// <summary>What a function says the change means for it; open until it did.</summary>
public sealed record StatementAnswer(Function Function, bool Open, string? Text, string? PersonName, Instant? StatedAt);

/// <summary>Something the change touches, and the path from the changed item to it.</summary>
public sealed record AffectedItemAnswer(ItemKind Kind, string Code, string Name, Relation Relation, IReadOnlyList<string> Path);

/// <summary>People who miss data while the change is carried out, and the path to them.</summary>
public sealed record MissedDataAnswer(Function Function, string? Consumer, IReadOnlyList<string> Path);

/// <summary>One thing that is wrong with the planned slot.</summary>
public sealed record VerdictAnswer(ConflictCode Code, ConflictPolicy Policy, Function? Approver, string? Asset, IReadOnlyList<string> Path, int? WindowId, string? Change, Instant From, Instant To, string Message)
{
    public static VerdictAnswer Of(SlotVerdict v) => new(v.Code, v.Policy, v.Approver, v.Asset, v.Path, v.WindowId, v.ChangeNumber, v.From, v.To, v.Message);
}

/// <summary>A line of the history with the fields that moved.</summary>
public sealed record HistoryAnswer(Instant At, string Actor, string Event, int? Revision, string? Text, IReadOnlyList<MovedField> Fields);

/// <summary>What the caller can do with the change now; assess and decide name the functions to do it for.</summary>
public sealed record CanAnswer(bool Edit, bool Submit, bool Withdraw, bool Cancel, bool Schedule, bool Start, bool Finish, bool Verify, bool Close, bool Rollback,
    bool ConfirmEmergency, IReadOnlyList<Function> Assess, IReadOnlyList<Function> Decide)
{
    public static CanAnswer From(ChangeOptions can) => new(can.CanEdit, can.CanSubmit, can.CanWithdraw, can.CanCancel, can.CanSchedule, can.CanStart, can.CanFinish, can.CanVerify, can.CanClose,
        can.CanRollBack, can.CanConfirmEmergency, can.Assess, can.Decide);
}
