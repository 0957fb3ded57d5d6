using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Notices;

/// <summary>What people are told of approval rounds: of standards, waivers, pilots, policies, templates, measures and proposed edits.</summary>
internal static class RoundNotices
{
    /// <summary>Rounds that opened or ended; the ledger's rows say of which records to look.</summary>
    public static async Task<IReadOnlyList<NoticeDraft>> OfAsync(PortalDb db, IReadOnlyList<LedgerEntry> rows, NoticeAudience audience, CancellationToken cancellationToken)
    {
        var (numbers, types, since) = (rows.Select(r => r.Number).Distinct().ToList(), rows.Select(r => r.RecordType).Distinct().ToList(), rows.Min(r => r.At));
        var rounds = await db.ApprovalRounds.AsNoTracking().Include(r => r.Seats).Where(r => numbers.Contains(r.Number) && types.Contains(r.RecordType) && (r.Status == RoundStatus.Open || r.ClosedAt >= since))
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        if (rounds.Count == 0) return [];

        var titles = await TitlesAsync(db, rounds, cancellationToken);
        var sites = await db.Equipment.AsNoTracking().Where(e => e.TimeZone != null).Select(e => new { e.Id, e.Name }).ToDictionaryAsync(e => e.Id, e => e.Name, cancellationToken);
        return [.. rounds.SelectMany(round => Of(round, new NoticeContent(titles.GetValueOrDefault(TitleOf(round), round.Number))
        {
            By = round.RequesterName, Site = round.SiteId is { } site ? sites[site] : null, Missing = [.. round.Seats.Where(s => s.IsOpen).Select(s => s.Function).Order()],
        }, audience))];
    }

    private static IEnumerable<NoticeDraft> Of(ApprovalRound round, NoticeContent content, NoticeAudience audience) => round.Status switch
    {
        RoundStatus.Open => round.Seats.Where(s => s.IsOpen).Select(seat => Ask(round, seat, content, audience)),
        RoundStatus.Approved => [Ended(round, content with { Sentence = "Everybody who was asked has signed." })],
        RoundStatus.Refused => [Ended(round, content with { Sentence = "It was refused." })],
        _ => [],
    };

    private static NoticeDraft Ask(ApprovalRound round, RoundSeat seat, NoticeContent content, NoticeAudience audience) =>
        new(NoticeKind.SignatureAsked, $"round {round.Id} {seat.Function}", round.RecordType, round.Number, content)
        {
            SiteId = round.SiteId, Functions = seat.ByChair ? [] : [seat.Function], People = [.. (seat.ByChair ? audience.Chairs : audience.Of(seat.Function, round.SiteId)).Except([round.RequesterId])],
        };

    private static NoticeDraft Ended(ApprovalRound round, NoticeContent content) => new(NoticeKind.Decided, $"round {round.Id} {round.Status}", round.RecordType, round.Number, content)
    {
        SiteId = round.SiteId, Functions = [.. round.Seats.Where(s => !s.ByChair).Select(s => s.Function).Distinct().Order()], People = [round.RequesterId],
    };

    /// <summary>Titles of the records that have one; a version of a standard has the standard's.</summary>
    private static async Task<Dictionary<(string, string), string>> TitlesAsync(PortalDb db, IReadOnlyList<ApprovalRound> rounds, CancellationToken cancellationToken)
    {
        var named = rounds.Select(TitleOf).Distinct().ToLookup(title => title.Type, title => title.Number);
        List<string> Of(string type) => [.. named[type]];
        var (waivers, pilots, measures, standards) = (Of(RecordTypes.Waiver), Of(RecordTypes.Pilot), Of(RecordTypes.Measure), Of(RecordTypes.Standard));
        var found = await db.Waivers.Where(w => waivers.Contains(w.Number)).Select(w => new { Type = RecordTypes.Waiver, w.Number, w.Title })
            .Concat(db.Pilots.Where(p => pilots.Contains(p.Number)).Select(p => new { Type = RecordTypes.Pilot, p.Number, p.Title }))
            .Concat(db.Measures.Where(m => measures.Contains(m.Number)).Select(m => new { Type = RecordTypes.Measure, m.Number, m.Title }))
            .Concat(db.Standards.Where(s => standards.Contains(s.Code)).Select(s => new { Type = RecordTypes.Standard, Number = s.Code, s.Title })).ToListAsync(cancellationToken);
        return found.ToDictionary(f => (f.Type, f.Number), f => f.Title);
    }

    private static (string Type, string Number) TitleOf(ApprovalRound round) => (round.RecordType, round.Number.Split('@')[0]);
}
