using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Reviews;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>Freezes the weeks of the demo plant as they end, and holds their reviews on the Monday after, as reviews.json tells them. The newest is left for whoever looks.</summary>
public sealed class DemoReviews(IDbContextFactory<PortalDb> factory, StoryClock clock, DemoPeople people, FreezeReviews freeze, AttendReview attend, DecideInReview decide, MoveAction move, SignReview sign)
{
    /// <summary>After the portal's morning, by which the week is frozen.</summary>
    private static readonly Duration AfterWork = Duration.FromHours(2);

    private const string Chair = "chair";
    private DemoMeetings _told = new([]);

    internal void Begin(DemoMeetings told) => _told = told;

    internal Task FreezeAsync(CancellationToken cancellationToken) => freeze.RunAsync(cancellationToken);

    /// <summary>Holds the reviews of the week that ended last.</summary>
    /// <param name="weeksAgo">Counted back from the end of the story; 1 is the newest, which nobody has held yet.</param>
    /// <param name="heldAt">When, in the story; the clock of one that goes on after an interruption stands later.</param>
    /// <param name="later">Takes what happens some days later.</param>
    internal async Task HoldAsync(int weeksAgo, Instant heldAt, Action<Instant, Func<CancellationToken, Task>> later, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sites = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).OrderBy(e => e.Id).Select(e => new { e.Id, e.Code, e.TimeZone }).ToListAsync(cancellationToken);
        foreach (var site in sites)
        {
            var week = IsoWeek.Of(heldAt.InZone(DateTimeZoneProviders.Tzdb[site.TimeZone!]).Date).Plus(-1).ToString();
            if (await db.Reviews.Where(r => r.SiteId == site.Id && r.Week == week).Select(r => (ReviewStatus?)r.Status).SingleOrDefaultAsync(cancellationToken) is not { } status) continue;

            var meeting = _told.Meetings.FirstOrDefault(m => m.Site == site.Code && m.Week == weeksAgo) ?? new DemoMeeting(site.Code, weeksAgo);
            if (status == ReviewStatus.Open) await HoldAsync(site.Code, site.Id, week, meeting, cancellationToken);
            foreach (var (decision, line) in Lines(meeting))
                if (decision.DoneAfter is { } after) later(heldAt + Duration.FromDays(after), token => DoneAsync(site.Code, week, line, decision, token));
        }
    }

    private async Task HoldAsync(string site, int siteId, string week, DemoMeeting meeting, CancellationToken cancellationToken)
    {
        var chair = await people.FindAsync(Chair, cancellationToken);
        var present = new List<PresentInput>();
        foreach (var function in Enum.GetValues<Function>().Except(meeting.Absent)) present.Add(new PresentInput((await people.AllAsync(function, siteId, cancellationToken))[0].Code, function));
        DemoPeople.Done(await attend.RunAsync(new(site, week, present, Step(site, week, "attend")), chair, cancellationToken));
        foreach (var (decision, line) in Lines(meeting))
        {
            var due = decision.Days is { } days ? clock.GetCurrentInstant().InUtc().Date.PlusDays(days) : (LocalDate?)null;
            DemoPeople.Done(await decide.RunAsync(new(site, week, decision.Text, decision.By, decision.Dissent, null, null, decision.NoAction, decision.Action, decision.Owner, due, Step(site, week, $"decide {line}")), chair, cancellationToken));
        }
        var version = await VersionAsync(siteId, week, cancellationToken);
        DemoPeople.Done(await sign.RunAsync(new(site, week, version, meeting.Minutes, Step(site, week, "sign"), DemoPlant.Pin), chair, cancellationToken));
    }

    private static IEnumerable<(DemoReviewDecision Decision, int Line)> Lines(DemoMeeting meeting) => meeting.Decisions.Select((decision, index) => (decision, index + 1));

    private async Task DoneAsync(string site, string week, int line, DemoReviewDecision decision, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var number = await db.Actions.Where(a => a.DecisionLine == line && db.Reviews.Any(r => r.Id == a.ReviewId && r.Number == site + "/" + week)).Select(a => a.Number).SingleAsync(cancellationToken);
        DemoPeople.Done(await move.RunAsync(new(number, ActionMove.Done, decision.Outcome, null, Step(site, week, $"done {line}")), await people.FindAsync(decision.Owner!, cancellationToken), cancellationToken));
    }

    private async Task<int> VersionAsync(int siteId, string week, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Reviews.Where(r => r.SiteId == siteId && r.Week == week).Select(r => r.Version).SingleAsync(cancellationToken);
    }

    /// <summary>When the reviews of a Monday are held.</summary>
    internal static Instant HeldAt(Instant morning) => morning + AfterWork;

    private static Command Step(string site, string week, string step) => DemoPeople.Step("demo review", $"{site}/{week}", step);
}

/// <summary>Reviews as reviews.json tells them; those that it leaves out are held without decisions.</summary>
public sealed record DemoMeetings(IReadOnlyList<DemoMeeting> Meetings);

/// <summary>A meeting.</summary>
/// <param name="Week">Of which it speaks, counted back from the end: 1 is the last one that ended.</param>
public sealed record DemoMeeting(string Site, int Week)
{
    public IReadOnlyList<Function> Absent { get; init; } = [];
    public string? Minutes { get; init; }
    public IReadOnlyList<DemoReviewDecision> Decisions { get; init; } = [];
}

/// <summary>A decision, and what became of its action.</summary>
/// <param name="DoneAfter">In how many days its action was done; null for one that is open still.</param>
public sealed record DemoReviewDecision(string Text, IReadOnlyList<Function> By, string? Dissent, bool NoAction, string? Action, string? Owner, int? Days, int? DoneAfter, string? Outcome);
