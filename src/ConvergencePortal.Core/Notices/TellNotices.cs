using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>
/// Makes notices of what the ledger says happened since the last time, of what is asked and of what is due. The ledger's row is written in the save of the change it describes, so whatever was
/// done is told, and nobody who writes a use case can forget it. However many processes run, each cause is one notice.
/// </summary>
public sealed class TellNotices(IDbContextFactory<PortalDb> factory, IClock clock, MailState mail, ChangeFeed feed, ILogger<TellNotices> log)
{
    /// <summary>Rows of the ledger in one save.</summary>
    private const int Batch = 500;

    /// <summary>Records that are approved in rounds.</summary>
    private static readonly string[] RoundTypes = [RecordTypes.Policy, RecordTypes.Template, RecordTypes.Measure, RecordTypes.Standard, RecordTypes.Waiver, RecordTypes.Pilot, RecordTypes.Proposal];

    /// <returns>How many notices were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var made = 0;
        while (true)
        {
            var told = await Saving.RetryLostRacesAsync(() => TellAsync(cancellationToken));
            if (told.Error is { } error) throw new InvalidOperationException(error.Message);

            made += told.Value.Made;
            if (!told.Value.IsMore) break;
        }
        if (made > 0)
        {
            log.LogInformation("Made {NoticeCount} notices", made);
            feed.Publish(NoticeNews.Told);
        }
        return made;
    }

    private async Task<Result<(int Made, bool IsMore)>> TellAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var cursor = await db.NoticeCursors.SingleOrDefaultAsync(cancellationToken);
        if (cursor is null) return await BeginAsync(db, cancellationToken);

        var rows = await db.Ledger.AsNoTracking().Where(e => e.Sequence > cursor.LastSequence).OrderBy(e => e.Sequence).Take(Batch).ToListAsync(cancellationToken);
        var made = await AddAsync(db, await DraftsAsync(db, rows, now, cancellationToken), now, cancellationToken);
        if (rows.Count > 0) cursor.MoveTo(rows[^1].Sequence!.Value);
        if (rows.Count == 0 && made == 0) return (0, false);

        var saved = await db.SaveOnceAsync(cancellationToken);
        return saved.Error is { } lost ? lost : (made, rows.Count == Batch);
    }

    /// <summary>From here on people are told.</summary>
    private static async Task<Result<(int Made, bool IsMore)>> BeginAsync(PortalDb db, CancellationToken cancellationToken)
    {
        db.NoticeCursors.Add(new NoticeCursor(await db.Ledger.MaxAsync(e => e.Sequence, cancellationToken) ?? 0));
        var saved = await db.SaveOnceAsync(cancellationToken);
        return saved.Error is { } lost ? lost : (0, false);
    }

    private static async Task<IReadOnlyList<NoticeDraft>> DraftsAsync(PortalDb db, List<LedgerEntry> rows, Instant now, CancellationToken cancellationToken)
    {
        var audience = await NoticeAudience.ReadAsync(db, now, cancellationToken);
        var happened = rows.Where(r => r.Event != RefusedAttempts.Event).ToList();
        var changes = happened.Where(r => r.RecordType == RecordTypes.Change).ToList();
        var reviews = happened.Where(r => r.RecordType == RecordTypes.Review && r.Event == ReviewEvents.Frozen).ToList();
        var others = happened.Where(r => RoundTypes.Contains(r.RecordType)).ToList();
        return
        [
            .. changes.Count == 0 ? [] : await ChangeNotices.OfAsync(db, changes, audience, cancellationToken), .. others.Count == 0 ? [] : await RoundNotices.OfAsync(db, others, audience, cancellationToken),
            .. reviews.Count == 0 ? [] : await ReviewNotices.OfAsync(db, reviews, audience, cancellationToken), .. await DueNotices.OfAsync(db, audience, now, cancellationToken),
        ];
    }

    /// <summary>Those that were not made before.</summary>
    private async Task<int> AddAsync(PortalDb db, IReadOnlyList<NoticeDraft> drafts, Instant now, CancellationToken cancellationToken)
    {
        var fresh = drafts.DistinctBy(d => d.MessageId).ToList();
        var ids = fresh.Select(d => d.MessageId).ToList();
        var made = (await db.Notices.Where(n => ids.Contains(n.MessageId)).Select(n => n.MessageId).ToListAsync(cancellationToken)).ToHashSet();
        fresh.RemoveAll(d => made.Contains(d.MessageId));
        if (fresh.Count == 0) return 0;

        var plan = await DeliveryPlan.ReadAsync(db, mail.IsOn, cancellationToken);
        foreach (var draft in fresh)
        {
            var notice = new Notice(draft.MessageId, draft.Kind, draft.RecordType, draft.Number, draft.Content, now) { SiteId = draft.SiteId, Functions = draft.Functions };
            notice.TellTo(plan.Wanting(draft.Kind, draft.People));
            db.Notices.Add(notice);
            db.NoticeDeliveries.AddRange(plan.For(notice, now));
        }
        return fresh.Count;
    }
}
