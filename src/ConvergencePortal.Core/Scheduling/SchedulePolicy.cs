using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>What one conflict does, and whose consent lets it pass where that is asked.</summary>
public sealed record ConflictRule(ConflictPolicy Policy, Function? Approver = null);

/// <summary>The settings of a site as scheduling uses them: what each conflict does, and the weights of a slot's cost. Immutable.</summary>
public sealed class SchedulePolicy
{
    private ConflictRule[] _rules = [.. Enum.GetValues<ConflictCode>().Select(DefaultFor)];

    private SchedulePolicy(SchedulingSettings settings)
    {
        foreach (var conflict in settings.Conflicts) _rules[(int)conflict.Code] = new ConflictRule(conflict.Policy, conflict.Approver);
        Version = settings.Version;
        DefaultRatePerMinute = settings.DefaultRatePerMinute;
        NightCostPerHour = settings.NightCostPerHour;
        WeekendCostPerHour = settings.WeekendCostPerHour;
        CallInCostPerHour = settings.CallInCostPerHour;
        DistanceCostPerDay = settings.DistanceCostPerDay;
        NightFromHour = settings.NightFromHour;
        NightToHour = settings.NightToHour;
        MoveToleranceMinutes = settings.MoveToleranceMinutes;
    }

    /// <summary>Version of the settings it was made from; 0 for the defaults.</summary>
    public int Version { get; }

    public int DefaultRatePerMinute { get; }
    public int NightCostPerHour { get; }
    public int WeekendCostPerHour { get; }
    public int CallInCostPerHour { get; }
    public int DistanceCostPerDay { get; }
    public int NightFromHour { get; }
    public int NightToHour { get; }
    public int MoveToleranceMinutes { get; }

    /// <summary>What stands at a site that has decided nothing else. Our own defaults; no standard demands them.</summary>
    public static SchedulePolicy Default { get; } = new(new SchedulingSettings(0));

    public static SchedulePolicy Of(SchedulingSettings? settings) => settings is null ? Default : new SchedulePolicy(settings);

    /// <summary>The same settings where nobody's consent is to be had: what needs it blocks.</summary>
    public SchedulePolicy WithoutConsent()
    {
        var strict = (SchedulePolicy)MemberwiseClone();
        strict._rules = [.. _rules.Select(rule => rule.Policy == ConflictPolicy.NeedsApproval ? new ConflictRule(ConflictPolicy.Block) : rule)];
        return strict;
    }

    /// <summary>An emergency turns a block into the need of its named authorizer's approval, never into nothing.</summary>
    public ConflictRule For(ConflictCode code, bool isEmergency) =>
        _rules[(int)code] is { Policy: not ConflictPolicy.Block } rule || !isEmergency ? _rules[(int)code] : new ConflictRule(ConflictPolicy.NeedsApproval);

    public static ConflictRule DefaultFor(ConflictCode code) => code switch
    {
        ConflictCode.InsideFreeze or ConflictCode.OutsideMaintenance or ConflictCode.ExceedsMaintenance or ConflictCode.SameAsset or ConflictCode.SharedRedundancy
            or ConflictCode.RollbackTooLong or ConflictCode.RetroactiveStart => new ConflictRule(ConflictPolicy.Block),
        ConflictCode.CutsProduction => new ConflictRule(ConflictPolicy.NeedsApproval, Function.Production),
        ConflictCode.NoMaintenanceWindowDefined or ConflictCode.RelatedAsset or ConflictCode.PersonBusy or ConflictCode.PersonAbsent or ConflictCode.PeopleAway => new ConflictRule(ConflictPolicy.Warn),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
