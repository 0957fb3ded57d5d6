using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A version in the list of versions, newest first.</summary>
public sealed record StandardVersionRow(string SemVer, StandardStatus Status, LocalDate? EffectiveFrom, LocalDate? EffectiveTo, string AuthorName, Instant? ApprovedAt, string? ChangeNote);

/// <summary>Somebody who wrote at a version.</summary>
public sealed record ContributorRow(string PersonName, IReadOnlyList<Function> Functions, Instant LastAt);

/// <summary>A version whole.</summary>
/// <param name="ApprovedBy">The functions that signed it: those it concerns.</param>
public sealed record StandardVersionDetail(string SemVer, StandardStatus Status, int Revision, string? BasedOn, LocalDate? EffectiveFrom, LocalDate? EffectiveTo, string? SupersededBy, string AuthorName,
    Instant? ApprovedAt, string? ContentHash, IReadOnlyList<Function> ApprovedBy, StandardContent Content, IReadOnlyList<ContributorRow> Contributors);

/// <summary>How many of a function have read and understood a version.</summary>
public sealed record ReadByFunction(Function Function, int Read, int Of);

/// <summary>Somebody who has read and understood a version.</summary>
public sealed record ReaderRow(string PersonName, IReadOnlyList<Function> Functions, Instant ReadAt);

/// <summary>Who has read and understood a version.</summary>
/// <param name="IsYours">It holds today, concerns a function of the reader, and they have not said so yet.</param>
public sealed record StandardReadings(IReadOnlyList<ReadByFunction> Functions, IReadOnlyList<ReaderRow> Readers, Instant? ReadByYouAt, bool CanSay, bool IsYours);

/// <summary>What a person can do with a standard now; it only offers, the standard itself refuses.</summary>
public sealed record StandardOptions(bool CanDraft, bool CanSubmit, bool CanTakeBack, bool CanRetire)
{
    public static StandardOptions For(Standard standard, PersonRights by)
    {
        var (isRetired, open) = (standard.RetiredAt is not null, standard.Open);
        var isAuthor = standard.RefuseAuthor(by) is null;
        return new StandardOptions(!isRetired && Standard.MayDraft(by) && open?.Status != StandardStatus.InReview, !isRetired && isAuthor && open?.Status == StandardStatus.Draft,
            isAuthor && open?.Status == StandardStatus.InReview, !isRetired && standard.IsKeptBy(by) && open?.Status != StandardStatus.InReview);
    }
}

/// <summary>Everything a standard shows, with one of its versions whole.</summary>
/// <param name="TimeZone">Of the site it applies to, else of the first; times are shown in it.</param>
public sealed record StandardDetail(StandardRow Row, string TimeZone, Instant? RetiredAt, string? RetireReason, StandardVersionDetail Shown, IReadOnlyList<StandardVersionRow> Versions,
    StandardReadings Readings, IReadOnlyList<HistoryRow> History, StandardOptions Options);

/// <summary>What an editor begins with: the open draft, or the newest approved version under the next number.</summary>
/// <param name="IsNew">Saving begins a version.</param>
public sealed record StandardDraft(StandardRow Row, StandardContent Content, bool IsNew, string? BasedOn, bool CanDraft);

