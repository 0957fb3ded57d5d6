using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Where a version of the approval policy stands after an action.</summary>
public sealed record PolicyState(int Number, PolicyStatus Status, int Version);

/// <summary>A version that an action has in its hands, with the rights of the person as they are now.</summary>
public sealed record PolicyInHand(PortalDb Db, ApprovalPolicy Policy, PersonRights By, Instant Now);

/// <summary>What an action leaves in the ledger.</summary>
public sealed record PolicyEvent(string? Text = null, IReadOnlyList<MovedField>? Moved = null);

/// <summary>The one gate of all writing on the approval policy: it answers a repeated command, reads rights, lets the action move the version, and saves it with its line in the ledger.</summary>
public sealed class PolicyGate(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public Task<Result<PolicyState>> RunAsync(int number, string happens, Command command, Actor actor, Func<PolicyInHand, Task<Result<PolicyEvent>>> move, CancellationToken cancellationToken) =>
        MoveAsync(ApprovalPolicy.NumberFor(number), happens, command, actor, async (db, _, _) => number == BuiltInPolicy.Number ? PolicyErrors.BuiltIn
            : await db.ApprovalPolicies.Include(p => p.Rows).SingleOrDefaultAsync(p => p.Number == number, cancellationToken) is { } policy ? policy : PolicyErrors.Unknown(number),
            move, cancellationToken);

    /// <param name="number">As the ledger names it; empty for one that is not there yet.</param>
    /// <param name="find">Loads the version, or makes a new one.</param>
    public Task<Result<PolicyState>> MoveAsync(string number, string happens, Command command, Actor actor, Func<PortalDb, PersonRights, Instant, Task<Result<ApprovalPolicy>>> find,
        Func<PolicyInHand, Task<Result<PolicyEvent>>> move, CancellationToken cancellationToken) => Saving.RetryLostRacesAsync(async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(command, cancellationToken) is { } done) return await AnswerAgainAsync(db, done, happens, actor, cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefusePolicy() is { } refused) return refused;
        var now = clock.GetCurrentInstant();
        var found = await find(db, rights, now);
        if (found.Error is { } unknown) return unknown;

        var policy = found.Value;
        var moved = await move(new PolicyInHand(db, policy, rights, now));
        if (moved.Error is { } error) return error;

        db.Ledger.Add(LedgerEntry.For(actor, new Command(command.Id), now, RecordTypes.Policy, policy.RecordNumber, policy.Version, happens, moved.Value.Text,
            moved.Value.Moved is { Count: > 0 } fields ? MovedField.ToJson(fields) : null, rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Policy, policy.RecordNumber));
        return StateOf(policy);
    }).KeepAsync(factory, actor, RecordTypes.Policy, number, command, clock, cancellationToken);

    private static async Task<Result<PolicyState>> AnswerAgainAsync(PortalDb db, LedgerEntry done, string happens, Actor actor, CancellationToken cancellationToken)
    {
        if (!done.IsSame(actor, RecordTypes.Policy, happens)) return Saving.CommandReused;

        var number = ApprovalPolicy.ReadNumber(done.Number);
        return StateOf(await db.ApprovalPolicies.AsNoTracking().SingleAsync(p => p.Number == number, cancellationToken));
    }

    private static PolicyState StateOf(ApprovalPolicy policy) => new(policy.Number, policy.Status, policy.Version);
}

/// <summary>Names of what can happen to the approval policy; they stand in the ledger and never change.</summary>
public static class PolicyEvents
{
    public const string Drafted = "PolicyDrafted";
    public const string Saved = "PolicySaved";
    public const string Submitted = "PolicySubmitted";
    public const string Discarded = "PolicyDiscarded";
    public const string Effective = "PolicyEffective";
    public const string Superseded = "PolicySuperseded";
    public const string Rejected = "PolicyRejected";
}

/// <summary>Who may write the approval policy: administrators, in person.</summary>
public static class PolicyRights
{
    /// <summary>Null when the person may.</summary>
    public static Error? RefusePolicy(this PersonRights rights) =>
        rights.RefuseWriting() ?? (rights.Kind != PersonKind.Person ? PolicyErrors.PeopleOnly : rights.IsAdministrator ? null : PolicyErrors.AdministratorOnly);
}
