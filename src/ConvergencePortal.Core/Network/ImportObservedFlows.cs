using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Input of <see cref="ImportObservedFlows"/>.</summary>
/// <param name="Site">Code of the site on whose network the traffic was seen.</param>
/// <param name="File">CSV in UTF-8, as <see cref="ObservedFlowFileReader"/> reads it.</param>
/// <param name="DryRun">Says what it would do and writes nothing.</param>
public sealed record ImportObservedFlowsInput(string Site, ReadOnlyMemory<byte> File, bool DryRun, Command Command);

/// <summary>Brings in the traffic that was seen at a site: all rows of the file or none. Flows that are not in the file stay as they are.</summary>
public sealed class ImportObservedFlows(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    private const string Event = "Imported";

    private static readonly Function[] Keepers = [Function.IT, Function.OT, Function.Cybersecurity];

    public Task<Result<ObservedFlowReport>> RunAsync(ImportObservedFlowsInput input, Actor actor, CancellationToken cancellationToken)
    {
        var file = ObservedFlowFileReader.Read(input.File);
        if (file.Error is { } unreadable) return Task.FromResult<Result<ObservedFlowReport>>(unreadable);

        return Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, file.Value, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.ObservedFlows, input.Site, input.Command, clock, cancellationToken);
    }

    private async Task<Result<ObservedFlowReport>> RunOnceAsync(ImportObservedFlowsInput input, ObservedFlowReading file, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        // A hundred thousand flows are loaded or added: they are compared once, before the save.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = clock.GetCurrentInstant();
        var site = await db.Equipment.SingleOrDefaultAsync(e => e.Level == EquipmentLevel.Site && e.Code == input.Site, cancellationToken);
        if (site is null) return ObservedFlowErrors.UnknownSite(input.Site);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (!MayKeep(rights, site.Id)) return ObservedFlowErrors.NotAtSite;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return Replay(done, input, site, file, actor);

        // Read before the flows: another import in between raises it, and this one then starts again instead of adding a flow twice.
        var version = await db.PlantVersions.SingleOrDefaultAsync(cancellationToken) ?? db.PlantVersions.Add(new PlantVersion()).Entity;
        var report = await MergeAsync(db, site, file, now, cancellationToken);
        if (input.DryRun || report.WrongRows > 0 || report.WritesNothing) return report;

        version.Touch();
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.ObservedFlows, site.Code, null, Event,
            string.Create(CultureInfo.InvariantCulture, $"{report.New} new, {report.Changed} changed, {report.Unchanged} unchanged"), JsonSerializer.Serialize(ImportedFlows.Of(input, report)), rights.Printed));
        db.ChangeTracker.DetectChanges();
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.ObservedFlows, site.Code));
        return report;
    }

    /// <summary>Whether the person keeps the network there: the functions that keep its zones, conduits and devices too.</summary>
    private static bool MayKeep(PersonRights rights, int siteId) =>
        rights.IsAdministrator || rights.Functions.Any(held => held.SiteId == siteId && Keepers.Contains(held.Function));

    private static async Task<ObservedFlowReport> MergeAsync(PortalDb db, EquipmentNode site, ObservedFlowReading file, Instant now, CancellationToken cancellationToken)
    {
        var (added, changed) = (new List<ObservedFlow>(), 0);
        var known = (await db.ObservedFlows.Where(f => f.SiteId == site.Id).ToListAsync(cancellationToken)).ToDictionary(f => (f.Source, f.Destination, f.Port, f.Protocol, f.Service));
        foreach (var row in file.Flows)
        {
            if (known.TryGetValue(row.Key, out var flow)) changed += flow.See(row) ? 1 : 0;
            else
            {
                flow = new ObservedFlow(site, row.Source, row.Destination, row.Protocol, row.Port, row.Service);
                flow.See(row.Count, row.FirstSeen ?? now, row.LastSeen ?? now);
                added.Add(flow);
            }
        }
        db.ObservedFlows.AddRange(added);
        return new ObservedFlowReport(added.Count, changed, file.Flows.Count - added.Count - changed, file.WrongRows, file.Wrong, file.UnreadColumns);
    }

    /// <summary>The same command again is answered as it was; another file or site under its id is a mistake of the sender.</summary>
    private static Result<ObservedFlowReport> Replay(LedgerEntry done, ImportObservedFlowsInput input, EquipmentNode site, ObservedFlowReading file, Actor actor)
    {
        if (!done.IsSame(actor, RecordTypes.ObservedFlows, Event, site.Code) || done.FieldChanges is null) return Saving.CommandReused;

        var before = JsonSerializer.Deserialize<ImportedFlows>(done.FieldChanges)!;
        return before.Hash == ImportedFlows.HashOf(input) ? new ObservedFlowReport(before.New, before.Changed, before.Unchanged, 0, [], file.UnreadColumns) : Saving.CommandReused;
    }

    /// <summary>What the ledger keeps of the file.</summary>
    private sealed record ImportedFlows(string Hash, int New, int Changed, int Unchanged)
    {
        public static ImportedFlows Of(ImportObservedFlowsInput input, ObservedFlowReport report) => new(HashOf(input), report.New, report.Changed, report.Unchanged);

        public static string HashOf(ImportObservedFlowsInput input) => Convert.ToHexString(SHA256.HashData(input.File.Span));
    }
}
