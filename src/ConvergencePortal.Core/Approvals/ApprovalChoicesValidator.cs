using System.Linq.Expressions;
using ConvergencePortal.Core.Common;
using FluentValidation;

namespace ConvergencePortal.Core.Approvals;

/// <summary>The shape of approval settings: somebody works at some time, and nothing is out of range.</summary>
public sealed class ApprovalChoicesValidator : AbstractValidator<ApprovalChoices>
{
    public const int MostDeadlineHours = 1000;
    public const int MostRetrospectiveDays = 60;
    public const int MostFreshMinutes = 8 * 60;
    public const int MostExceptionDays = 730;

    public ApprovalChoicesValidator()
    {
        RuleFor(c => c.WorkingDays).Must(days => days != WorkingDays.None && (days & ~WorkingDays.All) == 0).WithMessage("Choose at least one day on which people work.").OverridePropertyName("workingDays");
        RuleFor(c => c.WorkFromMinute).InclusiveBetween(0, WorkingHours.MinutesOfADay - 1).WithMessage("Write a time of the day such as 07:00.").OverridePropertyName("workFrom");
        RuleFor(c => c.WorkToMinute).InclusiveBetween(1, WorkingHours.MinutesOfADay).WithMessage("Write a time of the day such as 16:00, or 24:00 for its end.").OverridePropertyName("workTo");
        RuleFor(c => c.WorkToMinute).GreaterThan(c => c.WorkFromMinute).WithMessage("Work ends after it begins, on the same day.").OverridePropertyName("workTo");
        Number("defaultDeadlineHours", c => c.DefaultDeadlineHours, 0, MostDeadlineHours, "A deadline is 0 to 1,000 working hours; 0 sets none.");
        Number("reminderPercent", c => c.ReminderPercent, 1, 99, "A share is 1 to 99 percent of the deadline.");
        Number("retrospectiveDays", c => c.RetrospectiveDays, 1, MostRetrospectiveDays, "A retrospective is due after 1 to 60 working days.");
        Number("freshMinutes", c => c.FreshMinutes, 1, MostFreshMinutes, "A signing stays fresh for 1 to 480 minutes.");
        Number("mostExceptionDays", c => c.MostExceptionDays, 1, MostExceptionDays, "A waiver or pilot lasts 1 to 730 days at most.");
        RuleFor(c => c.LaterSignatures).IsInEnum().WithMessage("Choose Pin or Confirmation.").OverridePropertyName("laterSignatures");
    }

    public Error? Refuse(ApprovalChoices choices)
    {
        var result = Validate(choices);
        if (result.IsValid) return null;

        var fields = result.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorMessage)).ToList();
        return Error.Invalid("settings.input", string.Join(" ", fields.Select(f => f.Message).Distinct()), fields[0].Field) with { Fields = fields };
    }

    private void Number(string name, Expression<Func<ApprovalChoices, int>> number, int least, int most, string sentence) =>
        RuleFor(number).InclusiveBetween(least, most).WithMessage(sentence).OverridePropertyName(name);
}
