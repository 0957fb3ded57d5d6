using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>
/// Plays the everyday changes of the demo plant in the weeks before the first start: a queue of steps in the order of their moments, each done with the clock at its moment. What would come after
/// the end has not happened yet, so that the last days leave changes in every state. Each morning the portal reminds and looks again, as it does all the time when it runs.
/// </summary>
public sealed class DemoHistory(
    IDbContextFactory<PortalDb> factory, StoryClock clock, DemoSteps steps, DemoReviews reviews, ChaseDecisions decisions, ReviewSeats seats, ChaseMeasures measures, RecheckSlots recheck, TellNotices notices, ILogger<DemoHistory> log)
{
    /// <summary>How far back the story begins.</summary>
    public const int MostWeeks = 12;

    private const int DaysOfWeek = 7;

    /// <summary>Of so many last days people find notices in their inbox; what was before they have read long ago.</summary>
    private const int ToldDays = 7;

    private const string Record = "history";
    private const string Begun = "HistoryBegun";
    private const string Told = "HistoryTold";

    /// <summary>From the portal's morning to that of the people.</summary>
    private static readonly Duration BeforeWork = Duration.FromHours(2);

    private readonly PriorityQueue<Step, (Instant At, int Order)> _steps = new();
    private int _order;
    private bool _tells;
    private string? _seats;
    private DemoPast _past = null!;

    /// <summary>Whether a portal that has its plant has all of its history: one that was begun goes on, one that never was is not begun.</summary>
    internal static async Task<bool> IsToldAsync(PortalDb db, CancellationToken cancellationToken) =>
        await db.FindDoneAsync(Mark(Begun), cancellationToken) is null || await db.FindDoneAsync(Mark(Told), cancellationToken) is not null;

    internal async Task BeginAsync(DemoPast past, DemoMeetings meetings, int weeks, CancellationToken cancellationToken)
    {
        _past = past;
        reviews.Begin(meetings);
        await SayAsync(Begun, $"The last {weeks} weeks of the demo plant, from here on told by its people through the portal on a clock of their own.", cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sites = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).ToDictionaryAsync(e => e.Code, e => e.Id, cancellationToken);
        var calendars = await db.ReadCalendarsAsync(sites.Values, cancellationToken);
        foreach (var task in past.TasksOf(weeks))
        {
            var pace = new DemoPace(calendars[sites[task.Site]].Time);
            Queue(pace.Begins(task, clock), token => DraftAsync(task, pace, token));
        }
        for (var day = 7 * weeks - 1; day >= 0; day--)
        {
            var ago = day;
            if (clock.DayAgo(day).DayOfWeek < IsoDayOfWeek.Saturday) Queue(clock.Ago(day) - BeforeWork, DawnAsync);
            if (clock.DayAgo(day).DayOfWeek == IsoDayOfWeek.Monday) Queue(DemoReviews.HeldAt(clock.Ago(day)), token => HoldReviewsAsync(ago, token));
            if (day == ToldDays) Queue(clock.Ago(day) - BeforeWork - BeforeWork, BeginToTellAsync);
            if (day % 7 == 3) Queue(clock.Ago(day), token => MidweekAsync(ago / 7, token));
        }
    }

    /// <summary>Everything that happens before a moment.</summary>
    internal async Task PlayUntilAsync(Instant until, CancellationToken cancellationToken)
    {
        while (_steps.TryPeek(out _, out var first) && first.At <= until)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.MoveTo(first.At);
            await _steps.Dequeue().DoAsync(cancellationToken);
        }
    }

    internal async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_tells) await notices.RunAsync(cancellationToken);
        await SayAsync(Told, "The history of the demo plant ends here; from now on the clock is everybody's.", cancellationToken);
    }

    private async Task BeginToTellAsync(CancellationToken cancellationToken)
    {
        _tells = true;
        await notices.RunAsync(cancellationToken);
    }

    private async Task DraftAsync(DemoTask task, DemoPace pace, CancellationToken cancellationToken)
    {
        var drafted = await steps.DraftAsync(task, cancellationToken);
        if (drafted.Error is { } error) Refused(task, DemoAct.Draft, error);
        else await GoOnAsync(task, pace, drafted.Value, cancellationToken);
    }

    /// <summary>Looks where the change stands and queues what is next.</summary>
    private async Task GoOnAsync(DemoTask task, DemoPace pace, string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var work = await DemoWork.ReadAsync(db, number, cancellationToken);
        if (new DemoNext(task, pace).After(work) is not { } move) return;

        Queue(move.At, async token =>
        {
            if (await steps.DoAsync(task, work, move, _past, token) is { } error) Refused(task, move.Act, error);
            else await GoOnAsync(task, pace, number, token);
        });
    }

    /// <summary>What the portal does by itself. On other mornings it would find nothing: deadlines pass in working hours.</summary>
    private async Task DawnAsync(CancellationToken cancellationToken)
    {
        _seats = (await seats.RunAsync(_seats, cancellationToken)).State;
        await decisions.RunAsync(cancellationToken);
        await measures.RunAsync(cancellationToken);
        await reviews.FreezeAsync(cancellationToken);
        if (_tells) await notices.RunAsync(cancellationToken);
    }

    /// <summary>The newest review is everybody's.</summary>
    private async Task HoldReviewsAsync(int daysAgo, CancellationToken cancellationToken)
    {
        if (daysAgo >= DaysOfWeek) await reviews.HoldAsync(daysAgo / DaysOfWeek + 1, DemoReviews.HeldAt(clock.Ago(daysAgo)), Queue, cancellationToken);
    }

    /// <summary>Slots are looked at twice a week, the other time with the checks; and whoever waits for the first start sees that it goes on.</summary>
    private async Task MidweekAsync(int weeksLeft, CancellationToken cancellationToken)
    {
        await recheck.RunAsync(null, cancellationToken);
        log.LogInformation("History of the demo plant: {WeeksLeft} weeks are left to be told", weeksLeft);
    }

    /// <summary>On some days the plant is such that a step cannot be done, at the turn of the year for example: the change then stays where it is, as it would.</summary>
    private void Refused(DemoTask task, DemoAct act, Error error) => log.LogWarning("History of the demo plant: {Act} of {Title} was refused: {Code}", act, task.Title, error.Code);

    private void Queue(Instant at, Func<CancellationToken, Task> doAsync) => _steps.Enqueue(new Step(doAsync), (at, _order++));

    private async Task SayAsync(string mark, string text, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(Mark(mark), cancellationToken) is not null) return;

        db.Ledger.Add(LedgerEntry.For(Actor.Portal, Mark(mark), clock.GetCurrentInstant(), RecordTypes.Import, Record, null, mark, text));
        await db.SaveOnceAsync(cancellationToken);
    }

    private static Command Mark(string mark) => DemoPeople.Step("demo history", Record, mark);

    private sealed record Step(Func<CancellationToken, Task> DoAsync);
}
