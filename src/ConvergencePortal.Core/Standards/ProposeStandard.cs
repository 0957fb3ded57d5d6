using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="ProposeStandard"/>.</summary>
public sealed record ProposeStandardInput(StandardHead Head, Command Command);

/// <summary>Makes a new standard with an empty first draft. Everybody who speaks for a function may: what it becomes, the functions sign.</summary>
public sealed class ProposeStandard(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public async Task<Result<StandardState>> RunAsync(ProposeStandardInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (StandardRules.CheckHead(input.Head) is { Count: > 0 } wrong) return StandardErrors.Wrong(wrong);

        return await Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Standard, input.Head.Code, input.Command, clock, cancellationToken);
    }

    private async Task<Result<StandardState>> RunOnceAsync(ProposeStandardInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (now, code) = (clock.GetCurrentInstant(), input.Head.Code);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Standard, StandardEvents.Proposed, code)
                ? StandardState.Of((await StandardGate.LoadAsync(db, code, cancellationToken))!, clock.TodayUtc()) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ChangeRequestErrors.ServiceMayNot;
        if (!Standard.MayDraft(rights)) return StandardErrors.NotWriter;
        if (await db.Standards.AnyAsync(s => s.Code == code, cancellationToken)) return StandardErrors.CodeTaken(code);

        var standard = new Standard(input.Head, rights, now);
        db.Standards.Add(standard);
        StandardGate.Record(db, standard, actor, input.Command, rights, now);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Standard, standard.Code));
        return StandardState.Of(standard, clock.TodayUtc());
    }
}
