using ConvergencePortal.Core.Common;
using FluentValidation;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What is asked of the schedule of a site: these things, for so long, with these people.</summary>
/// <param name="Assets">Named as in a change: equipment path, asset tag, or "BER:CODE".</param>
/// <param name="Change">Number of a change that is left out of the comparison: the one in hand.</param>
/// <param name="Start">Of a check the start; of a search the earliest start, null for now.</param>
/// <param name="People">Codes of the people without whom it cannot be done.</param>
public sealed record ScheduleInput(IReadOnlyList<string> Assets, string? Change, ChangeType Type, Instant? Start, int Preparation, int Work, int Test, int Rollback, IReadOnlyList<string> People)
{
    /// <summary>The time people would like; null for the start.</summary>
    public Instant? Requested { get; init; }

    public int HorizonDays { get; init; } = 90;
    public int Limit { get; init; } = 3;

    /// <summary>Asks for a change as it stands, nearest to where it was planned.</summary>
    public static ScheduleInput Of(ChangeDetail change) => new(
        [.. change.Items.Select(i => $"{i.Kind}={i.Label}")], change.Row.Number, change.Content.Type, null, change.Content.PreparationMinutes, change.Content.WorkMinutes, change.Content.TestMinutes,
        change.Content.RollbackMinutes, [.. change.RequiredPeople.Select(p => p.Code).Prepend(change.ImplementerCode ?? change.Row.RequesterCode).Distinct()])
    {
        Requested = change.Content.PlannedStart,
    };
}

/// <summary>The shape of a question to the schedule: bounded before anything is looked up.</summary>
public sealed class ScheduleInputValidator : AbstractValidator<ScheduleInput>
{
    public const int MostPeople = 50;
    public const int MostSlots = 50;

    public ScheduleInputValidator()
    {
        RuleFor(i => i.Assets.Count).GreaterThan(0).WithMessage("Name at least one thing that is changed.").LessThanOrEqualTo(ChangeDraftValidator.MostItems)
            .WithMessage(i => $"{i.Assets.Count} things were named; {ChangeDraftValidator.MostItems} are the most. Name what is above them instead.").OverridePropertyName("assets");
        RuleFor(i => i.People.Count).LessThanOrEqualTo(MostPeople).WithMessage($"At most {MostPeople} people can be named.").OverridePropertyName("people");
        RuleFor(i => i.Type).IsInEnum().WithMessage("The type is Standard, Normal or Emergency.").OverridePropertyName("type");
        Phase("preparation", i => i.Preparation);
        Phase("work", i => i.Work);
        Phase("test", i => i.Test);
        Phase("rollback", i => i.Rollback);
        RuleFor(i => i.Preparation + (long)i.Work + i.Test + i.Rollback).GreaterThan(0).WithMessage("The whole span has no minute: say how long preparation, work, test and rollback take.")
            .OverridePropertyName("work");
        RuleFor(i => i.Start).Must(IsInCalendar).WithMessage("A slot starts between 1970 and 2199.").OverridePropertyName("start");
        RuleFor(i => i.Requested).Must(IsInCalendar).WithMessage("A slot starts between 1970 and 2199.").OverridePropertyName("requested");
        RuleFor(i => i.HorizonDays).InclusiveBetween(1, Scheduling.Horizon.SearchDays).WithMessage($"A search looks 1 to {Scheduling.Horizon.SearchDays} days ahead.").OverridePropertyName("horizonDays");
        RuleFor(i => i.Limit).InclusiveBetween(1, MostSlots).WithMessage($"1 to {MostSlots} slots can be asked for.").OverridePropertyName("limit");
    }

    public Error? Refuse(ScheduleInput input)
    {
        var result = Validate(input);
        if (result.IsValid) return null;

        var fields = result.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorMessage)).ToList();
        return Error.Invalid("schedule.input", string.Join(" ", fields.Select(f => f.Message).Distinct()), fields[0].Field) with { Fields = fields };
    }

    private static bool IsInCalendar(Instant? start) => start is null || (start >= Instant.FromUtc(1970, 1, 1, 0, 0) && start < Instant.FromUtc(2200, 1, 1, 0, 0));

    private void Phase(string name, System.Linq.Expressions.Expression<Func<ScheduleInput, int>> minutes) =>
        RuleFor(minutes).InclusiveBetween(0, ChangeDraftValidator.LongestPhase).WithMessage("A phase has 0 or more minutes, and at most 60 days.").OverridePropertyName(name);
}
