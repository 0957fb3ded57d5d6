using System.Globalization;
using System.Text;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>
/// People who act on one change in the same moment. What they are answered, and how the change stands afterwards, must be what some order of them one after the other would have
/// given (linearizability, by trying every order on the <see cref="ApprovalModel"/>). PORTAL_MODEL_RACES asks for more races than the normal run.
/// </summary>
public sealed class ConcurrentApprovalTests
{
    private static readonly Function[] Asked = [Function.IT, Function.OT, Function.Maintenance];

    /// <summary>The last signatures are missing: one of OT, one of maintenance.</summary>
    private static readonly ModelStep[] NearlySigned =
    [
        .. Authorizing(), new DecideStep("it.berlin", Function.IT), new DecideStep("ot2.berlin", Function.OT), new DecideStep("ot3.berlin", Function.OT), new DecideStep("maintenance.berlin", Function.Maintenance),
    ];

    private static readonly DelegateStep FromIt = new("it.berlin", "quality.berlin", Function.IT, 0, 48);

    public static TheoryData<string> Named => [.. Races.Keys];

    private static Dictionary<string, (ModelStep[] Before, ModelStep[] AtOnce)> Races { get; } = new()
    {
        ["two last signatures"] = (NearlySigned, [new DecideStep("ot4.berlin", Function.OT), new DecideStep("maintenance2.berlin", Function.Maintenance)]),
        ["three for the last two seats"] = (NearlySigned, [new DecideStep("ot4.berlin", Function.OT), new DecideStep("both.berlin", Function.OT), new DecideStep("maintenance2.berlin", Function.Maintenance)]),
        ["one person for two seats"] = (Authorizing(), [new DecideStep("both.berlin", Function.OT), new DecideStep("both.berlin", Function.IT)]),
        ["the last signature and an edit of what it covers"] = ([.. NearlySigned, new DecideStep("ot4.berlin", Function.OT)], [new DecideStep("maintenance2.berlin", Function.Maintenance), Edit(ModelField.Plan)]),
        ["a signature and an edit of what it does not cover"] = (Authorizing(), [new DecideStep("maintenance2.berlin", Function.Maintenance), Edit(ModelField.Network)]),
        ["a signature and naming its signer as the implementer"] = (Authorizing(), [new DecideStep("maintenance3.berlin", Function.Maintenance), Edit(ModelField.Implementer)]),
        ["a signature and a withdrawal"] = (NearlySigned, [new DecideStep("ot4.berlin", Function.OT), new WithdrawStep(ApprovalModel.Requester)]),
        ["a signature and the end of the membership"] = (Authorizing(), [new DecideStep("it.berlin", Function.IT), new MembershipStep("it.berlin", Function.IT, false)]),
        ["a signature and the end of the account"] = (Authorizing(), [new DecideStep("it.berlin", Function.IT), new AccountStep("it.berlin", false)]),
        ["a refusal and the last approval"] = ([.. NearlySigned, new DecideStep("ot4.berlin", Function.OT)], [new DecideStep("maintenance2.berlin", Function.Maintenance, Verdict.Refuse), new DecideStep("maintenance3.berlin", Function.Maintenance)]),
        ["delegate and delegator"] = ([.. Authorizing(), FromIt], [new DecideStep("it.berlin", Function.IT), new DecideStep("quality.berlin", Function.IT)]),
        ["delegate's signature and the delegator's on another seat"] = ([.. Authorizing(), new DelegateStep("both.berlin", "quality.berlin", Function.IT, 0, 48)],
            [new DecideStep("both.berlin", Function.OT), new DecideStep("quality.berlin", Function.IT)]),
        ["a delegate's signature and the end of the delegation"] = ([.. Authorizing(), FromIt], [new DecideStep("quality.berlin", Function.IT), new RevokeStep("it.berlin", 1)]),
        ["two who revoke"] = ([.. Authorizing(), FromIt], [new RevokeStep("it.berlin", 1), new RevokeStep("quality.berlin", 1)]),
        ["two edits"] = (Authorizing(), [Edit(ModelField.Plan), Edit(ModelField.Network)]),
        ["an edit and a cancellation"] = (Authorizing(), [Edit(ModelField.Title), new CancelStep("chair")]),
        ["an edit, a withdrawal and two signatures"] = (NearlySigned, [Edit(ModelField.Start), new WithdrawStep(ApprovalModel.Requester), new DecideStep("ot4.berlin", Function.OT), new DecideStep("maintenance2.berlin", Function.Maintenance)]),
        ["two delegations that close a circle"] = (Authorizing(), [new DelegateStep("it.berlin", "it2.berlin", Function.IT, 0, 48), new DelegateStep("it2.berlin", "it.berlin", Function.IT, 0, 48)]),
    };

