using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>Plays the demo plant's standards, waivers and pilots: its people write, ask and sign.</summary>
public sealed class DemoGovernance(
    IDbContextFactory<PortalDb> factory, StoryClock clock, DemoPeople people, ProposeStandard propose, DraftStandard draft, SubmitStandard submit, AskWaiver waive, AskPilot tryOut, DecideRound decide)
{
    /// <summary>From one signature to the next.</summary>
    private static readonly Duration Thinking = Duration.FromMinutes(45);

    public async Task LoadAsync(DemoStandard standard, CancellationToken cancellationToken)
    {
        var author = await people.FindAsync(standard.Author, cancellationToken);
        var head = new StandardHead(standard.Code, standard.Title, standard.Category, standard.Owner, standard.ReviewMonths ?? ReviewDue.DefaultMonths);
        var version = DemoPeople.Done(await propose.RunAsync(new(head, Step(standard.Code, "propose")), author, cancellationToken)).Version;
        if (await IsAskedAsync(RecordTypes.Standard, $"{standard.Code}@1.0.0", cancellationToken) is false)
        {
            var content = new StandardContent("1.0.0", standard.Note, null, null, Applicability.Everything with { Scope = standard.Scope },
                [.. standard.Requirements.Select(r => new RequirementContent(null, r.Text, r.Level) { RegimeRefs = r.Regime, CheckCode = r.Check, Parameters = r.Parameters })]);
            DemoPeople.Done(await draft.RunAsync(new(standard.Code, version, content, Step(standard.Code, "draft")), author, cancellationToken));
            DemoPeople.Done(await submit.RunAsync(new(standard.Code, AppliesToEverything: true, Step(standard.Code, "submit")), author, cancellationToken));
        }
        await SignAsync(RecordTypes.Standard, $"{standard.Code}@1.0.0", cancellationToken);
    }

    public async Task LoadAsync(DemoWaiver waiver, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var input = new AskWaiverInput(waiver.Site, waiver.Title, waiver.Reason, waiver.CompensatingMeasures, waiver.PlannedActions, today.PlusDays(waiver.ActionsInDays), today.PlusDays(waiver.EndsInDays), [], waiver.Requirements,
            waiver.Scope, Step(waiver.Title, "waive"));
        var number = DemoPeople.Done(await waive.RunAsync(input, await people.FindAsync(waiver.Asker, cancellationToken), cancellationToken)).Number;
        if (waiver.IsSigned) await SignAsync(RecordTypes.Waiver, number, cancellationToken);
    }

    public async Task LoadAsync(DemoPilot pilot, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var input = new AskPilotInput(pilot.Site, pilot.Title, pilot.Hypothesis, pilot.Scope, today, today.PlusDays(pilot.EndsInDays), pilot.ExitCriteria, pilot.RollbackPlan, pilot.Suspends, pilot.Objective, Step(pilot.Title, "try"));
        var number = DemoPeople.Done(await tryOut.RunAsync(input, await people.FindAsync(pilot.Asker, cancellationToken), cancellationToken)).Number;
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
            clock.Pass(Thinking);
            var signer = await people.TakeAsync(seat.Function, round.SiteId, taken, cancellationToken);
            var input = new DecideRoundInput(round.Id, seat.Function, round.ContentHash, RoundVerdict.Approve, null, Step($"{number} {seat.Function}", "sign"), DemoPlant.Pin);
            DemoPeople.Done(await decide.RunAsync(input, signer, cancellationToken));
        }
    }

    private async Task<bool> IsAskedAsync(string recordType, string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.ApprovalRounds.AnyAsync(r => r.RecordType == recordType && r.Number == number, cancellationToken);
    }

    private static Command Step(string record, string step) => DemoPeople.Step("demo governance", record, step);
}

/// <summary>A standard as governance.json tells it.</summary>
/// <param name="DaysAgo">When it was proposed.</param>
/// <param name="ReviewMonths">After how many months it is looked at again; null for the usual time.</param>
public sealed record DemoStandard(int DaysAgo, string Author, string Code, string Title, StandardCategory Category, Function Owner, string Note, int? ReviewMonths, string? Scope, IReadOnlyList<DemoRequirement> Requirements);

/// <summary>What a standard of the demo plant demands.</summary>
public sealed record DemoRequirement(string Text, RequirementLevel Level, string? Check)
{
    public IReadOnlyList<string> Regime { get; init; } = [];
    public IReadOnlyDictionary<string, int> Parameters { get; init; } = new Dictionary<string, int>();
}

/// <summary>A waiver as governance.json tells it.</summary>
/// <param name="ActionsInDays">Counted from the day on which it was asked for, as its end is.</param>
public sealed record DemoWaiver(int DaysAgo, string Asker, string Site, string Title, string Reason, string CompensatingMeasures, string PlannedActions, int ActionsInDays, int EndsInDays, IReadOnlyList<string> Requirements,
    string? Scope, bool IsSigned);

/// <summary>A pilot as governance.json tells it.</summary>
public sealed record DemoPilot(int DaysAgo, string Asker, string Site, string Title, string Hypothesis, string Scope, int EndsInDays, string ExitCriteria, string RollbackPlan, IReadOnlyList<string> Suspends, string? Objective);
