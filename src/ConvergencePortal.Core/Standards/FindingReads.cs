using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What the list is narrowed to; everything that is null does not narrow.</summary>
/// <param name="Status">Null for what is not fixed.</param>
/// <param name="IsMine">Only what is the reader's own or their functions'.</param>
public sealed record FindingFilter(string? Site = null, CheckSeverity? Severity = null, FindingStatus? Status = null, string? Check = null, Function? Owner = null, bool IsMine = false, bool WithFixed = false)
{
    /// <summary>Only what has been seen for so long without a break.</summary>
    public AgeBand? Age { get; init; }
}

/// <summary>A finding as lists show it.</summary>
/// <param name="Site">Code of the site; null for what belongs to none.</param>
/// <param name="TimeZone">The site's; UTC for what belongs to none.</param>
public sealed record FindingRow(int Id, string Check, CheckSeverity Severity, FindingStatus Status, string? Site, string TimeZone, SubjectKind SubjectKind, string SubjectKey, string Sentence, Instant FirstSeen,
    Instant LastSeen, Instant? FixedAt, Function? OwnerFunction, string? OwnerName, LocalDate? WaivedUntil, int TimesReturned);

/// <summary>A number a check was run with.</summary>
/// <param name="Default">Our own default; null for what is no setting but tells findings of one thing apart.</param>
public sealed record FindingParameterRow(string Name, string Value, int? Default, string? Unit, string? Help);

/// <summary>Everything a finding shows.</summary>
public sealed record FindingDetail(FindingRow Row, string CheckTitle, string Source, IReadOnlyList<string> Evidence, IReadOnlyList<FindingParameterRow> Parameters, string? FalsePositiveReason, string? FalsePositiveBy,
    Instant? FalsePositiveAt, IReadOnlyList<HistoryRow> History, bool CanMarkFalsePositive)
{
    /// <summary>Requirements of effective standards that it breaks, "NET-01 R3".</summary>
    public IReadOnlyList<BrokenRequirement> Breaks { get; init; } = [];
}

/// <summary>A requirement of a standard that a finding breaks.</summary>
public sealed record BrokenRequirement(string Standard, string Requirement);

