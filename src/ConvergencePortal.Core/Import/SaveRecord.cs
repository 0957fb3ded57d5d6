using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>One record as a form gives it: text by column name. Columns left out stay as they are.</summary>
/// <param name="ExpectedVersion">The version the form was filled from; null when it does not matter.</param>
/// <param name="MustBeNew">Refuse when a record with this key exists: the form was opened to add one.</param>
public sealed record SaveRecordInput(string Kind, IReadOnlyDictionary<string, string?> Fields, Command Command, int? ExpectedVersion = null, bool MustBeNew = false);

/// <summary>What became of a form. Nothing was saved while <see cref="Wrong"/> has an entry; each names its column.</summary>
public sealed record RecordSaved(string Key, IReadOnlyList<ImportRemark> Wrong, IReadOnlyList<ImportRemark> Warnings)
{
    public bool IsSaved => Wrong.Count == 0;
}

/// <summary>Saves one record from a form, through the very definitions and rules that a file meets.</summary>
public sealed class SaveRecord(RecordKinds kinds, IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public Task<Result<RecordSaved>> RunAsync(SaveRecordInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input, actor, cancellationToken));

    private async Task<Result<RecordSaved>> RunOnceAsync(SaveRecordInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (kinds.Find(input.Kind) is not { } kind) return ImportErrors.UnknownKind(input.Kind);
        var table = ImportTable.OfOne(input.Fields);
        if (TableChecks.RefuseHeader(kind, table) is { } wrongHeader) return wrongHeader;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, kind.RecordType, RecordEvents.Added) || done.IsSame(actor, kind.RecordType, RecordEvents.Edited) ? new RecordSaved(done.Number, [], []) : Saving.CommandReused;

        var prepared = await RecordAttempt.PrepareAsync(db, kind, table, actor, clock.TodayUtc(), null, cancellationToken);
        if (prepared.Error is { } refusal)
        {
            await RefusedAttempts.RecordAsync(factory, actor, kind.RecordType, kind.JoinKey(input.Fields.GetValueOrDefault), input.Command, refusal, clock.GetCurrentInstant(), cancellationToken);
            return refusal;
        }

        var plan = prepared.Value.Plan;
        if (RefuseVersion(input, plan) is { } stale) return stale;
        var row = plan.Report.Rows[0];
        if (plan.Report.Wrong.Count > 0 || plan.WritesNothing) return new RecordSaved(row.Key, plan.Report.Wrong, plan.Report.Warnings);

        var saved = await prepared.Value.SaveAsync([Entry(input, prepared.Value, actor, row)], cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(kind.RecordType, row.Key));
        return new RecordSaved(row.Key, [], plan.Report.Warnings);
    }

    private static Error? RefuseVersion(SaveRecordInput input, ImportPlan plan)
    {
        var present = plan.Versions.Values.Cast<int?>().SingleOrDefault();
        if (input.MustBeNew && present is not null) return ImportErrors.RecordExists;
        return input.ExpectedVersion is { } expected && present != expected && plan.Report.Rows[0].Verdict != RowVerdict.Wrong ? ImportErrors.RecordMoved : null;
    }

    private LedgerEntry Entry(SaveRecordInput input, RecordAttempt attempt, Actor actor, ImportedRow row) =>
        RecordEvents.Of(row, attempt, actor, new Command(input.Command.Id), clock.GetCurrentInstant());
}
