using System.Globalization;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Approvals;

/// <summary>A number among the approval settings: its words on the screen, and how it is read and written.</summary>
/// <param name="Name">As the API and refusals spell it.</param>
public sealed record ApprovalNumber(string Name, string Label, string Help, int Most, Func<ApprovalChoices, int> Read, Func<ApprovalChoices, int, ApprovalChoices> Write)
{
    public static ApprovalNumber Deadline { get; } = new("defaultDeadlineHours", "Deadline where the policy names none (working hours)", "Within it a function states its impact, and again signs. 0 sets none: then nobody is reminded.",
        ApprovalChoicesValidator.MostDeadlineHours, c => c.DefaultDeadlineHours, (c, n) => c with { DefaultDeadlineHours = n });

    public static ApprovalNumber Reminder { get; } = new("reminderPercent", "Remind after (percent of the deadline)", "At the deadline it is escalated, and once more when as long again has passed.", 99,
        c => c.ReminderPercent, (c, n) => c with { ReminderPercent = n });

    public static ApprovalNumber Retrospective { get; } = new("retrospectiveDays", "Retrospective of an emergency (working days after the work)", "Until then its result is recorded, signed and closed.",
        ApprovalChoicesValidator.MostRetrospectiveDays, c => c.RetrospectiveDays, (c, n) => c with { RetrospectiveDays = n });

    public static ApprovalNumber Fresh { get; } = new("freshMinutes", "A signing stays fresh for (minutes)", "After it, the next signature takes the whole step again.", ApprovalChoicesValidator.MostFreshMinutes,
        c => c.FreshMinutes, (c, n) => c with { FreshMinutes = n });

    public static ApprovalNumber Exception { get; } = new("mostExceptionDays", "A waiver or pilot lasts at most (days)", "Counted from the day on which it is asked for. More time needs an extension that the governance chair signs.",
        ApprovalChoicesValidator.MostExceptionDays, c => c.MostExceptionDays, (c, n) => c with { MostExceptionDays = n });

    public static IReadOnlyList<ApprovalNumber> All { get; } = [Deadline, Reminder, Retrospective, Fresh, Exception];
}

/// <summary>What stands in the form of the approval settings while it is edited. Numbers and times stay the text that was typed until they are read.</summary>
public sealed class ApprovalForm
{
    private readonly Dictionary<string, string> _typed;

    public ApprovalForm(ApprovalChoices choices)
    {
        _typed = ApprovalNumber.All.ToDictionary(number => number.Name, number => number.Read(choices).ToString(CultureInfo.InvariantCulture));
        (Days, WorkFrom, WorkTo, LaterSignatures) = (choices.WorkingDays, ClockTime.Write(choices.WorkFromMinute), ClockTime.Write(choices.WorkToMinute), choices.LaterSignatures);
    }

    public static IReadOnlyList<WorkingDays> EachDay { get; } = [WorkingDays.Monday, WorkingDays.Tuesday, WorkingDays.Wednesday, WorkingDays.Thursday, WorkingDays.Friday, WorkingDays.Saturday, WorkingDays.Sunday];

    public WorkingDays Days { get; private set; }
    public string? WorkFrom { get; set; }
    public string? WorkTo { get; set; }
    public CredentialRule LaterSignatures { get; set; }

    public void Toggle(WorkingDays day) => Days ^= day;

    public string Typed(ApprovalNumber number) => _typed[number.Name];
    public void Type(ApprovalNumber number, string? text) => _typed[number.Name] = text ?? "";

    /// <summary>What the form says, or which numbers cannot be read; a time that cannot is refused by the settings themselves.</summary>
    public Result<ApprovalChoices> ToChoices()
    {
        var read = ApprovalNumber.All.Select(number => (Number: number, Value: int.TryParse(_typed[number.Name].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : (int?)null)).ToList();
        var unreadable = read.Where(r => r.Value is null).Select(r => new FieldError(r.Number.Name, string.Create(CultureInfo.InvariantCulture, $"Write a whole number of at most {r.Number.Most:N0}."))).ToList();
        if (unreadable.Count > 0) return Error.Invalid("settings.number", "Some numbers cannot be read.", unreadable[0].Field) with { Fields = unreadable };

        var choices = new ApprovalChoices { WorkingDays = Days, WorkFromMinute = ClockTime.Read(WorkFrom) ?? -1, WorkToMinute = ClockTime.Read(WorkTo) ?? -1, LaterSignatures = LaterSignatures };
        return read.Aggregate(choices, (all, r) => r.Number.Write(all, r.Value!.Value));
    }
}
