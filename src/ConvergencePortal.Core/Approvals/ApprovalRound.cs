using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Where an approval round stands. Only the methods of <see cref="ApprovalRound"/> move it.</summary>
public enum RoundStatus
{
    /// <summary>Seats wait for their signatures.</summary>
    Open,

    /// <summary>Every seat signed. Final.</summary>
    Approved,

    /// <summary>One function refused. Final.</summary>
    Refused,

    /// <summary>Taken back by whoever asked. Final.</summary>
    Withdrawn,
}

/// <summary>What a function says in a round.</summary>
public enum RoundVerdict
{
    Approve,

    /// <summary>Ends the round; the reason is required.</summary>
    Refuse,
}

/// <summary>
/// Asks some functions to sign one revision of a record that is not a change request: a policy, a template, an extension. Every function asked signs once; one refusal ends it.
/// A round is never reused: another revision is asked in another round.
/// </summary>
public sealed class ApprovalRound
{
    private readonly List<RoundSeat> _seats = [];
    private readonly List<RoundSignature> _signatures = [];

    private ApprovalRound() { }

    /// <param name="siteId">The site whose functions are asked; null asks the functions of the whole organization.</param>
    /// <param name="contentHash">SHA-256 of the content as it is asked, in hexadecimal; every signature is bound to it.</param>
    /// <param name="seats">At least one, each function once.</param>
    public ApprovalRound(RoundRecord record, int? siteId, string contentHash, PersonRights requester, IReadOnlyList<AskedFunction> seats, Instant now)
    {
        if (seats.Count == 0) throw new ArgumentException("A round that asks nobody would approve by silence.", nameof(seats));

        (RecordType, Number, Revision, SiteId, ContentHash, OpenedAt) = (record.Type, record.Number, record.Revision, siteId, contentHash, now);
        (RequesterId, RequesterName) = (requester.PersonId, requester.Name);
        _seats.AddRange(seats.Select(seat => new RoundSeat(seat)));
    }

    public int Id { get; private set; }

    /// <summary>One of the ledger's record types.</summary>
    public string RecordType { get; private set; } = "";

    public string Number { get; private set; } = "";
    public int Revision { get; private set; }
    public int? SiteId { get; private set; }
    public string ContentHash { get; private set; } = "";

    /// <summary>Whoever wrote the content; never signs it.</summary>
    public int RequesterId { get; private set; }

    public string RequesterName { get; private set; } = "";
    public RoundStatus Status { get; private set; }
    public Instant OpenedAt { get; private set; }
    public Instant? ClosedAt { get; private set; }

    /// <summary>Concurrency token: two "last" signatures must not both believe that they were not last.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<RoundSeat> Seats => _seats;
    public IReadOnlyList<RoundSignature> Signatures => _signatures;

    /// <summary>Null when the person may sign for the function; else why not.</summary>
    public Error? RefuseSigner(PersonRights by, Function function)
    {
        if (Status != RoundStatus.Open) return RoundErrors.Closed(this);
        if (_seats.SingleOrDefault(s => s.Function == function) is not { } seat) return RoundErrors.NoSuchSeat(function);
        if (by.PersonId == RequesterId) return RoundErrors.RequesterMayNotSign;
        if (seat.ByChair ? !by.IsChair : !Speaks(by, function)) return seat.ByChair ? RoundErrors.ChairOnly : RoundErrors.NotYourFunction(function, SiteId is null);
        if (!seat.IsOpen) return RoundErrors.SeatTaken(function, _signatures.Last(s => s.Function == function).PersonName);
        return _signatures.Any(s => s.PersonId == by.PersonId) ? RoundErrors.OneSeatAPerson : null;
    }

    /// <summary>Null when this decision can be signed; asked before the signer shows who they are, and again when they sign.</summary>
    public Error? RefuseDecision(PersonRights by, Function function, string seenHash, RoundVerdict verdict, string? comment) =>
        RefuseSigner(by, function) is { } refused ? refused
        : !string.Equals(seenHash, ContentHash, StringComparison.OrdinalIgnoreCase) ? RoundErrors.OtherContent
        : verdict == RoundVerdict.Refuse && string.IsNullOrWhiteSpace(comment) ? RoundErrors.ReasonRequired
        : null;

    /// <summary>Signs for a function. The last approval closes the round as approved, any refusal as refused.</summary>
    /// <param name="seenHash">Hash of the content that the signer looked at.</param>
    /// <param name="timeZone">IANA zone in which the signature's time is shown.</param>
    public Result Decide(PersonRights by, Function function, string seenHash, RoundVerdict verdict, string? comment, string timeZone, Instant now)
    {
        if (RefuseDecision(by, function, seenHash, verdict, comment) is { } refused) return refused;

        var seat = _seats.Single(s => s.Function == function);
        seat.IsOpen = false;
        _signatures.Add(new RoundSignature(seat, by, verdict, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), ContentHash, timeZone, now));
        if (verdict == RoundVerdict.Refuse) Close(RoundStatus.Refused, now);
        else if (_seats.All(s => !s.IsOpen)) Close(RoundStatus.Approved, now);
        Version++;
        return Result.Success;
    }

    /// <summary>Takes it back; who may is a rule of the record it is about. What was signed stays readable.</summary>
    public Result Withdraw(Instant now)
    {
        if (Status != RoundStatus.Open) return RoundErrors.Closed(this);

        Close(RoundStatus.Withdrawn, now);
        Version++;
        return Result.Success;
    }

    /// <summary>At a site only its members speak; for the whole organization whoever speaks for the function anywhere.</summary>
    private bool Speaks(PersonRights by, Function function) =>
        SiteId is { } site ? by.SpeaksFor(function, site) : by.Functions.Any(held => by.SpeaksFor(function, held.SiteId));

    private void Close(RoundStatus status, Instant now) => (Status, ClosedAt) = (status, now);
}

/// <summary>The record and revision that a round is about.</summary>
/// <param name="Type">One of the ledger's record types.</param>
public sealed record RoundRecord(string Type, string Number, int Revision);

/// <summary>A function that a round asks, and why in sentences.</summary>
/// <param name="ByChair">The governance chair signs in the function's matter, since more than the function's own word is asked for.</param>
public sealed record AskedFunction(Function Function, IReadOnlyList<string> Reasons, SignatureMeaning Meaning = SignatureMeaning.Approved, bool ByChair = false);
