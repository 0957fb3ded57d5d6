using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Strategy;

/// <summary>Whether an objective is still pursued, as its sponsor says.</summary>
public enum ObjectiveStatus
{
    /// <summary>Not agreed yet.</summary>
    Proposed,

    /// <summary>Work on it goes on.</summary>
    Active,

    /// <summary>The target was reached.</summary>
    Achieved,

    /// <summary>Given up.</summary>
    Abandoned,
}

/// <summary>What a site wants to reach with its data, and the measure by which it is seen.</summary>
public sealed class DigitalObjective
{
    private DigitalObjective() { }

    public DigitalObjective(EquipmentNode site, string code, string title, Person sponsor) => (Site, Code, Title, Sponsor) = (site, code, title, sponsor);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site.</summary>
    public string Code { get; private set; } = "";

    public string Title { get; set; } = "";
    public int SponsorId { get; private set; }

    /// <summary>Who answers for it.</summary>
    public Person Sponsor { get; set; } = null!;

    /// <summary>The figure by which it is seen, for example "unplanned stops a week".</summary>
    public string Measure { get; set; } = "";

    public string? Unit { get; set; }

    /// <summary>The figure before anybody began, in the unit.</summary>
    public int? Baseline { get; set; }

    /// <summary>The figure wanted.</summary>
    public int? Target { get; set; }

    /// <summary>The figure as it was last measured.</summary>
    public int? Current { get; set; }

    public LocalDate? MeasuredOn { get; set; }

    /// <summary>Day by which the target is to be reached.</summary>
    public LocalDate? DueOn { get; set; }

    public ObjectiveStatus Status { get; set; }

    /// <summary>Codes of the standards that serve it, separated by semicolon.</summary>
    public string? Standards { get; set; }

    public int Version { get; private set; }

    public void Touch() => Version++;

    public int? Progress => ProgressOf(Baseline, Target, Current);

    /// <summary>How much of the way from baseline to target is done, in percent, from 0 to 100; null while one of the figures is missing.</summary>
    public static int? ProgressOf(int? baseline, int? target, int? current) => baseline is { } from && target is { } to && current is { } now && from != to
        ? (int)Math.Clamp(100L * ((long)now - from) / ((long)to - from), 0, 100) : null;
}
