using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>Who speaks for which function where, today and in whose stead, and who is told when something is late.</summary>
internal sealed class NoticeAudience(ILookup<(int SiteId, Function Function), int> speakers, IReadOnlyList<int> chairs, IReadOnlyList<int> administrators)
{
    public IReadOnlyList<int> Chairs => chairs;

    /// <summary>Those to whom a passed deadline is told besides the function itself.</summary>
    public IEnumerable<int> Above => chairs.Concat(administrators);

    public IReadOnlyList<int> Administrators => administrators;

    /// <param name="siteId">Null asks for those of every site.</param>
    public IEnumerable<int> Of(Function function, int? siteId) =>
        siteId is { } site ? speakers[(site, function)] : speakers.Where(s => s.Key.Function == function).SelectMany(s => s).Distinct();

    public IEnumerable<int> Of(IEnumerable<Function> functions, int? siteId) => functions.SelectMany(function => Of(function, siteId)).Distinct();

    public static async Task<NoticeAudience> ReadAsync(PortalDb db, Instant now, CancellationToken cancellationToken)
    {
        var members = await SiteMembers.ListSpeakersAsync(db, null, now.InUtc().Date, cancellationToken);
        var lent = await db.LentFunctions(now).Select(l => new { PersonId = l.ToPersonId, l.SiteId, l.Function }).ToListAsync(cancellationToken);
        var roles = await db.People.AsNoTracking().Where(p => p.IsActive && p.Kind == PersonKind.Person && p.Roles != PersonRoles.None).Select(p => new { p.Id, p.Roles }).ToListAsync(cancellationToken);
        var speakers = members.Union(lent.Select(l => (l.PersonId, l.SiteId, l.Function)));
        return new NoticeAudience(speakers.ToLookup(s => (s.SiteId, s.Function), s => s.PersonId),
            [.. roles.Where(r => r.Roles.HasFlag(PersonRoles.GovernanceChair)).Select(r => r.Id)], [.. roles.Where(r => r.Roles.HasFlag(PersonRoles.Administrator)).Select(r => r.Id)]);
    }
}
