using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Makes any version of the approval policy ready to be asked: the effective one, a draft, one of the past.</summary>
public sealed class PolicyVersions(EffectivePolicies effective)
{
    public Task<PolicyEngine> EffectiveAsync(PortalDb db, CancellationToken cancellationToken) => effective.FindAsync(db, cancellationToken);

    public async Task<Result<PolicyEngine>> CompileAsync(PortalDb db, int number, CancellationToken cancellationToken)
    {
        if (number == BuiltInPolicy.Number) return BuiltInPolicy.Engine;

        var policy = await db.ApprovalPolicies.AsNoTracking().Include(p => p.Rows).SingleOrDefaultAsync(p => p.Number == number, cancellationToken);
        return policy is null ? PolicyErrors.Unknown(number) : PolicyEngine.Compile(number, policy.Rules, await EffectivePolicies.KnownSitesAsync(db, cancellationToken));
    }
}
