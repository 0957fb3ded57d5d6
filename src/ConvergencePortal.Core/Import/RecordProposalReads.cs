using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>A proposal as lists, pages and the API show it.</summary>
/// <param name="Kind">Name of the record's kind, as in addresses.</param>
/// <param name="CanWithdraw">Whether the reader could take it back; doing so asks again.</param>
public sealed record ProposalRow(string Number, string Kind, string Key, string? Site, int Revision, bool IsNew, bool GivesApproval, string Reason, string AuthorName, ProposalStatus Status, Instant OpenedAt, Instant? ClosedAt,
    IReadOnlyList<MovedField> Fields, bool CanWithdraw);

/// <summary>Reads what is proposed to whom.</summary>
public sealed class RecordProposalReads(RecordKinds kinds, IDbContextFactory<PortalDb> factory, IClock clock)
{
    private const int MostOfARecord = 20;

    /// <summary>Newest first.</summary>
    public async Task<Page<ProposalRow>> ListAsync(ProposalStatus? state, PageRequest page, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var proposals = db.RecordProposals.AsNoTracking();
        if (state is { } asked) proposals = proposals.Where(p => p.Status == asked);
        if (page.Search is { } search)
        {
            var pattern = SearchText.Contains(search);
            proposals = proposals.Where(p => EF.Functions.Like(p.Number, pattern, SearchText.Escape) || EF.Functions.Like(p.Key, pattern, SearchText.Escape));
        }
        var found = await proposals.OrderByDescending(p => p.Id).ToPageAsync(page, cancellationToken);
        return new Page<ProposalRow>(await ToRowsAsync(db, found.Items, reader, cancellationToken), found.Total, found.PageNumber, found.PageSize);
    }

    /// <summary>Null when there is no such proposal.</summary>
    public async Task<ProposalRow?> FindAsync(string number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var found = await db.RecordProposals.AsNoTracking().Where(p => p.Number == number).ToListAsync(cancellationToken);
        return (await ToRowsAsync(db, found, reader, cancellationToken)).SingleOrDefault();
    }

    /// <summary>The newest proposals about a record and what hangs on it, as assignments hang on a data source.</summary>
    public async Task<IReadOnlyList<ProposalRow>> ListForRecordAsync(string kind, string key, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var recordType = kinds.Find(kind)?.RecordType;
        var related = kinds.All.Where(k => k.RecordType == recordType).Select(k => k.Name).ToArray();
        var below = SearchText.StartsWith($"{key}:");
        var found = await db.RecordProposals.AsNoTracking().Where(p => related.Contains(p.Kind) && (p.Key == key || EF.Functions.Like(p.Key, below, SearchText.Escape)))
            .OrderByDescending(p => p.Id).Take(MostOfARecord).ToListAsync(cancellationToken);
        return await ToRowsAsync(db, found, reader, cancellationToken);
    }

    private async Task<IReadOnlyList<ProposalRow>> ToRowsAsync(PortalDb db, IReadOnlyList<RecordProposal> proposals, Actor reader, CancellationToken cancellationToken)
    {
        if (proposals.Count == 0) return [];

        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var ids = proposals.Select(p => p.SiteId).OfType<int>().Distinct().ToArray();
        var sites = await db.Equipment.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Code, cancellationToken);
        return [.. proposals.Select(p => new ProposalRow(p.Number, p.Kind, p.Key, p.SiteId is { } id ? sites[id] : null, p.Revision, p.IsNew, p.GivesApproval, p.Reason, p.AuthorName, p.Status, p.OpenedAt, p.ClosedAt,
            p.Fields, p.Status == ProposalStatus.Open && p.MayWithdraw(rights)))];
    }
}
