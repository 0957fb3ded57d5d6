namespace ConvergencePortal.Core.Scheduling;

/// <summary>A counter per site that every save that takes or frees a slot raises: of two people who take the last slot at once, one gets it.</summary>
public sealed class ScheduleVersion
{
    private ScheduleVersion() { }

    public ScheduleVersion(int siteId) => SiteId = siteId;

    public int SiteId { get; private set; }
    public int Version { get; private set; }

    public void Touch() => Version++;
}
