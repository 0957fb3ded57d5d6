using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Input of <see cref="AnswerPulse"/>.</summary>
/// <param name="Site">Code of the site at which the person answers.</param>
/// <param name="Function">For which they answer there.</param>
/// <param name="Answers">One to each question in their order, each 1 to 5; null where none was chosen.</param>
public sealed record AnswerPulseInput(string Site, Function Function, IReadOnlyList<int?> Answers, Command Command);

/// <summary>That a person's answers were counted.</summary>
/// <param name="Month">Its first day.</param>
public sealed record AnsweredPulse(LocalDate Month);

/// <summary>
/// Counts a person's answers once a month. What is kept names nobody (decision 0023): the counts of the function grow, and a row says that the person answered this month. There is no line
/// in the ledger, no word on the feed and no log, since each would say when, and the counts that grew at that moment would say what. Only who may not answer at all is written down.
/// </summary>
public sealed class AnswerPulse(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public Task<Result<AnsweredPulse>> RunAsync(AnswerPulseInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input, actor, cancellationToken)).KeepAsync(factory, actor, RecordTypes.Pulse, "", input.Command, clock, cancellationToken);

    private async Task<Result<AnsweredPulse>> RunOnceAsync(AnswerPulseInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PulseRules.Refuse(input.Answers) is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefusePulse() is { } refused) return refused;
        if (rights.Functions.FirstOrDefault(f => f.Function == input.Function && f.Site.Equals(input.Site, StringComparison.OrdinalIgnoreCase)) is not { } group) return PulseErrors.NotYours;

        var zone = await db.Equipment.AsNoTracking().Where(e => e.Id == group.SiteId).Select(e => e.TimeZone).SingleAsync(cancellationToken);
        var month = PulseRules.MonthAt(clock.GetCurrentInstant(), zone);
        if (await db.PulseVotes.AnyAsync(v => v.PersonId == actor.PersonId && v.Month == month, cancellationToken)) return PulseErrors.Answered(month);

        db.PulseVotes.Add(new PulseVote(actor.PersonId, month));
        foreach (var count in await CountsAsync(db, group, month, cancellationToken))
            if (input.Answers[count.Question - 1] == count.Answer) count.Add();
        var saved = await db.SaveOnceAsync(cancellationToken);
        return saved.Error is { } lost ? lost : new AnsweredPulse(month);
    }

    private static async Task<IReadOnlyList<PulseCount>> CountsAsync(PortalDb db, HeldFunction group, LocalDate month, CancellationToken cancellationToken)
    {
        var counts = await db.PulseCounts.Where(c => c.SiteId == group.SiteId && c.Function == group.Function && c.Month == month).ToListAsync(cancellationToken);
        if (counts.Count > 0) return counts;

        var empty = PulseCount.Empty(group.SiteId, group.Function, month);
        db.PulseCounts.AddRange(empty);
        return empty;
    }
}
