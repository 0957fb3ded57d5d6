using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Keeps the effective version of the approval policy ready to be asked; the built-in one while none was approved. One small query tells whether another process made a new one effective.</summary>
public sealed class EffectivePolicies
{
    // Replaced whole: readers see one pair of key and engine or the next, never half of each.
    private Kept? _kept;

    public async Task<PolicyEngine> FindAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var number = await db.ApprovalPolicies.AsNoTracking().Where(p => p.Status == PolicyStatus.Effective).Select(p => (int?)p.Number).SingleOrDefaultAsync(cancellationToken);
        if (number is null) return BuiltInPolicy.Engine;

        // A site that comes later makes a code known that was not: only then does the plant's version matter to the policy.
        var plant = await db.PlantVersions.AsNoTracking().Select(v => v.Version).SingleOrDefaultAsync(cancellationToken);
        if (_kept is { } kept && kept.Engine.Number == number && kept.Plant == plant) return kept.Engine;

        var policy = await db.ApprovalPolicies.AsNoTracking().Include(p => p.Rows).SingleAsync(p => p.Number == number, cancellationToken);
        var engine = PolicyEngine.Compile(policy.Number, policy.Rules, await KnownSitesAsync(db, cancellationToken));
        _kept = new Kept(plant, engine);
        return engine;
    }

    internal static async Task<IReadOnlySet<string>> KnownSitesAsync(PortalDb db, CancellationToken cancellationToken) =>
        (await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).Select(e => e.Code).ToListAsync(cancellationToken)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private sealed record Kept(int Plant, PolicyEngine Engine);
}
