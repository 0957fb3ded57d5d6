using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Input of <see cref="MeasureContract"/>.</summary>
/// <param name="FreshnessMinutes">Age of the newest value when it was looked at.</param>
public sealed record MeasureContractInput(int Id, int FreshnessMinutes, Instant MeasuredAt, Command Command);

/// <summary>Whether a contract's promise is kept after a measurement.</summary>
public sealed record MeasuredContract(int Id, int FreshnessMinutes, Instant MeasuredAt, bool IsBreached);

/// <summary>Notes how old the newest value of a source is, as a program or a person found it. The ledger says when a promise began, or ceased, to be kept, and not each measurement.</summary>
public sealed class MeasureContract(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    private const string Breached = "ContractBreached";
    private const string KeptAgain = "ContractKeptAgain";

    public Task<Result<MeasuredContract>> RunAsync(MeasureContractInput input, Actor actor, CancellationToken cancellationToken) =>
        input.FreshnessMinutes is < 0 or > ContractErrors.MostMinutes ? Task.FromResult<Result<MeasuredContract>>(ContractErrors.Measured)
        : input.MeasuredAt > clock.GetCurrentInstant() ? Task.FromResult<Result<MeasuredContract>>(ContractErrors.MeasuredLater)
        : Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Contract, $"{input.Id}", input.Command, clock, cancellationToken);

    private async Task<Result<MeasuredContract>> RunOnceAsync(MeasureContractInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var contract = await db.DataContracts.Include(c => c.Site).Include(c => c.Source).SingleOrDefaultAsync(c => c.Id == input.Id, cancellationToken);
        if (contract is null) return ContractErrors.Unknown(input.Id);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (!rights.IsAdministrator && !rights.WorksAt(contract.SiteId)) return ContractErrors.NotAtSite;
        if (contract.MeasuredAt > input.MeasuredAt) return ContractErrors.MeasuredEarlier;

        var turned = contract.Measure(input.FreshnessMinutes, input.MeasuredAt);
        var number = SiteCode.Of(contract.Site.Code, contract.ContractId);
        if (turned)
            db.Ledger.Add(LedgerEntry.For(actor, input.Command, clock.GetCurrentInstant(), RecordTypes.Contract, number, null, contract.IsBreached ? Breached : KeptAgain,
                $"{contract.Source.Code}: {input.FreshnessMinutes} of {contract.FreshnessMinutes} min", actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        if (turned) feed.Publish(new Saved(RecordTypes.Contract, number));
        return new MeasuredContract(contract.Id, input.FreshnessMinutes, input.MeasuredAt, contract.IsBreached);
    }
}
