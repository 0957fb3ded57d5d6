using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>How a site schedules: what each conflict does there and what a slot costs. Our own defaults stand until the site sets its own.</summary>
public sealed class SchedulingSettings
{
    private readonly List<ConflictSetting> _conflicts = [];

    private SchedulingSettings() { }

    public SchedulingSettings(int siteId) => SiteId = siteId;

    public int SiteId { get; private set; }

    /// <summary>Yield of a minute of a production run that does not say its own rate.</summary>
    public int DefaultRatePerMinute { get; set; } = 10;

    /// <summary>Cost of an hour of the span that lies in the night.</summary>
    public int NightCostPerHour { get; set; } = 30;

    /// <summary>Cost of an hour of the span on a Saturday or Sunday.</summary>
    public int WeekendCostPerHour { get; set; } = 20;

    /// <summary>Cost of an hour in which somebody must be called in outside their shift.</summary>
    public int CallInCostPerHour { get; set; } = 60;

    /// <summary>Cost of each day between the requested time and the slot.</summary>
    public int DistanceCostPerDay { get; set; } = 5;

    /// <summary>Hour of the site's clock at which the night begins, 0 to 23.</summary>
    public int NightFromHour { get; set; } = 22;

    /// <summary>Hour of the site's clock at which the night ends, 0 to 23.</summary>
    public int NightToHour { get; set; } = 6;

    /// <summary>A move by at most so many minutes within a free slot asks nobody again.</summary>
    public int MoveToleranceMinutes { get; set; } = 120;

    public int Version { get; private set; }

    /// <summary>What the site decided otherwise than the default, by code.</summary>
    public IReadOnlyList<ConflictSetting> Conflicts => _conflicts;

    /// <summary>Takes over what was chosen and says what moved; nothing when it is what stood. A code that does what it does by default keeps no row.</summary>
    public IReadOnlyList<MovedField> Choose(SchedulingChoices choices)
    {
        var moved = SettingsDiff.Between(SchedulingChoices.Of(SchedulePolicy.Of(this)), choices);
        if (moved.Count == 0) return moved;

        foreach (var code in Enum.GetValues<ConflictCode>()) Choose(code, choices.RuleOf(code));
        DefaultRatePerMinute = choices.DefaultRatePerMinute;
        NightCostPerHour = choices.NightCostPerHour;
        WeekendCostPerHour = choices.WeekendCostPerHour;
        CallInCostPerHour = choices.CallInCostPerHour;
        DistanceCostPerDay = choices.DistanceCostPerDay;
        NightFromHour = choices.NightFromHour;
        NightToHour = choices.NightToHour;
        MoveToleranceMinutes = choices.MoveToleranceMinutes;
        Version++;
        return moved;
    }

    private void Choose(ConflictCode code, ConflictRule rule)
    {
        var stored = _conflicts.Find(conflict => conflict.Code == code);
        if (rule == SchedulePolicy.DefaultFor(code))
        {
            if (stored is not null) _conflicts.Remove(stored);
        }
        else if (stored is null) _conflicts.Add(new ConflictSetting(code, rule.Policy, rule.Approver));
        else stored.Become(rule);
    }
}

/// <summary>What one conflict does at a site.</summary>
public sealed class ConflictSetting
{
    private ConflictSetting() { }

    public ConflictSetting(ConflictCode code, ConflictPolicy policy, Function? approver) => (Code, Policy, Approver) = (code, policy, approver);

    public int SiteId { get; private set; }
    public ConflictCode Code { get; private set; }
    public ConflictPolicy Policy { get; private set; }

    /// <summary>The function whose consent lets the slot pass; only with NeedsApproval.</summary>
    public Function? Approver { get; private set; }

    internal void Become(ConflictRule rule) => (Policy, Approver) = (rule.Policy, rule.Approver);
}
