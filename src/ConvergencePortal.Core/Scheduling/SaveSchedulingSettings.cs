using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Input of <see cref="SaveSchedulingSettings"/>.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="ExpectedVersion">The version the person looked at; 0 while the site has set nothing.</param>
public sealed record SaveSchedulingSettingsInput(string? Site, int ExpectedVersion, SchedulingChoices Choices, Command Command);

/// <summary>Which version the settings of a site have after a save.</summary>
public sealed record SchedulingSettingsState(string Site, int Version);

/// <summary>Sets what each conflict does at a site and what a slot costs there. For administrators and the governance chair.</summary>
public sealed class SaveSchedulingSettings(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public const string Event = "RulesSaved";
    private static readonly SchedulingChoicesValidator Shape = new();

    /// <summary>Taking a slot raises the same schedule version: a save that only met one is tried again.</summary>
    public Task<Result<SchedulingSettingsState>> RunAsync(SaveSchedulingSettingsInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken));

    private async Task<Result<SchedulingSettingsState>> RunOnceAsync(SaveSchedulingSettingsInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (Shape.Refuse(input.Choices) is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var site = await db.Equipment.AsNoTracking().Where(e => e.Path == input.Site && e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.Path }).SingleOrDefaultAsync(cancellationToken);
        if (site is null) return SchedulingSettingsErrors.UnknownSite(input.Site);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Settings, Event, site.Path) ? new SchedulingSettingsState(site.Path, done.Revision ?? 0) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseSchedulingSettings() is { } refused)
        {
            await RefusedAttempts.RecordAsync(factory, actor, RecordTypes.Settings, site.Path, input.Command, refused, clock.GetCurrentInstant(), cancellationToken);
            return refused;
        }
        var known = await db.SchedulingSettings.Include(s => s.Conflicts).SingleOrDefaultAsync(s => s.SiteId == site.Id, cancellationToken);

        var settings = known ?? new SchedulingSettings(site.Id);
        if (settings.Version != input.ExpectedVersion) return SchedulingSettingsErrors.Moved;
        var moved = settings.Choose(input.Choices);
        if (moved.Count == 0) return new SchedulingSettingsState(site.Path, settings.Version);

        if (known is null) db.SchedulingSettings.Add(settings);
        var schedule = await db.ScheduleVersions.SingleOrDefaultAsync(v => v.SiteId == site.Id, cancellationToken) ?? db.ScheduleVersions.Add(new ScheduleVersion(site.Id)).Entity;
        schedule.Touch();
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, clock.GetCurrentInstant(), RecordTypes.Settings, site.Path, settings.Version, Event, fieldChanges: MovedField.ToJson(moved), actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Settings, site.Path));
        return new SchedulingSettingsState(site.Path, settings.Version);
    }
}

/// <summary>Who may set the scheduling rules: administrators and the governance chair, at every site.</summary>
public static class SchedulingSettingsRights
{
    /// <summary>Null when the person may.</summary>
    public static Error? RefuseSchedulingSettings(this PersonRights rights) =>
        rights.RefuseWriting() ?? (rights.Kind != PersonKind.Person ? SchedulingSettingsErrors.PeopleOnly : rights.IsAdministrator || rights.IsChair ? null : SchedulingSettingsErrors.NotTheirs);
}
