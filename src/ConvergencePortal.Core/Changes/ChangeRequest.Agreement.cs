using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Asking the functions: submit, assess, decide, withdraw.</summary>
public sealed partial class ChangeRequest
{
    /// <summary>Opens the statements and seats. An emergency passes at once under its named authorizer; its seats sign in the retrospective.</summary>
    public Result Submit(PersonRights by, IReadOnlyList<Requirement> agreement, Instant now)
    {
        if (by.PersonId != RequesterId) return ChangeRequestErrors.NotRequester;
        if (Status is not (ChangeStatus.Draft or ChangeStatus.ChangesRequested)) return ChangeRequestErrors.WrongStatus(this, "submitted");

        SubmittedAt ??= now;
        Ask(agreement, now);
        if (Content.Type == ChangeType.Emergency)
        {
            _statements.Clear();
            Status = ChangeStatus.EmergencyAuthorized;
        }
        else
        {
            Status = NextWhileAsking();
        }
        Happened(ChangeEvents.Submitted, _seats.Count == 0 ? null : $"Asked: {string.Join(", ", _seats.Select(s => ChangeWords.Of(s.Function)))}");
        if (Status == ChangeStatus.Approved && _seats.Count > 0) Happened(ChangeEvents.Approved);
        return Result.Success;
    }

    public Result Assess(PersonRights by, Function function, string statement, Instant now)
    {
        if (Status != ChangeStatus.Assessing) return ChangeRequestErrors.WrongStatus(this, "assessed");
        if (_statements.SingleOrDefault(s => s.Function == function) is not { } asked) return ChangeRequestErrors.NoSuchSeat(function);
        if (!by.SpeaksFor(function, SiteId)) return ChangeRequestErrors.NotYourFunction(function);
        if (!asked.IsOpen) return ChangeRequestErrors.StatementGiven(function, asked.PersonName!);
        if (string.IsNullOrWhiteSpace(statement)) return ChangeRequestErrors.StatementRequired;

        asked.State(by.PersonId, by.Name, statement.Trim(), now);
        Status = NextWhileAsking();
        Happened(ChangeEvents.Assessed, $"{ChangeWords.Of(function)}: {statement.Trim()}");
        return Result.Success;
    }

    /// <summary>Signs for a function. Silence never signs, and the requester, the implementer and one person twice never do (site procedure: separation of duties).</summary>
    /// <param name="revision">The revision the person looked at.</param>
    /// <param name="isSlotFree">Whether the planned slot, if there is one, could be taken now; asked only for the last signature.</param>
    public Result Decide(PersonRights by, Function function, int revision, Verdict verdict, string? comment, Func<bool> isSlotFree, Instant now)
    {
        if (Status is not (ChangeStatus.Authorizing or ChangeStatus.RetrospectiveReview)) return ChangeRequestErrors.NotOpenForDecision(this);
        if (_seats.SingleOrDefault(s => s.Function == function) is not { } seat) return ChangeRequestErrors.NoSuchSeat(function);
        if (!by.SpeaksFor(function, SiteId)) return ChangeRequestErrors.NotYourFunction(function);
        if (by.PersonId == RequesterId) return ChangeRequestErrors.RequesterMayNotSign;
        if (by.PersonId == ImplementerId) return ChangeRequestErrors.ImplementerMayNotSign;
        if (revision != Revision) return ChangeRequestErrors.OlderRevision(this, revision);
        if (!seat.IsOpen) return ChangeRequestErrors.SeatTaken(function, ValidSignature(function)?.PersonName ?? "");
        if (_signatures.Any(s => s.IsValid && s.PersonId == by.PersonId)) return ChangeRequestErrors.OneSeatAPerson;
        if (verdict != Verdict.Approve && string.IsNullOrWhiteSpace(comment)) return ChangeRequestErrors.CommentRequired;
        if (Status == ChangeStatus.RetrospectiveReview && verdict == Verdict.RequestChanges) return ChangeRequestErrors.RetrospectiveVerdict;

        var words = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();
        _signatures.Add(new Signature(function, by.PersonId, by.Name, verdict, words, Revision, now));
        seat.IsOpen = verdict == Verdict.RequestChanges;
        Happened(ChangeEvents.Decided, $"{ChangeWords.Of(function)}: {ChangeWords.Of(verdict)}{(words is null ? "" : $" – {words}")}");
        if (Status == ChangeStatus.Authorizing) MoveAfter(verdict, isSlotFree, now);
        return Result.Success;
    }

