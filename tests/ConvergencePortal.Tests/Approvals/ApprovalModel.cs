using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using NodaTime;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>
/// The rules of approval once more, written from the record "change request" and the record "delegation" and not from the code that it is held against: one change, the people, what
/// they lent each other, and a clock. It is slow and simple, and knows nothing of databases.
/// </summary>
internal sealed class ApprovalModel
{
    public const string Requester = "ot.berlin";

    private static readonly Duration Tolerance = Duration.FromMinutes(120);
    private static readonly Duration PinRest = Duration.FromMinutes(15);

    /// <summary>What the effective policy of the prepared plant asks.</summary>
    private static readonly Dictionary<Function, ModelTerms> Policy = new()
    {
        [Function.IT] = new(1, 0, true, true), [Function.OT] = new(1, 51, false, false), [Function.Maintenance] = new(2, 0, true, false), [Function.Production] = new(1, 0, true, false),
        [Function.Quality] = new(1, 0, true, false),
    };

    /// <summary>Who signs for which field, by the record "change request".</summary>
    private static readonly Dictionary<ModelField, Function[]> Signers = new()
    {
        [ModelField.Title] = [.. Policy.Keys], [ModelField.Purpose] = [.. Policy.Keys], [ModelField.Network] = [Function.IT], [ModelField.Configuration] = [Function.IT, Function.OT],
        [ModelField.Plan] = [Function.IT, Function.OT, Function.Maintenance], [ModelField.Safety] = [Function.OT, Function.Maintenance], [ModelField.Quality] = [Function.Quality],
        [ModelField.ProductionMinutes] = [Function.OT, Function.Production], [ModelField.Work] = [Function.OT, Function.Maintenance, Function.Production],
        [ModelField.Start] = [Function.OT, Function.Maintenance, Function.Production], [ModelField.Implementer] = [],
    };

    private readonly Dictionary<string, ModelPerson> _people = ModelPerson.AtThePlant().ToDictionary(p => p.Code);
    private readonly List<ModelLoan> _loans = [];
    private readonly SortedDictionary<Function, bool> _seats = [];
    private readonly SortedDictionary<Function, bool> _statements = [];
    private readonly List<ModelSignature> _signatures = [];
    private Dictionary<ModelField, int> _values = Enum.GetValues<ModelField>().ToDictionary(field => field, _ => 0);

    public Instant Now { get; private set; } = TestPortal.Start;
    public ChangeStatus Status { get; private set; } = ChangeStatus.Draft;
    public int Revision { get; private set; } = 1;
    public int Version { get; private set; } = 1;
    public Seen Seen => new(Revision, Version);
    public bool IsOver => Status is ChangeStatus.Rejected or ChangeStatus.Cancelled;
    public int Loans => _loans.Count;
    public IReadOnlyCollection<string> People => _people.Keys;

    public IEnumerable<Function> OpenSeats => _seats.Where(s => s.Value).Select(s => s.Key);
    public IEnumerable<Function> OpenStatements => _statements.Where(s => s.Value).Select(s => s.Key);
    public IReadOnlyDictionary<ModelField, int> Values => _values;
    public IEnumerable<string> MembersOf(Function function) => _people.Values.Where(p => p.IsActive && p.Speaks(function)).Select(p => p.Code);

    /// <summary>Everything that can be seen of the change.</summary>
    public string Describe() => ModelView.Say(Status, Revision, Version, OpenSeats, OpenStatements, _signatures.Where(s => s.IsValid).Select(s => (s.By, s.For, s.Function, s.Verdict, s.Revision)), _signatures.Count);

