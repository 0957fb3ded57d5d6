using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Data;

/// <summary>
/// Loads the demo plant's standards, changes, waivers and pilots: its people write, ask and sign through the use cases that every user has, so that their history is real.
/// A load that was interrupted goes on where it stopped, since each step is a command of its own that is done once.
/// </summary>
public sealed class DemoGovernance(IDbContextFactory<PortalDb> factory, IClock clock, ProposeStandard propose, DraftStandard draft, SubmitStandard submit, AskWaiver waive, AskPilot tryOut, DecideRound decide, DemoChanges changes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public async Task LoadAsync(string file, CancellationToken cancellationToken)
    {
        var demo = JsonSerializer.Deserialize<DemoFile>(await File.ReadAllTextAsync(file, cancellationToken), Json) ?? throw new InvalidOperationException($"{file} is empty.");
        foreach (var standard in demo.Standards) await LoadAsync(standard, cancellationToken);
        foreach (var change in demo.Changes) await changes.LoadAsync(change, cancellationToken);
        foreach (var edit in demo.Later) await changes.LoadAsync(edit, cancellationToken);
        foreach (var waiver in demo.Waivers) await LoadAsync(waiver, cancellationToken);
        foreach (var pilot in demo.Pilots) await LoadAsync(pilot, cancellationToken);
    }

    private async Task LoadAsync(DemoStandard standard, CancellationToken cancellationToken)
    {
        var author = await ActorAsync(factory, standard.Author, cancellationToken);
        var version = Done(await propose.RunAsync(new(new StandardHead(standard.Code, standard.Title, standard.Category, standard.Owner), Step(standard.Code, "propose")), author, cancellationToken)).Version;
        if (await IsAskedAsync(RecordTypes.Standard, $"{standard.Code}@1.0.0", cancellationToken) is false)
        {
            var content = new StandardContent("1.0.0", standard.Note, null, null, Applicability.Everything with { Scope = standard.Scope },
                [.. standard.Requirements.Select(r => new RequirementContent(null, r.Text, r.Level) { RegimeRefs = r.Regime, CheckCode = r.Check, Parameters = r.Parameters })]);
            Done(await draft.RunAsync(new(standard.Code, version, content, Step(standard.Code, "draft")), author, cancellationToken));
            Done(await submit.RunAsync(new(standard.Code, AppliesToEverything: true, Step(standard.Code, "submit")), author, cancellationToken));
        }
        await SignAsync(RecordTypes.Standard, $"{standard.Code}@1.0.0", cancellationToken);
    }

    private async Task LoadAsync(DemoWaiver waiver, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var input = new AskWaiverInput(waiver.Site, waiver.Title, waiver.Reason, waiver.CompensatingMeasures, waiver.PlannedActions, today.PlusDays(waiver.ActionsInDays), today.PlusDays(waiver.EndsInDays), [], waiver.Requirements,
            waiver.Scope, Step(waiver.Title, "waive"));
        var number = Done(await waive.RunAsync(input, await ActorAsync(factory, waiver.Asker, cancellationToken), cancellationToken)).Number;
        if (waiver.IsSigned) await SignAsync(RecordTypes.Waiver, number, cancellationToken);
    }

    private async Task LoadAsync(DemoPilot pilot, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var input = new AskPilotInput(pilot.Site, pilot.Title, pilot.Hypothesis, pilot.Scope, today, today.PlusDays(pilot.EndsInDays), pilot.ExitCriteria, pilot.RollbackPlan, pilot.Suspends, pilot.Objective, Step(pilot.Title, "try"));
        var number = Done(await tryOut.RunAsync(input, await ActorAsync(factory, pilot.Asker, cancellationToken), cancellationToken)).Number;
        await SignAsync(RecordTypes.Pilot, number, cancellationToken);
    }

    /// <summary>Every open seat is signed by the first of its people who did not ask and has not signed here.</summary>
    private async Task SignAsync(string recordType, string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var round = await db.ApprovalRounds.AsNoTracking().Include(r => r.Seats).Include(r => r.Signatures).AsSplitQuery().Where(r => r.RecordType == recordType && r.Number == number)
            .OrderBy(r => r.Id).FirstAsync(cancellationToken);
        var taken = round.Signatures.Select(s => s.PersonId).Append(round.RequesterId).ToHashSet();
        foreach (var seat in round.Seats.Where(s => s.IsOpen).OrderBy(s => s.Function))
        {
            var people = await db.People.AsNoTracking().Where(p => p.Kind == PersonKind.Person && p.Memberships.Any(m => m.Function == seat.Function && (round.SiteId == null || m.SiteId == round.SiteId))).OrderBy(p => p.Id)
                .Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(cancellationToken);
            var signer = people.First(p => taken.Add(p.Id));
            var input = new DecideRoundInput(round.Id, seat.Function, round.ContentHash, RoundVerdict.Approve, null, Step($"{number} {seat.Function}", "sign"), DemoPlant.Pin);
            Done(await decide.RunAsync(input, new Actor(signer.Id, signer.Code, signer.Name), cancellationToken));
        }
    }

    private async Task<bool> IsAskedAsync(string recordType, string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.ApprovalRounds.AnyAsync(r => r.RecordType == recordType && r.Number == number, cancellationToken);
    }

    internal static async Task<Actor> ActorAsync(IDbContextFactory<PortalDb> factory, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().Where(p => p.Code == code).Select(p => new Actor(p.Id, p.Code, p.Name)).SingleAsync(cancellationToken);
    }

    private static Command Step(string record, string step) => new(OwnCommand.Of("demo governance", record, step));

    /// <summary>What cannot be loaded is a broken delivery, not something a person could mend: it stops the start.</summary>
    internal static T Done<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException($"Demo plant: {error.Message}") : result.Value;

    private sealed record DemoFile(IReadOnlyList<DemoStandard> Standards, IReadOnlyList<DemoChange> Changes, IReadOnlyList<DemoEdit> Later, IReadOnlyList<DemoWaiver> Waivers, IReadOnlyList<DemoPilot> Pilots);

    private sealed record DemoStandard(string Author, string Code, string Title, StandardCategory Category, Function Owner, string Note, string? Scope, IReadOnlyList<DemoRequirement> Requirements);

    private sealed record DemoRequirement(string Text, RequirementLevel Level, string? Check)
    {
        public IReadOnlyList<string> Regime { get; init; } = [];
        public IReadOnlyDictionary<string, int> Parameters { get; init; } = new Dictionary<string, int>();
    }

    private sealed record DemoWaiver(string Asker, string Site, string Title, string Reason, string CompensatingMeasures, string PlannedActions, int ActionsInDays, int EndsInDays, IReadOnlyList<string> Requirements, string? Scope,
        bool IsSigned);

    private sealed record DemoPilot(string Asker, string Site, string Title, string Hypothesis, string Scope, int EndsInDays, string ExitCriteria, string RollbackPlan, IReadOnlyList<string> Suspends, string? Objective);
}