    [Theory]
    [MemberData(nameof(Named))]
    public async Task AtOnce_AsNamed_IsAsOneAfterTheOther(string name)
    {
        var (before, atOnce) = Races[name];

        // With a meeting both have read the same before either writes; without one they come as they come.
        foreach (var meets in new[] { true, false })
            if (await FindFaultAsync(before, atOnce, meets && atOnce.Length == 2 && atOnce.All(IsUseCase)) is { } fault) Assert.Fail(fault);
    }

    [Fact]
    public async Task AtOnce_AnyAttemptsOnAnyHistory_AreAsOneAfterTheOther()
    {
        var races = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_MODEL_RACES"), CultureInfo.InvariantCulture, out var more) ? more : 200;
        await Parallel.ForEachAsync(Enumerable.Range(0, races), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (race, _) =>
        {
            var random = new Random(7_919 * (race + 1));
            var (model, history) = (new ApprovalModel(), new ModelHistory(random));
            List<ModelStep> before = [.. Authorizing()];
            foreach (var step in before) model.Apply(step, model.Seen);
            for (var more = random.Next(12); more > 0 && !model.IsOver; more--)
            {
                before.Add(history.Next(model));
                model.Apply(before[^1], model.Seen);
            }
            ModelStep[] atOnce = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => history.Sudden(model))];
            if (await FindFaultAsync(before, atOnce, false) is { } fault) throw new InvalidOperationException(fault);
        });
    }

    [Fact]
    public async Task AtOnce_OneCommandTwice_SignsOnce()
    {
        await using var plant = await ModelPlant.CreateAsync();
        var view = await PlayAsync(plant, Authorizing());
        var command = Guid.NewGuid();

        plant.Portal.Saves.MeetOnce();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => plant.RunAsync(new DecideStep("it.berlin", Function.IT), view.Seen, view, command)));

        answers.ShouldAllBe(refused => refused == null);
        var after = await plant.LookAsync(view);
        after.ShouldHold(view, null);
        after.Seen.Version.ShouldBe(view.Seen.Version + 1);
    }

    private static async Task<string?> FindFaultAsync(IReadOnlyList<ModelStep> before, IReadOnlyList<ModelStep> atOnce, bool meets)
    {
        await using var plant = await ModelPlant.CreateAsync();
        var view = await PlayAsync(plant, before);

        if (meets) plant.Portal.Saves.MeetOnce();
        var answers = (await Task.WhenAll(atOnce.Select(step => Task.Run(() => plant.RunAsync(step, view.Seen, view))))).Select(refused => refused?.Code ?? "done").ToList();

        var after = await plant.LookAsync(view);
        after.ShouldHold();
        var happened = $"{string.Join(", ", answers)}; {after.Describe()}";
        var possible = Orders(atOnce.Count).Select(order => Foresee(before, atOnce, order, view.Seen)).Distinct().ToList();
        if (possible.Contains(happened)) return null;

        var said = new StringBuilder().AppendLine("No order of these gives what happened:").AppendJoin('\n', atOnce).AppendLine().AppendLine(happened).AppendLine("possible:").AppendJoin('\n', possible).AppendLine();
        return said.AppendLine("before:").AppendJoin('\n', before).ToString();
    }

    private static async Task<ModelView> PlayAsync(ModelPlant plant, IReadOnlyList<ModelStep> steps)
    {
        var view = await plant.LookAsync();
        foreach (var step in steps)
        {
            await plant.RunAsync(step, view.Seen, view);
            view = await plant.LookAsync(view);
        }
        return view;
    }

    /// <summary>What the model would have answered to each, and how the change would stand, in one order.</summary>
    private static string Foresee(IReadOnlyList<ModelStep> before, IReadOnlyList<ModelStep> atOnce, IReadOnlyList<int> order, Seen seen)
    {
        var model = new ApprovalModel();
        foreach (var step in before) model.Apply(step, model.Seen);
        var answers = new string[atOnce.Count];
        foreach (var place in order) answers[place] = model.Apply(atOnce[place], seen) ?? "done";
        return $"{string.Join(", ", answers)}; {model.Describe()}";
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0 ? [[]]
        : Orders(count - 1).SelectMany(shorter => Enumerable.Range(0, count).Select(at => (int[])[.. shorter[..at], count - 1, .. shorter[at..]]));

    /// <summary>The rest is written straight into the tables, in a save that may or may not meet another.</summary>
    private static bool IsUseCase(ModelStep step) => step is not (MembershipStep or AccountStep);

    private static EditStep Edit(ModelField field) => new(ApprovalModel.Requester, field, 1);

    private static ModelStep[] Authorizing() =>
        [new SubmitStep(ApprovalModel.Requester), .. Asked.Select(f => new AssessStep(f switch { Function.IT => "it.berlin", Function.OT => "ot2.berlin", _ => "maintenance.berlin" }, f))];
}
