using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>Draws the next attempt of a history: more often than not one that brings the change on, so that histories get beyond the seats; else anything by anybody.</summary>
internal sealed class ModelHistory(Random random)
{
    private static readonly (string Person, Function Function)[] Memberships = [.. ModelPerson.AtThePlant().SelectMany(p => Enum.GetValues<Function>().Where(p.Speaks).Select(f => (p.Code, f)))];
    private static readonly Function[] Functions = [Function.IT, Function.OT, Function.Maintenance, Function.Production, Function.Quality];

    private DelegateStep? _lent;

    public ModelStep Next(ApprovalModel model)
    {
        // Whoever was just lent a seat often tries it at once; by chance alone that hardly ever happens.
        var step = _lent is { } lent && random.Next(2) == 0 ? new DecideStep(lent.To, lent.Function, Verdict.Approve) : random.Next(100) < 55 ? Useful(model) : Anything(model);
        _lent = step as DelegateStep ?? (step is DecideStep ? null : _lent);
        return step;
    }

    /// <summary>What people attempt on the change in the same moment.</summary>
    public ModelStep Sudden(ApprovalModel model) => random.Next(100) switch
    {
        < 60 when model.Status == ChangeStatus.Authorizing => Signing(model),
        < 80 => Edit(ApprovalModel.Requester, false),
        < 87 => new WithdrawStep(ApprovalModel.Requester),
        < 91 when model.Loans > 0 => new RevokeStep(Person(model), random.Next(1, model.Loans + 1)),
        < 95 => Membership(false),
        < 97 => new CancelStep("chair"),
        _ => Useful(model),
    };

    private ModelStep Useful(ApprovalModel model) => model.Status switch
    {
        ChangeStatus.Draft or ChangeStatus.ChangesRequested when !ModelContent.IsGiven(model.Values[ModelField.Purpose]) => new EditStep(ApprovalModel.Requester, ModelField.Purpose, random.Next(3)),
        ChangeStatus.Draft or ChangeStatus.ChangesRequested when !ModelContent.IsGiven(model.Values[ModelField.Plan]) => new EditStep(ApprovalModel.Requester, ModelField.Plan, random.Next(3)),
        ChangeStatus.Draft or ChangeStatus.ChangesRequested => new SubmitStep(ApprovalModel.Requester),
        ChangeStatus.Assessing => model.OpenStatements.First() is var function ? new AssessStep(One(model.MembersOf(function)) ?? ApprovalModel.Requester, function) : throw new InvalidOperationException(),
        ChangeStatus.Authorizing => Signing(model),
        _ => Edit(ApprovalModel.Requester, false),
    };

    private ModelStep Signing(ApprovalModel model)
    {
        var function = One(model.OpenSeats);
        return new DecideStep(One(model.MembersOf(function)) ?? "it.berlin", function, random.Next(20) switch { 0 => Verdict.Refuse, 1 => Verdict.RequestChanges, _ => Verdict.Approve });
    }

    private ModelStep Anything(ApprovalModel model) => random.Next(100) switch
    {
        < 8 => new SubmitStep(random.Next(3) == 0 ? Person(model) : ApprovalModel.Requester),
        < 26 => Edit(random.Next(8) == 0 ? Person(model) : ApprovalModel.Requester, random.Next(15) == 0),
        < 32 => new AssessStep(Person(model), One(Functions), random.Next(5) > 0),
        < 55 => Decide(model),
        < 68 => Lend(model),
        < 73 => new RevokeStep(Person(model), random.Next(1, model.Loans + 2)),
        < 76 => new WithdrawStep(random.Next(3) == 0 ? Person(model) : ApprovalModel.Requester),
        < 77 => new CancelStep(One(["chair", ApprovalModel.Requester, "it.berlin"])!, random.Next(2) == 0),
        < 84 => Membership(random.Next(2) == 0),
        < 89 => new AccountStep(One(Memberships.Select(m => m.Person).Where(p => p != ApprovalModel.Requester))!, random.Next(3) > 0),
        < 94 => new WaitStep(One([1, 3, 6, 24])),
        _ => new ReviewStep(),
    };

    private EditStep Edit(string by, bool isStale)
    {
        var field = One(Enum.GetValues<ModelField>());
        // What a submission needs is seldom taken away.
        var variants = field is ModelField.Purpose or ModelField.Plan && random.Next(6) > 0 ? ModelContent.Variants - 1 : ModelContent.Variants;
        return new EditStep(by, field, random.Next(variants), random.Next(8) > 0, isStale);
    }

    private DecideStep Decide(ApprovalModel model) => new(Person(model), random.Next(12) == 0 ? (Function)99 : One(Functions), One(Enum.GetValues<Verdict>()), One([0, 0, 0, 0, 1, -1]), random.Next(4) > 0, random.Next(3) > 0);

    private DelegateStep Lend(ApprovalModel model)
    {
        var (person, function) = One(Memberships);
        return new DelegateStep(person, random.Next(10) == 0 ? person : Person(model), random.Next(4) == 0 ? One(Functions) : function, One([0, 0, 0, 2, 24]), One([1, 6, 48, 200, 91 * 24]));
    }

    private MembershipStep Membership(bool holds)
    {
        var (person, function) = One(Memberships);
        return new MembershipStep(person, function, holds);
    }

    private string Person(ApprovalModel model) => One(model.People)!;

    private T? One<T>(IEnumerable<T> among)
    {
        var all = among.ToList();
        return all.Count == 0 ? default : all[random.Next(all.Count)];
    }
}
