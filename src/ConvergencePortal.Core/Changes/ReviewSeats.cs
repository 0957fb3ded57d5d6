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

        var authorizing = await db.Changes.AsNoTracking().Where(c => c.Status == ChangeStatus.Authorizing).OrderBy(c => c.Id).Select(c => c.Number).ToListAsync(cancellationToken);
        var moved = new List<string>();
        foreach (var number in authorizing)
        {
            var (isMoved, stuck) = (false, (StuckSeat?)null);
            var reviewed = await gate.RunAsync(number, ChangeEvents.SeatsReviewed, Command.New(), Actor.Portal, async open =>
            {
                var change = open.Change;
                var slot = change.Content.PlannedStart is { } start ? await facts.CheckSlotAsync(open, start, cancellationToken) : [];
                var seats = await facts.SeatFactsAsync(open, slot, cancellationToken);
                change.ReviewSeats(seats, open.Now);
                (isMoved, stuck) = (change.Events.Count > 0, StuckSeat.In(change, seats.Members));
                return Result.Success;
            }, cancellationToken);
            if (reviewed.IsSuccess && isMoved) moved.Add(number);
            if (reviewed.IsSuccess && stuck is not null) await SayStuckAsync(stuck, cancellationToken);
        }
        return new ReviewedSeats(state, moved);
    }

    /// <summary>Told once a request of the seat: the ledger takes a command once, whoever finds it first.</summary>
    private async Task SayStuckAsync(StuckSeat seat, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var command = new Command(OwnCommand.Of("stuck", seat.ChangeId, seat.Function, seat.AskedAt.ToUnixTimeTicks()));
        if (await db.FindDoneAsync(command, cancellationToken) is not null) return;

        db.Ledger.Add(LedgerEntry.For(Actor.Portal, command, clock.GetCurrentInstant(), RecordTypes.Change, seat.Number, seat.Revision, ChangeEvents.SeatStuck, ChangeRequestErrors.NobodyForSeat(seat.Function).Message));
        if ((await db.SaveOnceAsync(cancellationToken)).IsSuccess) feed.Publish(new Saved(RecordTypes.Change, seat.Number));
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

    /// <summary>A seat that nobody can fill any more.</summary>
    private sealed record StuckSeat(int ChangeId, string Number, int Revision, Function Function, Instant AskedAt)
    {
        /// <summary>Null while every open seat can be filled, or nobody is asked any more.</summary>
        public static StuckSeat? In(ChangeRequest change, SiteMembers members) =>
            change.Status == ChangeStatus.Authorizing && change.FindStuck(members) is { } function
                ? new StuckSeat(change.Id, change.Number, change.Revision, function, change.Seats.Single(s => s.Function == function).RequestedAt) : null;
    }
}
