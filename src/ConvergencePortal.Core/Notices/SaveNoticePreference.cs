using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>Keeps how somebody wants to be told. Nothing is governed by it, so no ledger tells of it; of two saves the later one holds.</summary>
public sealed class SaveNoticePreference(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public Task<Result<NoticeChoices>> RunAsync(NoticeChoices choices, Actor actor, CancellationToken cancellationToken) => Saving.RetryLostRacesAsync(() => RunOnceAsync(choices, actor, cancellationToken));

    private async Task<Result<NoticeChoices>> RunOnceAsync(NoticeChoices choices, Actor actor, CancellationToken cancellationToken)
    {
        if (choices.Refuse() is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (!rights.IsActive || rights.Kind != PersonKind.Person) return ChannelErrors.PeopleOnly;

        var preference = await db.NoticePreferences.SingleOrDefaultAsync(p => p.PersonId == actor.PersonId, cancellationToken) ?? db.NoticePreferences.Add(new NoticePreference(actor.PersonId)).Entity;
        preference.Choose(choices);
        var saved = await db.SaveOnceAsync(cancellationToken);
        return saved.Error is { } lost ? lost : preference.Choices;
    }
}