    /// <summary>The requester takes it back before the work begins; what was signed becomes void.</summary>
    public Result Withdraw(PersonRights by, string? reason, Instant now)
    {
        if (by.PersonId != RequesterId) return ChangeRequestErrors.NotRequester;
        if (Status is not (ChangeStatus.Assessing or ChangeStatus.Authorizing or ChangeStatus.Approved or ChangeStatus.Scheduled or ChangeStatus.ChangesRequested))
            return ChangeRequestErrors.WrongStatus(this, "withdrawn");

        Revision++;
        VoidSignatures(_ => true, now, "The change was withdrawn.");
        _seats.Clear();
        _statements.Clear();
        ScheduledAt = null;
        TemplateRevision = null;
        Status = ChangeStatus.Draft;
        Happened(ChangeEvents.Withdrawn, reason?.Trim());
        return Result.Success;
    }

    private Signature? ValidSignature(Function function) => _signatures.LastOrDefault(s => s.Function == function && s.IsValid);

    private void MoveAfter(Verdict verdict, Func<bool> isSlotFree, Instant now)
    {
        switch (verdict)
        {
            case Verdict.Refuse:
                Status = ChangeStatus.Rejected;
                ClosedAt = now;
                break;
            case Verdict.RequestChanges:
                Status = ChangeStatus.ChangesRequested;
                // The request is answered by the next revision; as a signature it must not block the person from signing later.
                _signatures[^1].Void(now, "Changes were requested.");
                break;
            case Verdict.Approve when _seats.All(s => !s.IsOpen):
                Status = ChangeStatus.Approved;
                Happened(ChangeEvents.Approved);
                if (Content.PlannedStart is not null && isSlotFree()) TakeSlot(now);
                break;
            case Verdict.Approve:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null);
        }
    }

    /// <summary>Brings seats and statements in line with who must agree: new functions are asked, those that no longer concern it are not.</summary>
    private void Ask(IReadOnlyList<Requirement> agreement, Instant now)
    {
        VoidSignatures(function => agreement.All(a => a.Function != function), now, "The function is no longer asked.");
        _seats.RemoveAll(seat => agreement.All(a => a.Function != seat.Function));
        _statements.RemoveAll(statement => statement.IsOpen && agreement.All(a => a.Function != statement.Function));
        foreach (var required in agreement)
        {
            var reasons = string.Join('\n', required.Reasons);
            if (_seats.SingleOrDefault(s => s.Function == required.Function) is { } seat) seat.Reasons = reasons;
            else _seats.Add(new ApprovalSeat(required.Function, reasons, now));
            if (_statements.All(s => s.Function != required.Function)) _statements.Add(new ImpactStatement(required.Function, now));
        }
    }

    private ChangeStatus NextWhileAsking() => _statements.Any(s => s.IsOpen) ? ChangeStatus.Assessing
        : _seats.Any(s => s.IsOpen) ? ChangeStatus.Authorizing
        : ChangeStatus.Approved;

    private void VoidSignatures(Func<Function, bool> concerns, Instant now, string because)
    {
        foreach (var signature in _signatures.Where(s => s.IsValid && concerns(s.Function))) signature.Void(now, because);
        foreach (var seat in _seats.Where(s => !s.IsOpen && concerns(s.Function)))
        {
            seat.IsOpen = true;
            seat.RequestedAt = now;
        }
    }
}
