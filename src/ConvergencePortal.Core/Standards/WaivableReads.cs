using System.Globalization;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A requirement or finding that a waiver or pilot can name.</summary>
/// <param name="Id">As it is named: "NET-01 R2", or the id of a finding.</param>
public sealed record WaivableRow(string Id, string Words, string Text);

/// <summary>Reads what a waiver or pilot can be about.</summary>
public sealed class WaivableReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    private const int MostFindings = 200;

    /// <summary>Requirements of the standards that are in effect today.</summary>
    public async Task<IReadOnlyList<WaivableRow>> ListRequirementsAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return [.. (await EffectiveRequirements.ListAsync(db, clock.TodayUtc(), cancellationToken)).Select(r => new WaivableRow(r.Words, r.Words, r.Text))];
    }

    /// <summary>Open findings of a site, the gravest first.</summary>
    public async Task<IReadOnlyList<WaivableRow>> ListFindingsAsync(string site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var open = db.Findings.AsNoTracking().Where(f => f.Status == FindingStatus.Open && db.Equipment.Any(e => e.Id == f.SiteId && e.Code == site));
        var findings = await FindingReads.InOrder(open).Take(MostFindings).Select(f => new { f.Id, f.Check, f.SubjectKey, f.Sentence }).ToListAsync(cancellationToken);
        return [.. findings.Select(f => new WaivableRow(f.Id.ToString(CultureInfo.InvariantCulture), $"{f.Check} {f.SubjectKey}", f.Sentence))];
    }
}
