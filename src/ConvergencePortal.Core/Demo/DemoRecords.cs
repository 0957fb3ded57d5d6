using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>Loads the demo plant's records from plain files, through the importers that every user has.</summary>
public sealed class DemoRecords(RecordKinds kinds, ImportRecords import, ImportObservedFlows observed, IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Where the traffic of observed-flows.csv was seen.</summary>
    private const string ObservedSite = "BER";

    /// <summary>Names the kinds that were loaded; null when the plant in the portal is somebody else's.</summary>
    public async Task<IReadOnlyList<string>?> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var done = await FindLoadedAsync(cancellationToken);
        if (done is null) return null;

        var loaded = new List<string>();
        foreach (var kind in kinds.All.Where(kind => !done.Contains(kind.Name)))
        {
            await LoadFileAsync(kind, Path.Combine(folder, $"{kind.Name}.csv"), cancellationToken);
            loaded.Add(kind.Name);
        }
        await SeeFlowsAsync(Path.Combine(folder, "observed-flows.csv"), cancellationToken);
        await SetPinsAsync(cancellationToken);
        return loaded;
    }

    /// <summary>Once: a site that has observed flows keeps its own.</summary>
    private async Task SeeFlowsAsync(string path, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.ObservedFlows.AnyAsync(f => f.Site.Code == ObservedSite, cancellationToken)) return;

        var input = new ImportObservedFlowsInput(ObservedSite, await File.ReadAllBytesAsync(path, cancellationToken), DryRun: false, Command.New());
        var result = await observed.RunAsync(input, Actor.Portal, cancellationToken);
        if (result.Error is { } refusal) throw new InvalidOperationException($"{path}: {refusal.Message}");
        if (result.Value.Wrong is [var first, ..]) throw new InvalidOperationException($"{path}, line {first.Line}, column {first.Field}: {first.Message}");
    }

    /// <summary>Once a person: who has set another one keeps it.</summary>
    private async Task SetPinsAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var without = await db.People.Where(p => p.Kind == PersonKind.Person && !db.SigningPins.Any(pin => pin.PersonId == p.Id)).Select(p => p.Id).ToListAsync(cancellationToken);
        foreach (var id in without)
        {
            var pin = new SigningPin(id);
            pin.Set(DemoPlant.Pin, clock.GetCurrentInstant());
            db.SigningPins.Add(pin);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Kinds that the portal itself imported before; null when the plant in the database came from somebody else.</summary>
    private async Task<HashSet<string>?> FindLoadedAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var done = await db.Ledger.Where(entry => entry.RecordType == RecordTypes.Import && entry.ActorId == null).Select(entry => entry.Number).ToListAsync(cancellationToken);
        return done.Count == 0 && await db.Equipment.AnyAsync(cancellationToken) ? null : [.. done];
    }

    /// <summary>A file that cannot be loaded is a broken delivery, not something a person could mend: it stops the start.</summary>
    private async Task LoadFileAsync(RecordKind kind, string path, CancellationToken cancellationToken)
    {
        var table = CsvTable.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        if (table.Error is { } unreadable) throw new InvalidOperationException($"{path}: {unreadable.Message}");

        var result = await import.RunAsync(new ImportRecordsInput(kind.Name, table.Value, DryRun: false, Command.New()), Actor.Portal, null, cancellationToken);
        if (result.Error is { } refusal) throw new InvalidOperationException($"{path}: {refusal.Message}");
        if (result.Value.Wrong is [var first, ..]) throw new InvalidOperationException($"{path}, line {first.Line}, column {first.Column}: {first.Message}");
    }
}
