using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Input of <see cref="AddDirectoryRight"/>: a role, or a function and a site.</summary>
/// <param name="Value">Value of the app role, or object id of the group.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Site">Code of the site.</param>
public sealed record AddDirectoryRightInput(DirectorySource Source, string? Value, string? Name, PersonRoles Role, Function? Function, string? Site, Command Command);

/// <summary>Lets an app role or a group of the directory give a right. It reaches people when they next sign in.</summary>
public sealed class AddDirectoryRight(IDbContextFactory<PortalDb> factory, ChangeFeed feed, IClock clock)
{
    public const string Event = "DirectoryRightAdded";

    public Task<Result<int>> RunAsync(AddDirectoryRightInput input, Actor actor, CancellationToken cancellationToken) =>
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.DirectoryRight, DirectoryRightRights.Number(input.Value), input.Command, clock, cancellationToken);

    private async Task<Result<int>> RunOnceAsync(AddDirectoryRightInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseDirectoryRights() is { } refused) return refused;
        if (Check(input) is { } wrong) return wrong;

        var (value, name) = (input.Value!.Trim(), input.Name!.Trim());
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.DirectoryRight, Event) ? await db.DirectoryRights.Where(r => r.Value == value).MaxAsync(r => r.Id, cancellationToken) : Saving.CommandReused;

        var site = input.Function is null ? null : await db.Equipment.AsNoTracking().Where(e => e.Path == input.Site && e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.Code }).SingleOrDefaultAsync(cancellationToken);
        if (input.Function is not null && site is null) return DirectoryRightErrors.UnknownSite(input.Site);

        var now = clock.GetCurrentInstant();
        var right = new DirectoryRight(input.Source, value, name, now);
        right = input.Function is { } function ? right.Gives(function, site!.Id) : right.Gives(input.Role);
        if (await db.DirectoryRights.AnyAsync(r => r.HoldsAs == right.HoldsAs, cancellationToken)) return DirectoryRightErrors.Known;

        db.DirectoryRights.Add(right);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.DirectoryRight, value, null, Event, DirectoryRightRights.Say(right, site?.Code), actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost.Code == Saving.Duplicate.Code ? DirectoryRightErrors.Known : lost;

        feed.Publish(new Saved(RecordTypes.DirectoryRight, value));
        return right.Id;
    }

    private static Error? Check(AddDirectoryRightInput input)
    {
        if (input.Value?.Trim() is not { Length: > 0 and <= DirectoryRight.ValueLength } value || value.Any(char.IsControl)) return DirectoryRightErrors.Value;
        if (input.Source == DirectorySource.Group && !Guid.TryParseExact(value, "D", out _)) return DirectoryRightErrors.GroupId;
        if (input.Name?.Trim() is not { Length: > 0 and <= PlainText.NameLength } name || PlainText.HasForbiddenCharacter(name)) return DirectoryRightErrors.Name;

        var isRole = input.Role is PersonRoles.Administrator or PersonRoles.GovernanceChair or PersonRoles.Auditor;
        return isRole == (input.Function is not null) || (!isRole && input.Role != PersonRoles.None) ? DirectoryRightErrors.OneThing : null;
    }
}

/// <summary>Input of <see cref="EndDirectoryRight"/>.</summary>
public sealed record EndDirectoryRightInput(int Id, Command Command);

/// <summary>Ends a right of the directory, and takes it at once from everybody who holds it by nothing else of the directory.</summary>
public sealed class EndDirectoryRight(IDbContextFactory<PortalDb> factory, ChangeFeed feed, IClock clock)
{
    public const string Event = "DirectoryRightEnded";

    public Task<Result> RunAsync(EndDirectoryRightInput input, Actor actor, CancellationToken cancellationToken) =>
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.DirectoryRight, $"{input.Id}", input.Command, clock, cancellationToken);

    private async Task<Result> RunOnceAsync(EndDirectoryRightInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseDirectoryRights() is { } refused) return refused;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.DirectoryRight, Event) ? Result.Success : Saving.CommandReused;
        if (await db.DirectoryRights.SingleOrDefaultAsync(r => r.Id == input.Id, cancellationToken) is not { } right) return DirectoryRightErrors.Unknown(input.Id);

        var now = clock.GetCurrentInstant();
        if (right.EndNow(now).Error is { } error) return error;

        var site = right.SiteId is { } siteId ? await db.Equipment.Where(e => e.Id == siteId).Select(e => e.Code).SingleAsync(cancellationToken) : null;
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.DirectoryRight, right.Value, null, Event, DirectoryRightRights.Say(right, site), actorFunctions: rights.Printed));
        var taken = await TakeAsync(db, right, actor, input.Command, now, cancellationToken);
        if (taken.Error is { } stays) return stays;

        return (await db.SaveOnceAsync(cancellationToken)).Then(() => feed.Publish(new Saved(RecordTypes.DirectoryRight, right.Value)));
    }

    private static async Task<Result> TakeAsync(PortalDb db, DirectoryRight right, Actor actor, Command command, Instant now, CancellationToken cancellationToken)
    {
        var holders = await db.DirectoryGrants.Where(g => g.DirectoryRightId == right.Id).Select(g => g.PersonId).ToListAsync(cancellationToken);
        var people = await db.People.Include(p => p.Memberships).Where(p => holders.Contains(p.Id) || p.Roles != PersonRoles.None).ToListAsync(cancellationToken);
        var grants = await db.DirectoryGrants.Where(g => holders.Contains(g.PersonId)).ToListAsync(cancellationToken);
        var known = await db.DirectoryRights.ToDictionaryAsync(r => r.Id, cancellationToken);
        var before = people.Where(PeopleRules.IsAdministrator).ToList();

        foreach (var person in people.Where(person => holders.Contains(person.Id)).OrderBy(person => person.Code, StringComparer.Ordinal))
        {
            var held = grants.Where(g => g.PersonId == person.Id).Select(g => known[g.DirectoryRightId]).ToList();
            // Administrator without a right that gives it comes from the app role that the operator set.
            var bySetting = person.DirectoryRoles.HasFlag(PersonRoles.Administrator) && !held.Exists(r => r.Role == PersonRoles.Administrator);
            var moved = DirectoryRules.Apply(person, [.. held.Where(r => r.EndedAt is null)], bySetting, now.InUtc().Date);
            await DirectoryMoves.KeepAsync(db, person, moved, actor, command, now, cancellationToken);
        }
        db.DirectoryGrants.RemoveRange(grants.Where(g => g.DirectoryRightId == right.Id));
        return PeopleRules.KeepAnAdministrator(before, people).FirstOrDefault() is { } breach ? Error.Conflict(breach.Code, breach.Message) : Result.Success;
    }
}

/// <summary>Who keeps the directory's rights, and how the ledger says one.</summary>
internal static class DirectoryRightRights
{
    public static Error? RefuseDirectoryRights(this PersonRights rights) =>
        rights.RefuseWriting() ?? (rights.Kind != PersonKind.Person ? DirectoryRightErrors.PeopleOnly : rights.IsAdministrator ? null : RightsErrors.AdministratorOnly);

    public static string Number(string? value) => value is null ? "" : value[..Math.Min(value.Length, DirectoryRight.ValueLength)];

    public static string Say(DirectoryRight right, string? site) =>
        $"{(right.Source == DirectorySource.AppRole ? "App role" : "Group")} {right.Name}: {(right.Function is { } function ? $"{FunctionWords.Of(function)} at {site}" : right.Role.ToString())}";
}
