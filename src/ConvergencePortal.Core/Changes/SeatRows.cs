using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A seat with the decisions on it.</summary>
/// <param name="Needed">How many must approve, as the members are now.</param>
/// <param name="MaySign">How many could: members with the competencies, without requester, implementer and authorizer.</param>
/// <param name="IsStuck">Too few are left who could still sign.</param>
/// <param name="Signatures">The valid decisions, oldest first.</param>
public sealed record SeatRow(Function Function, IReadOnlyList<string> Reasons, Instant? RequestedAt, bool IsOpen, int Needed, int MaySign, bool HasVeto, bool IsStuck, SignatureMeaning Meaning,
    IReadOnlyList<string> Competencies, int? DeadlineHours, FieldGroups Covers, IReadOnlyList<SignatureRow> Signatures)
{
    internal static IReadOnlyList<SeatRow> Of(ChangeRequest change, SeatFacts facts)
    {
        var stuck = change.Status is ChangeStatus.Authorizing or ChangeStatus.RetrospectiveReview ? change.FindStuck(facts.Members) : null;
        return [.. change.Seats.OrderBy(s => s.Function).Select(seat => new SeatRow(seat.Function, seat.Reasons.Split('\n'), seat.RequestedAt, seat.IsOpen, change.NeededOn(seat, facts.Members),
            change.MaySign(seat, facts.Members).Count(), seat.HasVeto, seat.Function == stuck, seat.Meaning, seat.CompetencyCodes, seat.DeadlineHours, seat.Covers,
            [.. change.Signatures.Where(s => s.Function == seat.Function && s.IsValid).OrderBy(s => s.SignedAt).Select(s => SignatureRow.Of(s, change))]))];
    }
}

/// <summary>A decision, void ones included.</summary>
/// <param name="Function">Null for the authorizer of an emergency.</param>
/// <param name="TimeZone">IANA zone in which the time is printed.</param>
/// <param name="IsIntact">Whether the hash still fits what it covers; false on a valid signature means that somebody changed the content past the portal.</param>
public sealed record SignatureRow(Function? Function, string PersonName, string? OnBehalfOf, Verdict Verdict, SignatureMeaning Meaning, string? Comment, int Revision, Instant SignedAt, string TimeZone,
    SigningMethod Method, FieldGroups Covers, string ContentHash, bool IsIntact, Instant? VoidedAt, string? VoidedBecause)
{
    internal static SignatureRow Of(Signature s, ChangeRequest change) => new(s.Function, s.PersonName, s.OnBehalfOfName, s.Verdict, s.Meaning, s.Comment, s.Revision, s.SignedAt, s.TimeZone,
        s.Method, s.Covers, s.ContentHash, change.IsIntact(s), s.VoidedAt, s.VoidedBecause);
}
