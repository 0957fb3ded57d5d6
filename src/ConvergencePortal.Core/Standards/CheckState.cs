using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>When everything was checked last. One row; of many processes whose night it is, the one that raises it first does the work.</summary>
public sealed class CheckState
{
    public const int TheOnlyId = 1;

    /// <summary>By the clock of the first site (our own default).</summary>
    public static readonly LocalTime NightlyAt = new(2, 0);

    public int Id { get; private set; } = TheOnlyId;
    public Instant? WholeRunAt { get; private set; }
    public int Version { get; private set; }

    public void RunAt(Instant now) => (WholeRunAt, Version) = (now, Version + 1);

    /// <summary>Whether no whole run was since the last time the nightly hour came.</summary>
    public bool IsDue(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone);
        var day = local.TimeOfDay >= NightlyAt ? local.Date : local.Date.PlusDays(-1);
        return WholeRunAt is not { } last || last < zone.AtLeniently(day + NightlyAt).ToInstant();
    }
}
