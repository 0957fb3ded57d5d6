using System.Linq.Expressions;
using ConvergencePortal.Core.Common;
using FluentValidation;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>The shape of scheduling settings: known values, ranges, and that a freeze stays one.</summary>
public sealed class SchedulingChoicesValidator : AbstractValidator<SchedulingChoices>
{
    public const int MostWeight = 1_000_000;

    /// <summary>Minutes; a day.</summary>
    public const int MostTolerance = 24 * 60;

    public SchedulingChoicesValidator()
    {
        RuleFor(c => c).Custom((choices, context) =>
        {
            foreach (var choice in choices.Conflicts)
                if (Wrong(choice) is { } sentence) context.AddFailure(FieldOf(choice.Code), sentence);
            foreach (var twice in choices.Conflicts.GroupBy(choice => choice.Code).Where(group => group.Count() > 1))
                context.AddFailure(FieldOf(twice.Key), $"{twice.Key} stands there more than once. Say once what it does.");
        });
        Weight("defaultRatePerMinute", c => c.DefaultRatePerMinute);
        Weight("nightCostPerHour", c => c.NightCostPerHour);
        Weight("weekendCostPerHour", c => c.WeekendCostPerHour);
        Weight("callInCostPerHour", c => c.CallInCostPerHour);
        Weight("distanceCostPerDay", c => c.DistanceCostPerDay);
        Hour("nightFromHour", c => c.NightFromHour);
        Hour("nightToHour", c => c.NightToHour);
        RuleFor(c => c.MoveToleranceMinutes).InclusiveBetween(0, MostTolerance).WithMessage("The tolerance is 0 to 1,440 minutes, which is a day.").OverridePropertyName("moveToleranceMinutes");
    }

    /// <summary>Names the rule of a conflict in a refusal: "conflicts.InsideFreeze".</summary>
    public static string FieldOf(ConflictCode code) => $"conflicts.{code}";

    public Error? Refuse(SchedulingChoices choices)
    {
        var result = Validate(choices);
        if (result.IsValid) return null;

        var fields = result.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorMessage)).ToList();
        return Error.Invalid("settings.input", string.Join(" ", fields.Select(f => f.Message).Distinct()), fields[0].Field) with { Fields = fields };
    }

    /// <summary>Null when the choice can be taken.</summary>
    private static string? Wrong(ConflictChoice choice) => choice switch
    {
        _ when !Enum.IsDefined(choice.Code) => "There is no such conflict.",
        _ when !Enum.IsDefined(choice.Policy) => "Choose Block, NeedsApproval or Warn.",
        { Approver: { } approver } when !Enum.IsDefined(approver) => "Choose the function from the list.",
        { Policy: ConflictPolicy.NeedsApproval, Approver: null } => "Name the function whose consent lets the slot pass.",
        { Policy: not ConflictPolicy.NeedsApproval, Approver: not null } => "A function is named only where its consent is needed.",
        { Code: ConflictCode.InsideFreeze, Policy: ConflictPolicy.Warn } => "A freeze that only warns protects nothing. Let it block the slot, or name the function whose consent it needs.",
        _ => null,
    };

    private void Weight(string name, Expression<Func<SchedulingChoices, int>> weight) =>
        RuleFor(weight).InclusiveBetween(0, MostWeight).WithMessage("A weight is a whole number from 0 to 1,000,000.").OverridePropertyName(name);

    private void Hour(string name, Expression<Func<SchedulingChoices, int>> hour) =>
        RuleFor(hour).InclusiveBetween(0, 23).WithMessage("An hour of the plant's clock is 0 to 23.").OverridePropertyName(name);
}
