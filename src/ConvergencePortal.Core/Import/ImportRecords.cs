using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>A table to be imported, or only looked at.</summary>
public sealed record ImportRecordsInput(string Kind, ImportTable Table, bool DryRun, Command Command);

/// <summary>Imports a file of master data: every row is judged, and either all of them are written in one save or none.</summary>
public sealed class ImportRecords(RecordKinds kinds, IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed, ILogger<ImportRecords> log)
{
    private const string Event = "Imported";

    public Task<Result<ImportReport>> RunAsync(ImportRecordsInput input, Actor actor, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input, actor, progress, cancellationToken));

    private async Task<Result<ImportReport>> RunOnceAsync(ImportRecordsInput input, Actor actor, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        if (kinds.Find(input.Kind) is not { } kind) return ImportErrors.UnknownKind(input.Kind);
        if (TableChecks.RefuseHeader(kind, input.Table) is { } wrongHeader) return wrongHeader;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return Replay(done, input, kind, actor);

        var prepared = await RecordAttempt.PrepareAsync(db, kind, input.Table, actor, clock.TodayUtc(), progress, cancellationToken);
        if (prepared.Error is { } refusal) return refusal;

        var report = prepared.Value.Plan.Report;
        if (input.DryRun || report.Wrong.Count > 0 || prepared.Value.Plan.WritesNothing) return report;

        progress?.Report(new ImportProgress(ImportStage.Saving, input.Table.Rows.Count, input.Table.Rows.Count));
        var saved = await prepared.Value.SaveAsync(Entry(input, kind, actor, report), cancellationToken);
        if (saved.Error is { } lost) return lost;

        log.LogInformation("Imported {NewCount} new and {ChangedCount} changed {Kind} by {ActorId}", report.New, report.Changed, kind.Name, actor.PersonId);
        feed.Publish(new Saved(kind.RecordType, kind.Name));
        return report;
    }

    private LedgerEntry Entry(ImportRecordsInput input, RecordKind kind, Actor actor, ImportReport report) => LedgerEntry.For(
        actor, input.Command, clock.GetCurrentInstant(), RecordTypes.Import, kind.Name, null, Event,
        string.Create(CultureInfo.InvariantCulture, $"{report.New} new, {report.Changed} changed, {report.Unchanged} unchanged"),
        JsonSerializer.Serialize(ImportedTable.Of(input.Table, report)));

    /// <summary>The same command again is answered as it was; another table under its id is a mistake of the sender.</summary>
    private static Result<ImportReport> Replay(LedgerEntry done, ImportRecordsInput input, RecordKind kind, Actor actor)
    {
        if (!done.IsSame(actor, RecordTypes.Import, Event, kind.Name) || done.FieldChanges is null) return Saving.CommandReused;

        var before = JsonSerializer.Deserialize<ImportedTable>(done.FieldChanges)!;
        return before.Hash == ImportedTable.HashOf(input.Table) ? new ImportReport(before.New, before.Changed, before.Unchanged, [], []) : Saving.CommandReused;
    }

    /// <summary>What the ledger keeps of an import: what the table was, and the fields it moved as far as a row of the ledger has room.</summary>
    private sealed record ImportedTable(string Hash, int New, int Changed, int Unchanged, IReadOnlyList<ImportedChange> Changes)
    {
        private const int RoomForChanges = 400_000;

        public static ImportedTable Of(ImportTable table, ImportReport report)
        {
            var room = RoomForChanges;
            var changes = report.Rows.Where(row => row.Verdict == RowVerdict.Changed).Select(row => new ImportedChange(row.Key, row.Changes))
                .TakeWhile(change => (room -= JsonSerializer.Serialize(change).Length) > 0).ToList();
            return new ImportedTable(HashOf(table), report.New, report.Changed, report.Unchanged, changes);
        }

        public static string HashOf(ImportTable table)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var cells in table.Rows.Select(row => row.Cells).Prepend(table.Columns))
                hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001F', cells) + '\n'));
            return Convert.ToHexString(hash.GetHashAndReset());
        }
    }

    private sealed record ImportedChange(string Key, IReadOnlyList<FieldChange> Fields);
}
