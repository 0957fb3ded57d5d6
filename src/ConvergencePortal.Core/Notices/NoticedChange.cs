using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>A change as notices speak of it.</summary>
internal sealed record NoticedChange(int Id, string Number, ChangeContent Change, ChangeStatus Status, int SiteId, string SiteName, string Zone, int RequesterId, string RequesterName, IReadOnlyList<string> Things,
    IReadOnlyList<AskedSeat> Seats, IReadOnlyList<AskedStatement> Statements)
{
    public int ImplementerId => Change.ImplementerId ?? RequesterId;

    /// <summary>Every function that has a seat.</summary>
    public IReadOnlyList<Function> Asked => [.. Seats.Select(s => s.Function).Distinct().Order()];

    /// <summary>What it waits for, and since when.</summary>
    public IEnumerable<(AskedSubject Subject, Instant AskedAt)> Open => Status switch
    {
        ChangeStatus.Assessing => Statements.Where(s => s.IsOpen).Select(s => (new AskedSubject(AskedTask.State, s.Function), s.RequestedAt)),
        ChangeStatus.Authorizing or ChangeStatus.RetrospectiveReview => Seats.Where(s => s.IsOpen).Select(s => (new AskedSubject(AskedTask.Sign, s.Function), s.RequestedAt)),
        _ => [],
    };

    /// <summary>Who asked for it, who does it, and who is needed for it.</summary>
    public IEnumerable<int> Parties => [RequesterId, ImplementerId, .. Change.RequiredPersonIds];

    public NoticeContent Content => new(Change.Title)
    {
        Site = SiteName, Zone = Zone, Things = Things, ThingCount = Things.Count, From = Change.PlannedStart, Until = Change.PlannedEnd, Missing = [.. Open.Select(open => open.Subject.Function!.Value).Order()],
        ProductionMinutesAtRisk = Change.ProductionMinutesAtRisk, Risk = Change.ProductionImpact ?? Change.SafetyImpact, Status = Status, By = RequesterName,
    };

    public static async Task<List<NoticedChange>> ReadAsync(IQueryable<ChangeRequest> changes, CancellationToken cancellationToken)
    {
        var found = await changes.AsNoTracking().AsSplitQuery().OrderBy(c => c.Id).Select(c => new
        {
            c.Id, c.Number, c.Content, c.Status, c.SiteId, SiteName = c.Site.Name, Zone = c.Site.TimeZone, c.RequesterId, c.RequesterName,
            Things = c.Items.Select(i => i.Label).ToList(), Seats = c.Seats.Select(s => new AskedSeat(s.Function, s.IsOpen, s.RequestedAt, s.DeadlineHours)).ToList(),
            Statements = c.Statements.Select(s => new AskedStatement(s.Function, s.IsOpen, s.RequestedAt, s.StatedAt)).ToList(),
        }).ToListAsync(cancellationToken);
        return [.. found.Select(c => new NoticedChange(c.Id, c.Number, c.Content, c.Status, c.SiteId, c.SiteName, c.Zone!, c.RequesterId, c.RequesterName, c.Things, c.Seats, c.Statements))];
    }
}
