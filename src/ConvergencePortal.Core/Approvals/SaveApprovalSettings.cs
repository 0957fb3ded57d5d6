using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Input of <see cref="SaveApprovalSettings"/>.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="ExpectedVersion">The version the person looked at; 0 while the site has set nothing.</param>
public sealed record SaveApprovalSettingsInput(string? Site, int ExpectedVersion, ApprovalChoices Choices, Command Command);

/// <summary>Which version the settings of a site have after a save.</summary>
public sealed record ApprovalSettingsState(string Site, int Version);

/// <summary>Sets working hours, reminders and the credential rule of a site. For administrators and the governance chair.</summary>
public sealed class SaveApprovalSettings(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public const string Event = "ApprovalSettingsSaved";
    private static readonly ApprovalChoicesValidator Shape = new();

    /// <summary>Of two first saves at once one meets the other: it is tried again, and answered by what stands there then.</summary>
    public Task<Result<ApprovalSettingsState>> RunAsync(SaveApprovalSettingsInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.ApprovalSettings, input.Site ?? "", input.Command, clock, cancellationToken);

    private async Task<Result<ApprovalSettingsState>> RunOnceAsync(SaveApprovalSettingsInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (Shape.Refuse(input.Choices) is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var site = await db.Equipment.AsNoTracking().Where(e => e.Path == input.Site && e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.Path }).SingleOrDefaultAsync(cancellationToken);
        if (site is null) return ApprovalSettingsErrors.UnknownSite(input.Site);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.ApprovalSettings, Event, site.Path) ? new ApprovalSettingsState(site.Path, done.Revision ?? 0) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseApprovalSettings() is { } refused) return refused;
        var known = await db.ApprovalSettings.SingleOrDefaultAsync(s => s.SiteId == site.Id, cancellationToken);

        var settings = known ?? new ApprovalSettings(site.Id);
        if (settings.Version != input.ExpectedVersion) return ApprovalSettingsErrors.Moved;
        var moved = settings.Choose(input.Choices);
        if (moved.Count == 0) return new ApprovalSettingsState(site.Path, settings.Version);

        if (known is null) db.ApprovalSettings.Add(settings);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, clock.GetCurrentInstant(), RecordTypes.ApprovalSettings, site.Path, settings.Version, Event, fieldChanges: MovedField.ToJson(moved), actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.ApprovalSettings, site.Path));
        return new ApprovalSettingsState(site.Path, settings.Version);
    }
}

/// <summary>Who may set the approval settings: administrators and the governance chair, at every site.</summary>
public static class ApprovalSettingsRights
{
    /// <summary>Null when the person may.</summary>
    public static Error? RefuseApprovalSettings(this PersonRights rights) =>
        rights.RefuseWriting() ?? (rights.Kind != PersonKind.Person ? ApprovalSettingsErrors.PeopleOnly : rights.IsAdministrator || rights.IsChair ? null : ApprovalSettingsErrors.NotTheirs);
}
