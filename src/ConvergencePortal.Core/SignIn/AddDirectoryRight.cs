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
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.DirectoryRight, DirectoryRight.NumberOf(input.Value), input.Command, clock, cancellationToken);

    private async Task<Result<int>> RunOnceAsync(AddDirectoryRightInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseAdministration(DirectoryRightErrors.PeopleOnly) is { } refused) return refused;
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
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.DirectoryRight, value, null, Event, right.Say(site?.Code), actorFunctions: rights.Printed));
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
