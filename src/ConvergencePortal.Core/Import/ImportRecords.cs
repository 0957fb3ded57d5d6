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
        if (prepared.Error is { } refusal)
        {
            await RefusedAttempts.RecordAsync(factory, actor, RecordTypes.Import, kind.Name, input.Command, refusal, clock.GetCurrentInstant(), cancellationToken);
            return refusal;
        }

        var report = prepared.Value.Plan.Report;
        if (input.DryRun || report.Wrong.Count > 0 || prepared.Value.Plan.WritesNothing) return report;

        progress?.Report(new ImportProgress(ImportStage.Saving, input.Table.Rows.Count, input.Table.Rows.Count));
        var saved = await prepared.Value.SaveAsync(Entries(input, prepared.Value, actor), cancellationToken);
        if (saved.Error is { } lost) return lost;

        log.LogInformation("Imported {NewCount} new and {ChangedCount} changed {Kind} by {ActorId}", report.New, report.Changed, kind.Name, actor.PersonId);
        feed.Publish(new Saved(kind.RecordType, kind.Name));
        return report;
    }

    /// <summary>One row for the file, then one for each record that it added or changed, so that a record's history tells of both ways to edit it.</summary>
    private IEnumerable<LedgerEntry> Entries(ImportRecordsInput input, RecordAttempt attempt, Actor actor)
    {
        // A try that lost a race took the first line already.
        var (now, report, command) = (clock.GetCurrentInstant(), attempt.Plan.Report, new Command(input.Command.Id));
        yield return LedgerEntry.For(actor, command, now, RecordTypes.Import, attempt.Kind.Name, null, Event,
            string.Create(CultureInfo.InvariantCulture, $"{report.New} new, {report.Changed} changed, {report.Unchanged} unchanged"),
            JsonSerializer.Serialize(ImportedTable.Of(input.Table, report)), attempt.ActorFunctions);
        foreach (var row in report.Rows.Where(row => row.Verdict is RowVerdict.New or RowVerdict.Changed))
            yield return RecordEvents.Of(row, attempt, actor, command, now);
    }

    /// <summary>The same command again is answered as it was; another table under its id is a mistake of the sender.</summary>
    private static Result<ImportReport> Replay(LedgerEntry done, ImportRecordsInput input, RecordKind kind, Actor actor)
    {
        if (!done.IsSame(actor, RecordTypes.Import, Event, kind.Name) || done.FieldChanges is null) return Saving.CommandReused;

        var before = JsonSerializer.Deserialize<ImportedTable>(done.FieldChanges)!;
        return before.Hash == ImportedTable.HashOf(input.Table) ? new ImportReport(before.New, before.Changed, before.Unchanged, [], []) : Saving.CommandReused;
    }

    /// <summary>What the ledger keeps of the file itself; the records' own rows keep what moved.</summary>
    private sealed record ImportedTable(string Hash, int New, int Changed, int Unchanged)
    {
        public static ImportedTable Of(ImportTable table, ImportReport report) => new(HashOf(table), report.New, report.Changed, report.Unchanged);

        public static string HashOf(ImportTable table)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var cells in table.Rows.Select(row => row.Cells).Prepend(table.Columns))
                hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001F', cells) + '\n'));
            return Convert.ToHexString(hash.GetHashAndReset());
        }
    }
}