/// <summary>Reads findings for lists and pages.</summary>
public sealed class FindingReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>On the page of one thing; more are behind the link to the list.</summary>
    public const int MostOfOneThing = 50;

    /// <summary>The worst first, and of that what is there longest.</summary>
    public async Task<Page<FindingRow>> ListAsync(FindingFilter filter, PageRequest page, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Rows(db, InOrder(Narrow(db, filter, page.Search, reader, clock.GetCurrentInstant())), await WholeRunAsync(db, cancellationToken)).ToPageAsync(page, cancellationToken);
    }

    /// <summary>What is not fixed of one thing.</summary>
    public async Task<IReadOnlyList<FindingRow>> ListOfAsync(SubjectKind kind, string key, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var findings = db.Findings.AsNoTracking().Where(f => f.SubjectKind == kind && f.SubjectKey == key && f.Status != FindingStatus.Fixed);
        return await Rows(db, InOrder(findings).Take(MostOfOneThing), await WholeRunAsync(db, cancellationToken)).ToListAsync(cancellationToken);
    }

    /// <summary>Null when there is no such finding.</summary>
    public async Task<FindingDetail?> FindAsync(int id, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var finding = await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (finding is null) return null;

        var row = await Rows(db, db.Findings.AsNoTracking().Where(f => f.Id == id), await WholeRunAsync(db, cancellationToken)).SingleAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var check = CheckCatalog.Find(finding.Check);
        return new FindingDetail(row, check?.Title ?? finding.Check, check?.Source ?? "", finding.Evidence, [.. finding.Parameters.Select(p => Of(check, p))],
            finding.FalsePositiveReason, finding.FalsePositiveByName, finding.FalsePositiveAt,
            await RecordHistory.ReadAsync(db, RecordTypes.Finding, id.ToString(CultureInfo.InvariantCulture), cancellationToken),
            finding.Status is FindingStatus.Open or FindingStatus.Waived && finding.IsTheirs(rights))
        {
            Breaks = [.. (await EffectiveRequirements.ListAsync(db, clock.TodayUtc(), cancellationToken)).Where(r => r.CheckCode == finding.Check).Select(r => new BrokenRequirement(r.Code, r.Key))],
        };
    }

    /// <summary>When everything was checked last; null before the first time.</summary>
    public async Task<Instant?> FindLastRunAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await WholeRunAsync(db, cancellationToken);
    }

    private static FindingParameterRow Of(CheckDefinition? check, ViolationParameter parameter)
    {
        var known = check?.Find(parameter.Name);
        return new FindingParameterRow(parameter.Name, parameter.Value, known?.Default, known?.Unit, known?.Help);
    }

    private static Task<Instant?> WholeRunAsync(PortalDb db, CancellationToken cancellationToken) => db.CheckStates.AsNoTracking().Select(s => s.WholeRunAt).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The worst first, and of that what is there longest.</summary>
    internal static IOrderedQueryable<Finding> InOrder(IQueryable<Finding> findings) => findings
        .OrderBy(f => f.Severity == CheckSeverity.Blocking ? 0 : f.Severity == CheckSeverity.High ? 1 : f.Severity == CheckSeverity.Medium ? 2 : 3).ThenBy(f => f.FirstSeen).ThenBy(f => f.Id);

    private static IQueryable<Finding> Narrow(PortalDb db, FindingFilter filter, string? search, Actor reader, Instant now)
    {
        var (findings, today) = (db.Findings.AsNoTracking(), now.InUtc().Date);
        if (filter.Site is { } site) findings = findings.Where(f => db.Equipment.Any(e => e.Id == f.SiteId && e.Code == site && e.Level == EquipmentLevel.Site));
        if (filter.Severity is { } severity) findings = findings.Where(f => f.Severity == severity);
        if (filter.Status is { } status) findings = findings.Where(f => f.Status == status);
        else if (!filter.WithFixed) findings = findings.Where(f => f.Status != FindingStatus.Fixed);
        if (filter.Check is { } check) findings = findings.Where(f => f.Check == check);
        if (filter.Owner is { } owner) findings = findings.Where(f => f.OwnerFunction == owner);
        if (filter.IsMine)
            findings = findings.Where(f => f.OwnerId == reader.PersonId
                || db.Memberships.Any(m => m.PersonId == reader.PersonId && m.From <= today && (m.To == null || today < m.To) && m.Function == f.OwnerFunction && (f.SiteId == null || m.SiteId == f.SiteId)));
        if (filter.Age is { } age)
        {
            var (after, upTo) = AgeLimits.Of(age, now);
            findings = findings.Where(f => f.FirstSeen > after && f.FirstSeen <= upTo);
        }
        if (SearchText.OrNull(search) is not { } typed) return findings;

        var pattern = SearchText.Contains(typed);
        return findings.Where(f => EF.Functions.Like(f.Sentence, pattern, SearchText.Escape) || EF.Functions.Like(f.SubjectKey, pattern, SearchText.Escape) || EF.Functions.Like(f.Check, pattern, SearchText.Escape));
    }

    /// <summary>What is open was seen by the last whole run too, which leaves it untouched.</summary>
    private static IQueryable<FindingRow> Rows(PortalDb db, IQueryable<Finding> findings, Instant? wholeRun) => findings.Select(f => new FindingRow(f.Id, f.Check, f.Severity, f.Status,
        db.Equipment.Where(e => e.Id == f.SiteId).Select(e => e.Code).FirstOrDefault(), db.Equipment.Where(e => e.Id == f.SiteId).Select(e => e.TimeZone).FirstOrDefault() ?? "UTC",
        f.SubjectKind, f.SubjectKey, f.Sentence, f.FirstSeen, f.Status != FindingStatus.Fixed && wholeRun != null && wholeRun > f.LastSeen ? wholeRun.Value : f.LastSeen, f.FixedAt, f.OwnerFunction,
        db.People.Where(p => p.Id == f.OwnerId).Select(p => p.Name).FirstOrDefault(), f.WaivedUntil, f.TimesReturned));
}
