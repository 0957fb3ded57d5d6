using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="ReplayPolicyVersion"/>.</summary>
/// <param name="Last">How many of the changes last submitted; null when days are meant, or all up to the most there can be.</param>
/// <param name="Days">Those submitted in so many days.</param>
public sealed record ReplayPolicyVersionInput(int Number, int? Last = null, int? Days = null);

/// <summary>How far a replay is.</summary>
public sealed record ReplayProgress(int Done, int Total);

/// <summary>
/// Tries a version on changes of the past before it is switched on: on their content as it is stored and the plant as it is today, compared with what the effective version asks there.
/// Writes nothing; everybody may ask.
/// </summary>
public sealed class ReplayPolicyVersion(IDbContextFactory<PortalDb> factory, PolicyVersions versions, ReplayedChanges changes, IClock clock)
{
    public const int MostChanges = 10_000;
    private const int MostDays = 3650;
    private const int PerStep = 250;

    public async Task<Result<PolicyReplay>> RunAsync(ReplayPolicyVersionInput input, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        if (input is { Last: < 1 or > MostChanges } or { Days: < 1 or > MostDays } or { Last: not null, Days: not null }) return PolicyErrors.SpanUnclear;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var tried = await versions.CompileAsync(db, input.Number, cancellationToken);
        if (tried.Error is { } unknown) return unknown;
        var effective = await versions.EffectiveAsync(db, cancellationToken);
        Instant? since = input.Days is { } days ? clock.GetCurrentInstant() - Duration.FromDays(days) : null;
        var past = await changes.ReadAsync(db, input.Last ?? MostChanges, since, cancellationToken);

        var comparison = new ReplayComparison(effective, tried.Value);
        for (var i = 0; i < past.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % PerStep == 0) progress?.Report(new ReplayProgress(i, past.Count));
            comparison.Add(past[i]);
        }
        progress?.Report(new ReplayProgress(past.Count, past.Count));
        return comparison.ToReplay();
    }
}
