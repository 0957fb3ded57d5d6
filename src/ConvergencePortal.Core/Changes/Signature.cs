using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// A decision on one revision, bound by a hash to the fields it covers. It is never removed: an edit that concerns it makes it void, and it stays readable
/// (21 CFR 11.50, 11.70).
/// </summary>
public sealed class Signature
{
    private Signature() { }

    /// <param name="askedAt">Since when the function could have signed.</param>
    /// <param name="loan">In whose name the person signs; null in their own right.</param>
    internal Signature(ApprovalSeat seat, Instant askedAt, PersonRights by, DelegatedFunction? loan, Verdict verdict, string? comment, SignatureStamp stamp) : this(by, verdict, comment, stamp)
    {
        AskedAt = askedAt;
        (Function, Meaning, Covers) = (seat.Function, verdict == Verdict.Approve ? seat.Meaning : SignatureMeaning.Reviewed, seat.Covers);
        (OnBehalfOfId, OnBehalfOfName) = (loan?.DelegatorId, loan?.DelegatorName);
    }

    /// <summary>The named authorizer's own confirmation of an emergency; it fills no seat.</summary>
    internal Signature(PersonRights authorizer, string? comment, SignatureStamp stamp) : this(authorizer, Verdict.Approve, comment, stamp) =>
        (Meaning, Covers) = (SignatureMeaning.AuthorizedEmergency, FieldGroups.Scope);

    private Signature(PersonRights by, Verdict verdict, string? comment, SignatureStamp stamp)
    {
        (PersonId, PersonName, Verdict, Comment) = (by.PersonId, by.Name, verdict, comment);
        (SignedAt, TimeZone, Method, Session) = (stamp.At, stamp.TimeZone, stamp.Method, stamp.Session);
    }

    public int Id { get; private set; }
    public int ChangeId { get; private set; }

    /// <summary>The function it was given for; null for the authorizer of an emergency.</summary>
    public Function? Function { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>The printed name at signing (21 CFR 11.50).</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>In whose place the person signed, when somebody had delegated the seat.</summary>
    public int? OnBehalfOfId { get; private set; }

    public string? OnBehalfOfName { get; private set; }
    public Verdict Verdict { get; private set; }
    public SignatureMeaning Meaning { get; private set; }
    public string? Comment { get; private set; }
    public int Revision { get; private set; }
    public Instant SignedAt { get; private set; }

    /// <summary>Since when the function could have signed, this time; null for the authorizer of an emergency, and on signatures that are older than this column.</summary>
    public Instant? AskedAt { get; private set; }

    /// <summary>IANA zone of the site at signing, in which the time is printed.</summary>
    public string TimeZone { get; private set; } = "";

    public SigningMethod Method { get; private set; }

    /// <summary>The sign-in in which it happened.</summary>
    public Guid Session { get; private set; }

    /// <summary>The groups of fields it is bound to.</summary>
    public FieldGroups Covers { get; private set; }

    /// <summary>SHA-256 of the canonical form of what it covers, in hexadecimal; empty on signatures older than the binding, which any edit makes void.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>The start it was given on; null without a slot.</summary>
    public Instant? AgreedStart { get; private set; }

    /// <summary>What the slot met at signing that needs a consent, one a line; empty where the seat does not cover it.</summary>
    public string Conflicts { get; private set; } = "";

    public Instant? VoidedAt { get; private set; }
    public string? VoidedBecause { get; private set; }

    public bool IsValid => VoidedAt is null;

    /// <summary>Valid, and given by the person or in their name: either way it is their one seat.</summary>
    internal bool IsOf(int personId) => IsValid && (PersonId == personId || OnBehalfOfId == personId);

    internal void Bind(ChangeRequest change, IReadOnlyList<string> conflicts)
    {
        (Revision, AgreedStart) = (change.Revision, change.Content.PlannedStart);
        Conflicts = Covers.HasFlag(FieldGroups.Conflicts) ? string.Join('\n', conflicts) : "";
        ContentHash = HashOf(change);
    }

    /// <summary>Whether the content fits the hash, slot and conflicts taken as they were at signing.</summary>
    internal bool Fits(ChangeRequest change) => ContentHash == HashOf(change);

    /// <summary>Whether what it covers is what it was given on; a start within the tolerance counts as the same.</summary>
    /// <param name="chosenStart">The start that was first chosen when there was none at signing.</param>
    internal bool Holds(ChangeContent content, IReadOnlyList<ChangeItem> items, bool isReplacementInKind, Instant? chosenStart, SeatFacts facts)
    {
        var start = IsNearby(content.PlannedStart, AgreedStart ?? chosenStart, facts.Tolerance) ? AgreedStart : content.PlannedStart;
        return ContentHash == ContentBinding.HashOf(Covers, content, items, isReplacementInKind, start, facts.Conflicts);
    }

    internal void Void(Instant at, string because)
    {
        if (!IsValid) return;
        VoidedAt = at;
        VoidedBecause = because;
    }

    private string HashOf(ChangeRequest change) =>
        ContentBinding.HashOf(Covers, change.Content, change.Items, change.IsReplacementInKind, AgreedStart, Conflicts.Length == 0 ? [] : Conflicts.Split('\n'));

    private static bool IsNearby(Instant? start, Instant? agreed, Duration tolerance) =>
        agreed is not { } from || (start is { } to && to - from <= tolerance && from - to <= tolerance);
}
