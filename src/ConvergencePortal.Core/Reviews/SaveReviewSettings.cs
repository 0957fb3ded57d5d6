using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Input of <see cref="SaveReviewSettings"/>.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="ExpectedVersion">The version the person looked at; 0 while the site has set nothing.</param>
public sealed record SaveReviewSettingsInput(string? Site, int ExpectedVersion, ReviewChoices Choices, Command Command);

/// <summary>Which version the settings of a site have after a save.</summary>
public sealed record ReviewSettingsState(string Site, int Version);

/// <summary>Sets quorum and targets of a site's reviews. For administrators and the governance chair. Weeks that are frozen keep theirs.</summary>
public sealed class SaveReviewSettings(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public const string Event = "ReviewSettingsSaved";

    public Task<Result<ReviewSettingsState>> RunAsync(SaveReviewSettingsInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.ReviewSettings, input.Site ?? "", input.Command, clock, cancellationToken);

    private async Task<Result<ReviewSettingsState>> RunOnceAsync(SaveReviewSettingsInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (input.Choices.Refuse() is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await ReviewSite.FindAsync(db, input.Site ?? "", cancellationToken) is not { } site) return ReviewErrors.UnknownSite(input.Site);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.ReviewSettings, Event, site.Code) ? new ReviewSettingsState(site.Code, done.Revision ?? 0) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseApprovalSettings() is { } refused) return refused;

        var known = await db.ReviewSettings.SingleOrDefaultAsync(s => s.SiteId == site.Id, cancellationToken);
        var settings = known ?? new ReviewSettings(site.Id);
        if (settings.Version != input.ExpectedVersion) return ApprovalSettingsErrors.Moved;
        var moved = settings.Choose(input.Choices);
        if (moved.Count == 0) return new ReviewSettingsState(site.Code, settings.Version);

        if (known is null) db.ReviewSettings.Add(settings);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, clock.GetCurrentInstant(), RecordTypes.ReviewSettings, site.Code, settings.Version, Event, fieldChanges: MovedField.ToJson(moved), actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.ReviewSettings, site.Code));
        return new ReviewSettingsState(site.Code, settings.Version);
    }
}