    /// <summary>Does it, or says with which code it is refused.</summary>
    public string? Apply(ModelStep step, Seen seen)
    {
        switch (step)
        {
            case WaitStep wait:
                Now += Duration.FromHours(wait.Hours);
                return null;
            case MembershipStep membership:
                _people[membership.By].Set(membership.Function, membership.Holds);
                return null;
            case AccountStep account:
                _people[account.By].IsActive = account.IsActive;
                return null;
            case ReviewStep:
                Review();
                return null;
            case RevokeStep revoke when revoke.Place > _loans.Count:
                return "delegation.unknown";
        }
        var by = _people[step.By];
        if (!by.IsActive) return "rights.inactive";
        if (by.IsAuditor) return "rights.readOnly";

        return step switch
        {
            SubmitStep => Submit(by),
            EditStep edit => Edit(by, edit, seen),
            AssessStep assess => Assess(by, assess),
            DecideStep decide => Decide(by, decide, seen),
            DelegateStep lend => Lend(by, lend),
            RevokeStep revoke => Revoke(by, _loans[revoke.Place - 1]),
            WithdrawStep => Withdraw(by),
            CancelStep cancel => Cancel(by, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };
    }

    private string? Submit(ModelPerson by)
    {
        if (by.Code != Requester) return "change.notRequester";
        if (Status is not (ChangeStatus.Draft or ChangeStatus.ChangesRequested)) return "change.status";
        if (RefuseAsking(_values) is { } refused) return refused;

        Ask();
        VoidWhatMoved();
        Version++;
        Count();
        Settle();
        return null;
    }

    private string? Edit(ModelPerson by, EditStep edit, Seen seen)
    {
        if (by.Code != Requester) return "change.notRequester";
        if (IsOver) return "change.status";
        if (Version != seen.Version - (edit.IsStale ? 1 : 0)) return "save.stale";
        var values = new Dictionary<ModelField, int>(_values) { [edit.Field] = edit.Variant };
        if (ModelContent.Implementer(values[ModelField.Implementer]) is { } implementer && !_people[implementer].IsActive) return "person.unknown";
        var isAsking = Status is not (ChangeStatus.Draft or ChangeStatus.ChangesRequested);
        if (isAsking && RefuseAsking(values) is { } refused) return refused;
        if (values[edit.Field] == _values[edit.Field]) return null;
        if (isAsking && !edit.HasReason) return "change.editReason";

        _values = values;
        Version++;
        if (Status == ChangeStatus.Draft) return null;

        Revision++;
        VoidWhatMoved();
        if (isAsking) Ask();
        Count();
        if (isAsking) Settle();
        return null;
    }

    private string? Assess(ModelPerson by, AssessStep assess)
    {
        if (Status != ChangeStatus.Assessing) return "change.status";
        if (!_statements.TryGetValue(assess.Function, out var isOpen)) return "seat.none";
        if (!by.Speaks(assess.Function) && !_loans.Any(l => l.To == by.Code && l.Function == assess.Function && Holds(l))) return "seat.notYourFunction";
        if (!isOpen) return "assessment.given";
        if (!assess.HasText) return "assessment.statement";

        _statements[assess.Function] = false;
        Version++;
        Status = Next();
        return null;
    }

    private string? Decide(ModelPerson by, DecideStep decide, Seen seen)
    {
        if (Status != ChangeStatus.Authorizing) return "change.notOpenForDecision";
        if (!_seats.TryGetValue(decide.Function, out var isOpen)) return "seat.none";
        var (delegator, refused) = FindRight(by, decide.Function);
        if (refused is not null) return refused;
        if (seen.Revision - decide.Behind != Revision) return "change.revision";
        if (!isOpen) return "seat.taken";
        if (_signatures.FirstOrDefault(s => s.IsOf(by.Code)) is { } earlier) return earlier.Function == decide.Function ? "seat.signedAlready" : "seat.onePerson";
        if (decide.Verdict != Verdict.Approve && !decide.HasComment) return "decision.comment";
        if (decide.Verdict != Verdict.RequestChanges && by.TryPin(decide.HasRightPin, Now, PinRest) is { } unproven) return unproven;

        var signature = new ModelSignature(by.Code, delegator, decide.Function, decide.Verdict, Revision, _values);
        _signatures.Add(signature);
        Version++;
        switch (decide.Verdict)
        {
            case Verdict.RequestChanges:
                Count();
                signature.IsValid = false;
                Status = ChangeStatus.ChangesRequested;
                break;
            case Verdict.Refuse when Policy[decide.Function].HasVeto || !CanBeFilled(decide.Function):
                Count();
                Status = ChangeStatus.Rejected;
                _seats[decide.Function] = false;
                break;
            default:
                Count();
                Settle();
                break;
        }
        return null;
    }

    /// <summary>In whose name the person may sign for the function, or why not at all.</summary>
    private (string? Delegator, string? Refused) FindRight(ModelPerson by, Function function)
    {
        string? delegator = null;
        if (!by.Speaks(function))
        {
            var lenders = _loans.Where(l => l.To == by.Code && l.Function == function && Holds(l)).Select(l => _people[l.From]).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
            if (lenders.Count == 0) return (null, "seat.notYourFunction");
            delegator = lenders.FirstOrDefault(p => !TakesPart(p.Code) && !HasSigned(p.Code) && IsCompetent(p, function))?.Code;
            if (delegator is null) return (null, "seat.delegator");
        }
        return (delegator, by.Code == Requester ? "seat.requester" : TakesPart(by.Code) ? "seat.implementer" : IsCompetent(by, function) ? null : "seat.competency");
    }

    private string? Lend(ModelPerson by, DelegateStep lend)
    {
        var (begins, ends) = (Now + Duration.FromHours(lend.BeginsInHours), Now + Duration.FromHours(lend.BeginsInHours + lend.Hours));
        if (lend.Hours > 90 * 24) return "delegation.tooLong";
        if (lend.To == by.Code) return "delegation.toOneself";
        var to = _people[lend.To];
        if (!to.IsActive) return "delegation.toInactive";
        if (to.IsAuditor) return "delegation.toAuditor";
        if (!to.IsAtTheSite) return "delegation.otherSite";
        if (!by.Speaks(lend.Function)) return _loans.Any(l => l.To == by.Code && l.Function == lend.Function && Holds(l)) ? "delegation.passedOn" : "delegation.notHeld";

        var open = _loans.Where(l => l.Function == lend.Function && !l.IsRevoked && Now < l.Until).Append(new ModelLoan(by.Code, lend.To, lend.Function, begins, ends)).ToList();
        var moments = open.Select(l => l.Begins).Append(begins).Where(at => begins <= at && at < ends);
        if (moments.Any(at => Leads(lend.To, by.Code, [.. open.Where(l => l.Begins <= at && at < l.Until)]))) return "delegation.circle";

        _loans.Add(open[^1]);
        return null;
    }

    private static bool Leads(string from, string to, List<ModelLoan> loans)
    {
        var reached = new HashSet<string> { from };
        while (loans.Any(l => reached.Contains(l.From) && reached.Add(l.To))) { }
        return reached.Contains(to);
    }

    private string? Revoke(ModelPerson by, ModelLoan loan)
    {
        if (by.Code != loan.From && by.Code != loan.To && !by.IsChair) return "delegation.notTheirs";
        if (loan.IsRevoked) return "delegation.revoked";
        if (loan.Until <= Now) return "delegation.over";

        loan.IsRevoked = true;
        return null;
    }

    private string? Withdraw(ModelPerson by)
    {
        if (by.Code != Requester) return "change.notRequester";
        if (IsOver || Status == ChangeStatus.Draft) return "change.status";

        Revision++;
        Version++;
        Status = ChangeStatus.Draft;
        foreach (var signature in _signatures) signature.IsValid = false;
        _seats.Clear();
        _statements.Clear();
        return null;
    }

    private string? Cancel(ModelPerson by, CancelStep cancel)
    {
        if (IsOver) return "change.status";
        if (by.Code != Requester && !by.IsChair) return "change.notRequester";
        if (!cancel.HasReason) return "change.reason";

        Version++;
        Status = ChangeStatus.Cancelled;
        return null;
    }

    private void Review()
    {
        if (Status != ChangeStatus.Authorizing) return;

        var before = string.Join(',', OpenSeats);
        Count();
        if (before == string.Join(',', OpenSeats)) return;

        Version++;
        Settle();
    }

    private string? RefuseAsking(Dictionary<ModelField, int> values)
    {
        if (!ModelContent.IsGiven(values[ModelField.Purpose]) || !ModelContent.IsGiven(values[ModelField.Plan])) return "change.incomplete";
        if (ModelContent.Start(values[ModelField.Start]) is { } start && start < Now) return "slot.refused";

        var implementer = ModelContent.Implementer(values[ModelField.Implementer]);
        var wanted = AskedBy(values).Select(f => (Function: f, Free: Competent(f).Where(p => p != Requester && p != implementer).ToList())).ToList();
        return CanSit([.. wanted.SelectMany(w => Enumerable.Repeat(w.Free, Policy[w.Function].NeededOf(w.Free.Count)))], 0, []) ? null : "seat.nobody";
    }

    /// <summary>Tries everybody on every chair.</summary>
    private static bool CanSit(List<List<string>> chairs, int place, HashSet<string> seated)
    {
        if (place == chairs.Count) return true;

        foreach (var person in chairs[place])
        {
            if (!seated.Add(person)) continue;
            if (CanSit(chairs, place + 1, seated)) return true;
            seated.Remove(person);
        }
        return false;
    }

    private static IEnumerable<Function> AskedBy(Dictionary<ModelField, int> values) => Policy.Keys.Where(function => function switch
    {
        Function.Production => ModelContent.Minutes(values[ModelField.ProductionMinutes]) > 0,
        Function.Quality => values[ModelField.Quality] != 0,
        _ => true,
    });

    private void Ask()
    {
        var asked = AskedBy(_values).ToList();
        foreach (var gone in _seats.Keys.Except(asked).ToList())
        {
            _seats.Remove(gone);
            foreach (var signature in _signatures.Where(s => s.Function == gone)) signature.IsValid = false;
        }
        foreach (var gone in OpenStatements.Except(asked).ToList()) _statements.Remove(gone);
        foreach (var function in asked)
        {
            _seats.TryAdd(function, true);
            _statements.TryAdd(function, true);
        }
    }

    private void VoidWhatMoved()
    {
        var implementer = ModelContent.Implementer(_values[ModelField.Implementer]);
        foreach (var signature in _signatures.Where(s => s.IsValid))
            if ((implementer is not null && signature.IsOf(implementer)) || Signers.Any(field => field.Value.Contains(signature.Function) && HasMoved(field.Key, signature))) signature.IsValid = false;
    }

    private bool HasMoved(ModelField field, ModelSignature signature)
    {
        if (field != ModelField.Start) return _values[field] != signature.Values[field];
        // Who signed without a slot leaves its choice to others; else a move within the tolerance of the start that was signed asks nobody.
        return ModelContent.Start(signature.Values[field]) is { } agreed
            && (ModelContent.Start(_values[field]) is not { } start || start - agreed > Tolerance || agreed - start > Tolerance);
    }

    /// <summary>A seat is filled by as many approvals as are needed of its members now, and by nothing else.</summary>
    private void Count()
    {
        foreach (var function in _seats.Keys.ToList()) _seats[function] = Approvals(function) < Needed(function);
    }

    private void Settle()
    {
        var before = Status;
        Status = Next();
        if (Status != ChangeStatus.Approved) return;

        if (before is not (ChangeStatus.Approved or ChangeStatus.Scheduled)) Version++;
        if (ModelContent.Start(_values[ModelField.Start]) is not { } start || start < Now) return;

        if (before != ChangeStatus.Scheduled) Version++;
        Status = ChangeStatus.Scheduled;
    }

    private ChangeStatus Next() => OpenStatements.Any() ? ChangeStatus.Assessing : OpenSeats.Any() ? ChangeStatus.Authorizing : ChangeStatus.Approved;

    private bool CanBeFilled(Function function) => Approvals(function) + MaySign(function).Count(p => !HasSigned(p)) >= Needed(function);

    private int Approvals(Function function) => _signatures.Count(s => s is { IsValid: true, Verdict: Verdict.Approve } && s.Function == function);
    private int Needed(Function function) => Policy[function].NeededOf(MaySign(function).Count());
    private IEnumerable<string> MaySign(Function function) => Competent(function).Where(p => !TakesPart(p));
    private IEnumerable<string> Competent(Function function) => MembersOf(function).Where(p => IsCompetent(_people[p], function));
    private static bool IsCompetent(ModelPerson person, Function function) => person.HasNetwork || !Policy[function].AsksNetwork;
    private bool TakesPart(string person) => person == Requester || person == ModelContent.Implementer(_values[ModelField.Implementer]);
    private bool HasSigned(string person) => _signatures.Any(s => s.IsOf(person));

    private bool Holds(ModelLoan loan) => !loan.IsRevoked && loan.Begins <= Now && Now < loan.Until && _people[loan.From] is { IsActive: true } from && from.Speaks(loan.Function)
        && _people[loan.To] is { IsActive: true, IsAtTheSite: true };
}
