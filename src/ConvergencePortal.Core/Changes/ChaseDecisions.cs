using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// Reminds of what changes wait for: at a share of the deadline, when it has passed, and when as long again has. However many processes run, each reminder is
/// given once. After an outage people hear the strongest that is due, not all that were missed.
/// </summary>
public sealed class ChaseDecisions(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed, ILogger<ChaseDecisions> log)
{
    /// <summary>Answers the numbers of the changes that people were reminded of.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var chased = new List<string>();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        foreach (var change in await AskedRow.ReadAsync(db, db.Changes, cancellationToken))
            foreach (var deadline in change.Deadlines.Where(d => NextKind(d, clock.GetCurrentInstant()) is not null))
                if (await ChaseAsync(change.Id, deadline.Deadline, cancellationToken)) chased.Add(change.Number);

        foreach (var number in chased.Distinct()) feed.Publish(new Saved(RecordTypes.Change, number));
        return chased;
    }

    /// <summary>Looks again before it writes: what was decided or asked anew in between is not chased any more. True when people are told.</summary>
    private async Task<bool> ChaseAsync(int changeId, Deadline found, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var change = (await AskedRow.ReadAsync(db, db.Changes.Where(c => c.Id == changeId), cancellationToken)).SingleOrDefault();
        var asked = change?.Deadlines.FirstOrDefault(d => d.Deadline.Subject == found.Subject && d.Deadline.AskedAt == found.AskedAt);
        if (change is null || asked is null || NextKind(asked, now) is not { } kind) return false;

        var deadline = asked.Deadline;
        db.SeatReminders.Add(new SeatReminder(changeId, deadline.Subject, deadline.AskedAt, kind, deadline.DueAt, now));
        db.Ledger.Add(LedgerEntry.For(Actor.Portal, CommandOf(changeId, deadline, kind), now, RecordTypes.Change, change.Number, change.Revision, EventOf(kind), Say(deadline, kind, change.Zone)));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.IsSuccess) log.LogInformation("{Subject} of {ChangeNumber}: {ChaseKind}", deadline.Subject.ToString(), change.Number, kind);
        return saved.IsSuccess;
    }

    /// <summary>Null when nothing is due, or as much has been said already.</summary>
    private static ChaseKind? NextKind(ChasedDeadline deadline, Instant now) => deadline.Deadline.KindAt(now) is { } kind && !(deadline.Chased >= kind) ? kind : null;

    private static string EventOf(ChaseKind kind) => kind switch
    {
        ChaseKind.Reminder => ChangeEvents.Reminded,
        ChaseKind.Escalation => ChangeEvents.Escalated,
        ChaseKind.SecondEscalation => ChangeEvents.EscalatedAgain,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string Say(Deadline deadline, ChaseKind kind, DateTimeZone zone)
    {
        var who = deadline.Subject.Function is { } function ? ChangeWords.Of(function) : "The retrospective";
        var open = deadline.Subject.Task switch
        {
            AskedTask.State => "has not stated its impact",
            AskedTask.Sign => "has not signed",
            AskedTask.Retrospective => "is not closed",
            _ => throw new ArgumentOutOfRangeException(nameof(deadline), deadline.Subject.Task, null),
        };
        var due = $"{deadline.DueAt.InZone(zone).ToString("ddd uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)} {zone.Id}";
        if (kind == ChaseKind.Reminder) return $"{who} {open} yet. It is due {due}.";

        var everybody = deadline.Subject.Function is { } asked ? $"everybody of {ChangeWords.Of(asked)}" : "the requester and every function asked";
        return $"{who} {open}, and it was due {due}. Told to the governance chair, the administrators and {everybody}. Nothing is approved by silence.";
    }

    /// <summary>Two processes that find the same deadline use the same command, of which the ledger takes one.</summary>
    private static Command CommandOf(int changeId, Deadline deadline, ChaseKind kind) => new(OwnCommand.Of("chase", changeId, deadline.Subject, deadline.AskedAt.ToUnixTimeTicks(), kind));
}