/// <summary>Reads one standard.</summary>
public sealed class StandardDetailReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    private const int MostHistory = 200;

    /// <summary>Null when there is no such standard or version.</summary>
    /// <param name="semVer">Null for the effective version, else the one that is being written, else the newest.</param>
    public async Task<StandardDetail?> FindAsync(string code, string? semVer, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await LoadAsync(db, code, cancellationToken) is not { } standard) return null;
        var today = clock.TodayUtc();
        if (standard.Choose(semVer, today) is not { } shown) return null;

        var rights = await PersonRights.ReadAsync(db, reader, today, cancellationToken);
        var versions = standard.Versions.OrderByDescending(v => v.Number.Rank)
            .Select(v => new StandardVersionRow(v.SemVer, v.StatusOn(today), v.EffectiveFrom, v.EffectiveTo, v.AuthorName, v.ApprovedAt, v.ChangeNote));
        var (row, zone) = (await RowAsync(db, standard, cancellationToken), await ZoneAsync(db, shown.AppliesTo.Site, cancellationToken));
        return new StandardDetail(row, zone, standard.RetiredAt, standard.RetireReason, ToDetail(shown, today), [.. versions],
            await ReadingsAsync(db, shown, rights, today, cancellationToken), await HistoryAsync(db, standard.Code, cancellationToken), StandardOptions.For(standard, rights));
    }

    /// <summary>How a version differs from another; null when one of them is not there.</summary>
    public async Task<StandardDiff?> DiffAsync(string code, string from, string to, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await LoadAsync(db, code, cancellationToken) is { } standard && standard.Find(from) is { } before && standard.Find(to) is { } after
            ? StandardDiff.Between(before.Content, after.Content) : null;
    }

    /// <summary>Null when there is no such standard.</summary>
    public async Task<StandardDraft?> FindDraftAsync(string code, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await LoadAsync(db, code, cancellationToken) is not { } standard) return null;

        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var (row, canDraft) = (await RowAsync(db, standard, cancellationToken), StandardOptions.For(standard, rights).CanDraft);
        if (standard.Open is { } open) return new StandardDraft(row, open.Content, false, open.BasedOn, canDraft);

        var latest = standard.LatestApproved!;
        return new StandardDraft(row, latest.Content with { SemVer = latest.Number.NextMinor.ToString(), ChangeNote = null, PlannedFrom = null, PlannedTo = null }, true, latest.SemVer, canDraft);
    }

    private static Task<Standard?> LoadAsync(PortalDb db, string code, CancellationToken cancellationToken) =>
        db.Standards.AsNoTracking().Include(s => s.Versions).ThenInclude(v => v.Requirements).Include(s => s.Versions).ThenInclude(v => v.Contributors).AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Code == code, cancellationToken);

    private Task<StandardRow> RowAsync(PortalDb db, Standard standard, CancellationToken cancellationToken) =>
        StandardReads.Rows(db.Standards.AsNoTracking().Where(s => s.Id == standard.Id), clock.TodayUtc()).SingleAsync(cancellationToken);

    private static async Task<string> ZoneAsync(PortalDb db, string? site, CancellationToken cancellationToken) =>
        await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site && (site == null || e.Path == site))
            .OrderBy(e => e.Code).Select(e => e.TimeZone).FirstOrDefaultAsync(cancellationToken) ?? "UTC";

    private static StandardVersionDetail ToDetail(StandardVersion v, LocalDate today) => new(v.SemVer, v.StatusOn(today), v.Revision, v.BasedOn, v.EffectiveFrom, v.EffectiveTo, v.SupersededBy,
        v.AuthorName, v.ApprovedAt, v.ContentHash, v.ApprovedBy, v.Content, [.. v.Contributors.OrderBy(c => c.FirstAt).Select(c => new ContributorRow(c.PersonName, c.Functions, c.LastAt))]);

    private static async Task<StandardReadings> ReadingsAsync(PortalDb db, StandardVersion shown, PersonRights rights, LocalDate today, CancellationToken cancellationToken)
    {
        var readings = await db.StandardReadings.AsNoTracking().Where(r => r.VersionId == shown.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var site = await StandardSites.IdOfAsync(db, shown.AppliesTo.Site, cancellationToken);
        var members = await RoundMembers.ReadAsync(db, site, 0, today, cancellationToken);
        var read = readings.Select(r => r.PersonId).ToHashSet();
        var mine = readings.Find(r => r.PersonId == rights.PersonId);
        var canSay = mine is null && rights.MayWrite && rights.Kind == PersonKind.Person && shown.StatusOn(today) == StandardStatus.Effective;
        return new StandardReadings([.. shown.ApprovedBy.Select(function => new ReadByFunction(function, members[function].Count(read.Contains), members[function].Count()))],
            [.. readings.Select(r => new ReaderRow(r.PersonName, r.Functions, r.ReadAt))], mine?.ReadAt, canSay,
            canSay && shown.ApprovedBy.Any(function => members[function].Contains(rights.PersonId)));
    }

    /// <summary>Of the standard and all its versions, oldest first, the newest lines.</summary>
    private static async Task<IReadOnlyList<HistoryRow>> HistoryAsync(PortalDb db, string code, CancellationToken cancellationToken)
    {
        var versions = $"{code}{StandardNumbers.Separator}";
        var lines = await db.Ledger.AsNoTracking().Where(e => e.RecordType == RecordTypes.Standard && (e.Number == code || e.Number.StartsWith(versions)) && e.Event != RefusedAttempts.Event)
            .OrderByDescending(e => e.Id).Take(MostHistory).Select(e => new { e.Id, e.At, e.ActorName, e.Event, e.Revision, e.Number, e.Text, e.FieldChanges }).ToListAsync(cancellationToken);
        return [.. lines.OrderBy(line => line.Id)
            .Select(line => new HistoryRow(line.At, line.ActorName, line.Event, line.Revision, Named(line.Number, line.Text), MovedField.FromJson(line.FieldChanges)))];
    }

    private static string? Named(string number, string? text) => (StandardNumbers.SemVerOf(number), text) switch
    {
        ("", _) => text,
        (var semVer, null) => semVer,
        var (semVer, said) => $"{semVer}: {said}",
    };
}
