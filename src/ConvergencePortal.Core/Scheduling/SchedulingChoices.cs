using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>What people decided that one conflict does at their site.</summary>
/// <param name="Approver">The function whose consent lets the slot pass; exactly with NeedsApproval.</param>
public sealed record ConflictChoice(ConflictCode Code, ConflictPolicy Policy, Function? Approver = null)
{
    public ConflictRule Rule => new(Policy, Approver);

    /// <summary>What it does is what it would do without a decision.</summary>
    public bool IsDefault => Rule == SchedulePolicy.DefaultFor(Code);

    internal static ConflictChoice Of(ConflictCode code, ConflictRule rule) => new(code, rule.Policy, rule.Approver);
}

/// <summary>The scheduling settings of a site as people choose them. What is left out is the default.</summary>
public sealed record SchedulingChoices
{
    public IReadOnlyList<ConflictChoice> Conflicts { get; init; } = [];
    public int DefaultRatePerMinute { get; init; } = SchedulePolicy.Default.DefaultRatePerMinute;
    public int NightCostPerHour { get; init; } = SchedulePolicy.Default.NightCostPerHour;
    public int WeekendCostPerHour { get; init; } = SchedulePolicy.Default.WeekendCostPerHour;
    public int CallInCostPerHour { get; init; } = SchedulePolicy.Default.CallInCostPerHour;
    public int DistanceCostPerDay { get; init; } = SchedulePolicy.Default.DistanceCostPerDay;
    public int NightFromHour { get; init; } = SchedulePolicy.Default.NightFromHour;
    public int NightToHour { get; init; } = SchedulePolicy.Default.NightToHour;
    public int MoveToleranceMinutes { get; init; } = SchedulePolicy.Default.MoveToleranceMinutes;

    /// <summary>Every code is there, in the order of the enum.</summary>
    public static SchedulingChoices Of(SchedulePolicy policy) => new()
    {
        Conflicts = [.. Enum.GetValues<ConflictCode>().Select(code => ConflictChoice.Of(code, policy.For(code, isEmergency: false)))],
        DefaultRatePerMinute = policy.DefaultRatePerMinute,
        NightCostPerHour = policy.NightCostPerHour,
        WeekendCostPerHour = policy.WeekendCostPerHour,
        CallInCostPerHour = policy.CallInCostPerHour,
        DistanceCostPerDay = policy.DistanceCostPerDay,
        NightFromHour = policy.NightFromHour,
        NightToHour = policy.NightToHour,
        MoveToleranceMinutes = policy.MoveToleranceMinutes,
    };

    public ConflictRule RuleOf(ConflictCode code) => Conflicts.FirstOrDefault(choice => choice.Code == code)?.Rule ?? SchedulePolicy.DefaultFor(code);
}
