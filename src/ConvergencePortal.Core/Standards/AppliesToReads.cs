using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A thing in the list of what a standard applies to.</summary>
public sealed record AppliedRow(string Code, string Name);

/// <summary>Things of one kind at one site: how many, and the first of them.</summary>
public sealed record AppliedGroup(string Site, ItemKind Kind, int Count, IReadOnlyList<AppliedRow> First);

/// <summary>What a standard would apply to today, and who would be asked to sign it.</summary>
/// <param name="OutOf">How many things there are in all.</param>
public sealed record AppliesToPreview(int Count, int OutOf, IReadOnlyList<AppliedGroup> Groups, IReadOnlyList<AskedFunction> Asked)
{
    public bool IsEverything => OutOf > 0 && Count == OutOf;
}

/// <summary>Tells what a standard applies to, before it is asked for and after.</summary>
public sealed class AppliesToReads(IDbContextFactory<PortalDb> factory, StandardSites sites, IClock clock)
{
    /// <summary>Most things that are named of one kind at one site; the count is of all.</summary>
    public const int MostShown = 20;

    /// <param name="keeper">The function that keeps the standard.</param>
    public async Task<AppliesToPreview> PreviewAsync(Applicability asked, Function keeper, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await PreviewAsync(db, asked, keeper, cancellationToken);
    }

    /// <summary>Null when there is no such version.</summary>
    /// <param name="semVer">Null for the one that is shown.</param>
    public async Task<AppliesToPreview?> FindAsync(string code, string? semVer, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var standard = await db.Standards.AsNoTracking().Include(s => s.Versions).SingleOrDefaultAsync(s => s.Code == code, cancellationToken);
        return standard?.Choose(semVer, clock.TodayUtc()) is { } version ? await PreviewAsync(db, version.AppliesTo, standard.OwnerFunction, cancellationToken) : null;
    }

    private async Task<AppliesToPreview> PreviewAsync(PortalDb db, Applicability asked, Function keeper, CancellationToken cancellationToken)
    {
        var set = AppliesTo.Find(asked, await sites.ReadAsync(db, cancellationToken), await sites.ReadSourcesAsync(db, cancellationToken));
        var groups = set.Things.GroupBy(thing => (thing.Site, thing.Kind))
            .Select(group => new AppliedGroup(group.Key.Site, group.Key.Kind, group.Count(), [.. group.Take(MostShown).Select(t => new AppliedRow(t.Code, t.Name))]));
        return new AppliesToPreview(set.Things.Count, set.OutOf, [.. groups], StandardSigners.For(keeper, asked, set));
    }
}
