using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What a list of standards is narrowed to; everything that is null does not narrow.</summary>
/// <param name="Status">Standards of which a version has this status today; retired ones for that status.</param>
/// <param name="IsDue">Only those whose review is due, or will be within thirty days.</param>
public sealed record StandardFilter(StandardCategory? Category = null, StandardStatus? Status = null, Function? Owner = null, bool? IsDue = null);

/// <summary>Whether a standard must be looked at again.</summary>
public enum ReviewState
{
    /// <summary>Nothing to do, or nothing approved.</summary>
    NotDue,

    /// <summary>Within thirty days.</summary>
    DueSoon,

    /// <summary>The last day on which it would have been in time has passed.</summary>
    Overdue,
}

/// <summary>A standard as lists show it.</summary>
/// <param name="EffectiveSemVer">The version that holds today.</param>
/// <param name="NextSemVer">One that is approved and takes effect on <paramref name="NextFrom"/>.</param>
/// <param name="OpenSemVer">One that is being written or signed, or was refused.</param>
/// <param name="Requirements">Of the effective version.</param>
public sealed record StandardRow(string Code, string Title, StandardCategory Category, Function OwnerFunction, int ReviewIntervalMonths, string? EffectiveSemVer, int Requirements,
    string? NextSemVer, LocalDate? NextFrom, string? OpenSemVer, StandardStatus? OpenStatus, LocalDate? ReviewDueOn, bool IsRetired, int Version)
{
    /// <summary>What is said first of it: that it is retired, holds, will hold, or where its first version stands.</summary>
    public StandardStatus Status => IsRetired ? StandardStatus.Retired
        : EffectiveSemVer is not null ? StandardStatus.Effective
        : NextSemVer is not null ? StandardStatus.Approved
        : OpenStatus ?? StandardStatus.Retired;

    public ReviewState ReviewOn(LocalDate today) =>
        IsRetired || ReviewDueOn is not { } due ? ReviewState.NotDue : due < today ? ReviewState.Overdue : due <= today.PlusDays(ReviewDue.SoonDays) ? ReviewState.DueSoon : ReviewState.NotDue;
}

/// <summary>Lists standards.</summary>
public sealed class StandardReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>By code.</summary>
    public async Task<Page<StandardRow>> ListAsync(StandardFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        var standards = Narrow(db.Standards.AsNoTracking(), filter, today);
        if (SearchText.OrNull(page.Search) is { } typed)
        {
            var pattern = SearchText.Contains(typed);
            standards = standards.Where(s => EF.Functions.Like(s.Code, pattern, SearchText.Escape) || EF.Functions.Like(s.Title, pattern, SearchText.Escape)
                || s.Versions.Any(v => v.Requirements.Any(r => EF.Functions.Like(r.Text, pattern, SearchText.Escape))));
        }
        return await Rows(standards.OrderBy(s => s.Code), today).ToPageAsync(page, cancellationToken);
    }

    /// <summary>How many wait for their review or will within thirty days.</summary>
    public async Task<int> CountDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Narrow(db.Standards.AsNoTracking(), new StandardFilter(IsDue: true), clock.TodayUtc()).CountAsync(cancellationToken);
    }

    internal static IQueryable<StandardRow> Rows(IQueryable<Standard> standards, LocalDate today) => standards.Select(s => new StandardRow(
        s.Code, s.Title, s.Category, s.OwnerFunction, s.ReviewIntervalMonths,
        s.Versions.Where(v => v.Status == StandardStatus.Approved && v.EffectiveFrom <= today && (v.EffectiveTo == null || today < v.EffectiveTo)).Select(v => v.SemVer).FirstOrDefault(),
        s.Versions.Where(v => v.Status == StandardStatus.Approved && v.EffectiveFrom <= today && (v.EffectiveTo == null || today < v.EffectiveTo)).Sum(v => v.Requirements.Count),
        s.Versions.Where(v => v.Status == StandardStatus.Approved && v.EffectiveFrom > today && (v.EffectiveTo == null || v.EffectiveFrom < v.EffectiveTo)).OrderBy(v => v.EffectiveFrom).Select(v => v.SemVer).FirstOrDefault(),
        s.Versions.Where(v => v.Status == StandardStatus.Approved && v.EffectiveFrom > today && (v.EffectiveTo == null || v.EffectiveFrom < v.EffectiveTo))
            .OrderBy(v => v.EffectiveFrom).Select(v => v.EffectiveFrom).FirstOrDefault(),
        s.Versions.Where(v => v.Status != StandardStatus.Approved).Select(v => v.SemVer).FirstOrDefault(),
        s.Versions.Where(v => v.Status != StandardStatus.Approved).Select(v => (StandardStatus?)v.Status).FirstOrDefault(),
        s.ReviewDueOn, s.RetiredAt != null, s.Version));

    private static IQueryable<Standard> Narrow(IQueryable<Standard> standards, StandardFilter filter, LocalDate today)
    {
        if (filter.Category is { } category) standards = standards.Where(s => s.Category == category);
        if (filter.Owner is { } owner) standards = standards.Where(s => s.OwnerFunction == owner);
        if (filter.IsDue == true)
        {
            var soon = today.PlusDays(ReviewDue.SoonDays);
            standards = standards.Where(s => s.RetiredAt == null && s.ReviewDueOn <= soon);
        }
        return filter.Status switch
        {
            null => standards,
            StandardStatus.Draft or StandardStatus.InReview or StandardStatus.Rejected => standards.Where(s => s.RetiredAt == null && s.Versions.Any(v => v.Status == filter.Status)),
            StandardStatus.Approved => standards.Where(s => s.Versions.Any(v => v.Status == StandardStatus.Approved && v.EffectiveFrom > today
                && (v.EffectiveTo == null || v.EffectiveFrom < v.EffectiveTo))),
            StandardStatus.Effective => standards.Where(s => s.Versions.Any(v => v.Status == StandardStatus.Approved && v.EffectiveFrom <= today && (v.EffectiveTo == null || today < v.EffectiveTo))),
            StandardStatus.Superseded => standards.Where(s => s.Versions.Any(v => v.SupersededBy != null && (v.EffectiveTo <= today || v.EffectiveTo <= v.EffectiveFrom))),
            StandardStatus.Retired => standards.Where(s => s.RetiredAt != null || s.Versions.All(v => v.Status == StandardStatus.Approved && v.EffectiveTo <= today)),
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter.Status, null),
        };
    }
}
