using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a review was made of, and the changes it moved.</summary>
public sealed record ReviewedSeats(string State, IReadOnlyList<string> Moved);

/// <summary>
/// Counts the open seats again when those who could sign have come or gone: a seat that asks a share of a function may be filled by fewer, and one that nobody
/// can fill any more says so once. It never signs for anybody.
/// </summary>
public sealed class ReviewSeats(IDbContextFactory<PortalDb> factory, ChangeGate gate, ChangeFacts facts, IClock clock, ChangeFeed feed)
{
    /// <param name="since">The state of the last run; nothing is done while it is the same.</param>
    public async Task<ReviewedSeats> RunAsync(string? since, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var state = await StateAsync(db, cancellationToken);
        if (state == since) return new ReviewedSeats(state, []);

        var open = await db.Changes.AsNoTracking().Where(c => c.Status == ChangeStatus.Authorizing).OrderBy(c => c.Id).Select(c => c.Number).ToListAsync(cancellationToken);
        var moved = new List<string>();
        foreach (var number in open)
        {
            var before = moved.Count;
            await gate.RunAsync(number, ChangeEvents.SeatsReviewed, Command.New(), Actor.Portal, async change =>
            {
                var slot = change.Change.Content.PlannedStart is { } start ? await facts.CheckSlotAsync(change, start, cancellationToken) : [];
                change.Change.ReviewSeats(await facts.SeatFactsAsync(change, slot, cancellationToken), change.Now);
                if (change.Change.Events.Count > 0 && moved.Count == before) moved.Add(number);
                return Result.Success;
            }, cancellationToken);
            await SayStuckAsync(number, cancellationToken);
        }
        return new ReviewedSeats(state, moved);
    }

    /// <summary>Told once a request of the seat: the ledger takes a command once, whoever finds it first.</summary>
    private async Task SayStuckAsync(string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await db.Changes.AsNoTracking().Include(c => c.Seats).Include(c => c.Signatures).AsSplitQuery().SingleAsync(c => c.Number == number, cancellationToken);
        if (change.Status != ChangeStatus.Authorizing || change.FindStuck(await SiteMembers.ReadAsync(db, change.SiteId, clock.TodayUtc(), cancellationToken)) is not { } function) return;

        var asked = change.Seats.Single(s => s.Function == function).RequestedAt;
        var command = new Command(OwnCommand.Of("stuck", change.Id, function, asked.ToUnixTimeTicks()));
        if (await db.FindDoneAsync(command, cancellationToken) is not null) return;

        db.Ledger.Add(LedgerEntry.For(Actor.Portal, command, clock.GetCurrentInstant(), RecordTypes.Change, number, change.Revision, ChangeEvents.SeatStuck, ChangeRequestErrors.NobodyForSeat(function).Message));
        if ((await db.SaveOnceAsync(cancellationToken)).IsSuccess) feed.Publish(new Saved(RecordTypes.Change, number));
    }

    /// <summary>Who speaks for what today, as one text: memberships, roles, who is active, and competencies.</summary>
    private async Task<string> StateAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var members = await db.Memberships.AsNoTracking().Where(m => m.From <= today && (m.To == null || today < m.To))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.PersonId, m.SiteId, m.Function, p.IsActive, p.Roles }).OrderBy(m => m.PersonId).ThenBy(m => m.SiteId).ThenBy(m => m.Function)
            .ToListAsync(cancellationToken);
        var competencies = await db.Competencies.AsNoTracking().Where(c => c.AchievedOn <= today && (c.ExpiresOn == null || today < c.ExpiresOn)).OrderBy(c => c.PersonId).ThenBy(c => c.Code)
            .Select(c => new { c.PersonId, c.Code }).ToListAsync(cancellationToken);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(';', members)}|{string.Join(';', competencies)}")));
    }
}
