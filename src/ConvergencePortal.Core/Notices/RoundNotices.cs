using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>What people are told of approval rounds: of standards, waivers, pilots, policies, templates, measures and proposed edits.</summary>
internal static class RoundNotices
{
    /// <summary>Rounds that opened or ended; the ledger's rows say of which records to look.</summary>
    public static async Task<IReadOnlyList<NoticeDraft>> OfAsync(PortalDb db, IReadOnlyList<LedgerEntry> rows, NoticeAudience audience, CancellationToken cancellationToken)
    {
        var numbers = rows.Select(r => r.Number).Distinct().ToList();
        var rounds = await db.ApprovalRounds.AsNoTracking().Include(r => r.Seats).Where(r => numbers.Contains(r.Number)).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var types = rows.Select(r => r.RecordType).ToHashSet();
        var since = rows.Min(r => r.At);
        var drafts = new List<NoticeDraft>();
        foreach (var round in rounds.Where(r => types.Contains(r.RecordType) && (r.Status == RoundStatus.Open || r.ClosedAt >= since)))
        {
            var content = new NoticeContent(await TitleAsync(db, round, cancellationToken) ?? round.Number) { By = round.RequesterName, Site = await SiteAsync(db, round.SiteId, cancellationToken), Missing = [.. round.Seats.Where(s => s.IsOpen).Select(s => s.Function).Order()] };
            if (round.Status == RoundStatus.Open) drafts.AddRange(round.Seats.Where(s => s.IsOpen).Select(seat => Ask(round, seat, content, audience)));
            else if (round.Status is RoundStatus.Approved or RoundStatus.Refused) drafts.Add(Ended(round, content));
        }
        return drafts;
    }

    private static NoticeDraft Ask(ApprovalRound round, RoundSeat seat, NoticeContent content, NoticeAudience audience) =>
        new(NoticeKind.SignatureAsked, $"round {round.Id} {seat.Function}", round.RecordType, round.Number, content)
        {
            SiteId = round.SiteId, Functions = seat.ByChair ? [] : [seat.Function], People = [.. (seat.ByChair ? audience.Chairs : audience.Of(seat.Function, round.SiteId)).Except([round.RequesterId])],
        };

    private static NoticeDraft Ended(ApprovalRound round, NoticeContent content) => new(NoticeKind.Decided, $"round {round.Id} {round.Status}", round.RecordType, round.Number,
        content with { Sentence = round.Status == RoundStatus.Approved ? "Everybody who was asked has signed." : "It was refused." })
    {
        SiteId = round.SiteId, Functions = [.. round.Seats.Where(s => !s.ByChair).Select(s => s.Function).Distinct().Order()], People = [round.RequesterId],
    };

    private static async Task<string?> TitleAsync(PortalDb db, ApprovalRound round, CancellationToken cancellationToken)
    {
        var code = round.Number.Split('@')[0];
        return round.RecordType switch
        {
            RecordTypes.Waiver => await db.Waivers.Where(w => w.Number == round.Number).Select(w => w.Title).SingleOrDefaultAsync(cancellationToken),
            RecordTypes.Pilot => await db.Pilots.Where(p => p.Number == round.Number).Select(p => p.Title).SingleOrDefaultAsync(cancellationToken),
            RecordTypes.Measure => await db.Measures.Where(m => m.Number == round.Number).Select(m => m.Title).SingleOrDefaultAsync(cancellationToken),
            RecordTypes.Standard => await db.Standards.Where(s => s.Code == code).Select(s => s.Title).SingleOrDefaultAsync(cancellationToken),
            _ => null,
        };
    }

    private static Task<string?> SiteAsync(PortalDb db, int? siteId, CancellationToken cancellationToken) =>
        siteId is { } id ? db.Equipment.Where(e => e.Id == id).Select(e => (string?)e.Name).SingleOrDefaultAsync(cancellationToken) : Task.FromResult<string?>(null);
}
