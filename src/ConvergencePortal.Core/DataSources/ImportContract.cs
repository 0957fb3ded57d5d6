using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Input of <see cref="ImportContract"/>.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="Source">Code of the data source that the contract is about.</param>
/// <param name="File">YAML or JSON of the Open Data Contract Standard 3.</param>
/// <param name="DryRun">Says what it would do and writes nothing.</param>
public sealed record ImportContractInput(string Site, string Source, ReadOnlyMemory<byte> File, bool DryRun, Command Command);

/// <summary>What importing a contract does, or would do.</summary>
/// <param name="Id">Of the contract in the portal; null in a dry run of a new one.</param>
/// <param name="Unread">Terms of service that say nothing the portal can measure.</param>
public sealed record ImportedContract(int? Id, string ContractId, bool IsNew, ContractStatus Status, IReadOnlyList<MovedField> Moved, IReadOnlyList<string> Unread);

/// <summary>Brings in what a source promises, from a file. The same file a second time changes nothing.</summary>
public sealed class ImportContract(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    private const string Event = "ContractImported";

    public Task<Result<ImportedContract>> RunAsync(ImportContractInput input, Actor actor, CancellationToken cancellationToken)
    {
        var file = ContractFileReader.Read(input.File);
        if (file.Error is { } unreadable) return Task.FromResult<Result<ImportedContract>>(unreadable);
        if (file.Value.Contract.Id.Length > DataContract.IdLength) return Task.FromResult<Result<ImportedContract>>(ContractErrors.LongId);
        if (ContractErrors.StatusOf(file.Value.Contract.Status) is not { } status) return Task.FromResult<Result<ImportedContract>>(ContractErrors.UnknownStatus(file.Value.Contract.Status));

        return Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, file.Value, status, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Contract, SiteCode.Of(input.Site, file.Value.Contract.Id), input.Command, clock, cancellationToken);
    }

    private async Task<Result<ImportedContract>> RunOnceAsync(ImportContractInput input, ContractReading file, ContractStatus status, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (now, id) = (clock.GetCurrentInstant(), file.Contract.Id);
        var source = await db.DataSources.Include(s => s.Site).SingleOrDefaultAsync(s => s.Site.Code == input.Site && s.Code == input.Source, cancellationToken);
        if (source is null) return DataSourceErrors.Unknown(SiteCode.Of(input.Site, input.Source));
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (!rights.IsAdministrator && !rights.WorksAt(source.SiteId)) return ContractErrors.NotAtSite;
        var done = await db.FindDoneAsync(input.Command, cancellationToken);
        if (done is not null && !done.IsSame(actor, RecordTypes.Contract, Event, SiteCode.Of(source.Site.Code, id))) return Saving.CommandReused;

        var contract = await db.DataContracts.Include(c => c.Source).SingleOrDefaultAsync(c => c.SiteId == source.SiteId && c.ContractId == id, cancellationToken);
        if (contract is not null && contract.Source != source) return ContractErrors.OfAnotherSource(contract);
        var isNew = contract is null;
        contract ??= new DataContract(source.Site, id, source);
        var moved = contract.TakeOver(file, status);
        var answer = new ImportedContract(isNew ? null : contract.Id, id, isNew, status, moved, [.. file.Contract.Promises.Unread.Select(term => term.Property)]);
        if (input.DryRun || moved.Count == 0 || done is not null) return answer;

        if (isNew) db.DataContracts.Add(contract);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Contract, SiteCode.Of(source.Site.Code, id), null, Event, contract.Name, MovedField.ToJson(moved), rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Contract, SiteCode.Of(source.Site.Code, id)));
        return answer with { Id = contract.Id };
    }
}
