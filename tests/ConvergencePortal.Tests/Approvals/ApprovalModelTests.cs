using System.Globalization;
using System.Text;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>
/// Random histories through the real use cases on a real database: after every attempt the portal answers and stands as the <see cref="ApprovalModel"/> says. A history that fails is
/// shortened as far as it goes on failing, and printed. PORTAL_MODEL_STEPS asks for more steps, PORTAL_MODEL_SEED for other ones.
/// </summary>
public sealed class ApprovalModelTests(ITestOutputHelper output)
{
    private const int Usual = 10_000;
    private const int LongestHistory = 120;

    [Fact]
    public async Task Histories_OfAnyAttempts_GoAsTheModelSays()
    {
        var (wanted, seed) = (Setting("PORTAL_MODEL_STEPS", Usual), Setting("PORTAL_MODEL_SEED", 1));
        var (done, histories) = (0, 0);
        var reached = new Dictionary<string, int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, wanted), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (history, _) =>
        {
            if (Volatile.Read(ref done) >= wanted) return;
            var steps = Draw(new Random(unchecked((seed * 1_000_003) + history)));
            Interlocked.Increment(ref histories);
            var answers = new List<string>();
            if (await FindFaultAsync(steps, answers) is { } fault) throw new InvalidOperationException(await ShortenAsync(steps[..(fault.Place + 1)], fault));
            Interlocked.Add(ref done, steps.Count);
            lock (reached)
                foreach (var answer in answers) reached[answer] = reached.GetValueOrDefault(answer) + 1;
        });

        output.WriteLine($"{done} steps in {histories} histories. {string.Join(", ", reached.OrderByDescending(r => r.Value).Select(r => $"{r.Key} {r.Value}"))}");
        done.ShouldBeGreaterThanOrEqualTo(wanted);
    }

    /// <summary>Histories that nothing comes of would agree with any model. The model alone says what they reach, so that it is known at once.</summary>
    [Fact]
    public void Histories_OfTheUsualLength_ReachWhatMatters()
    {
        var reached = new HashSet<string>();
        for (var (history, done) = (0, 0); done < Usual; history++)
        {
            var (steps, model) = (Draw(new Random(1_000_003 + history)), new ApprovalModel());
            foreach (var step in steps)
            {
                reached.Add(model.Apply(step, model.Seen) ?? $"{step.GetType().Name} ok");
                reached.Add($"{model.Status}");
            }
            done += steps.Count;
        }

        new[] { "DecideStep ok", "EditStep ok", "DelegateStep ok", "RevokeStep ok", "seat.competency", "seat.delegator", "seat.implementer", "seat.onePerson", "seat.taken", "change.revision", "Scheduled", "Approved", "Rejected" }
            .ShouldBeSubsetOf(reached);
    }

    /// <summary>The model alone says how a history goes on; a change that is over ends it soon.</summary>
    private static List<ModelStep> Draw(Random random)
    {
        var (model, history, steps, after) = (new ApprovalModel(), new ModelHistory(random), new List<ModelStep>(), 0);
        while (steps.Count < LongestHistory && after < 4)
        {
            steps.Add(history.Next(model));
            model.Apply(steps[^1], model.Seen);
            if (model.IsOver) after++;
        }
        return steps;
    }

    private static async Task<Fault?> FindFaultAsync(IReadOnlyList<ModelStep> steps, List<string>? answers = null)
    {
        await using var plant = await ModelPlant.CreateAsync();
        var model = new ApprovalModel();
        var view = await plant.LookAsync();
        for (var place = 0; place < steps.Count; place++)
        {
            var expected = model.Apply(steps[place], view.Seen);
            try
            {
                var refused = await plant.RunAsync(steps[place], view.Seen, view);
                var after = await plant.LookAsync(view);
                if (refused?.Code != expected) return new Fault(place, $"the portal answered {refused?.Code ?? "done"}, the model {expected ?? "done"}");
                if (after.Describe() != model.Describe()) return new Fault(place, $"\n  portal {after.Describe()}\n  model  {model.Describe()}");
                after.ShouldHold(view, refused);
                view = after;
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                return new Fault(place, broken.Message);
            }
            answers?.Add(expected ?? $"{steps[place].GetType().Name} ok");
            if (model.Status is ChangeStatus.Scheduled or ChangeStatus.Approved or ChangeStatus.Rejected) answers?.Add($"{model.Status}");
        }
        return null;
    }

    /// <summary>Leaves out steps, many at first and then one by one, as long as something still goes wrong.</summary>
    private static async Task<string> ShortenAsync(List<ModelStep> steps, Fault fault)
    {
        for (var length = steps.Count / 2; length > 0; length /= 2)
            for (var from = steps.Count - 1 - length; from >= 0; from -= length)
            {
                List<ModelStep> fewer = [.. steps[..from], .. steps[Math.Min(steps.Count, from + length)..]];
                if (await FindFaultAsync(fewer) is not { } still) continue;
                (steps, fault) = (fewer[..(still.Place + 1)], still);
                from = Math.Min(from, steps.Count);
            }
        var said = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"After {steps.Count} steps {fault.What}");
        var model = new ApprovalModel();
        foreach (var step in steps)
        {
            var seen = model.Seen;
            said.AppendLine(CultureInfo.InvariantCulture, $"  {step} -> {model.Apply(step, seen) ?? "done"}").AppendLine(CultureInfo.InvariantCulture, $"      {model.Describe()}");
        }
        return said.ToString();
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <param name="Place">Of the step that went otherwise.</param>
    private sealed record Fault(int Place, string What);
}
