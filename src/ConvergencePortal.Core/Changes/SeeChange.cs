using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="SeeChange"/>.</summary>
/// <param name="Again">False keeps an earlier look as it is: opening a page is not yet reading what moved.</param>
public sealed record SeeChangeInput(string Number, int Revision, bool Again);

/// <summary>Remembers that a person has seen a revision of a change.</summary>
public sealed class SeeChange(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public async Task<Result> RunAsync(SeeChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await db.Changes.AsNoTracking().Where(c => c.Number == input.Number).Select(c => new { c.Id, c.Revision }).SingleOrDefaultAsync(cancellationToken);
        if (change is null) return ChangeRequestErrors.Unknown(input.Number);

        if (!await db.People.AnyAsync(p => p.Id == actor.PersonId && p.IsActive, cancellationToken)) return RightsErrors.Inactive;
        var look = await db.ChangeLooks.SingleOrDefaultAsync(l => l.ChangeId == change.Id && l.PersonId == actor.PersonId, cancellationToken);
        if (look is not null && !input.Again) return Result.Success;

        look ??= db.ChangeLooks.Add(new ChangeLook(change.Id, actor.PersonId)).Entity;
        look.See(Math.Clamp(input.Revision, 1, change.Revision), clock.GetCurrentInstant());
        var saved = await db.SaveOnceAsync(cancellationToken);
        // Two pages of one person opened at once: one of them is enough.
        return saved.Error is { } lost && lost.Code != Saving.Duplicate.Code ? lost : Result.Success;
    }
}
