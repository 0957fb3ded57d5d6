using System.Globalization;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Approvals;

/// <summary>The approval settings of a site as people choose them; what is left out is the default. The defaults are our own, no standard demands them but the five days (NIS2 6.4.3 asks for a time, the number is ours).</summary>
public sealed record ApprovalChoices
{
    public WorkingDays WorkingDays { get; init; } = WorkingHours.Default.Days;

    /// <summary>Minutes since midnight by the site's clock.</summary>
    public int WorkFromMinute { get; init; } = WorkingHours.Default.FromMinute;

    /// <summary>Minutes since midnight by the site's clock; 1,440 is the end of the day.</summary>
    public int WorkToMinute { get; init; } = WorkingHours.Default.ToMinute;

    /// <summary>Working hours within which a function decides where the policy names no deadline; 0 for none.</summary>
    public int DefaultDeadlineHours { get; init; } = 18;

    /// <summary>After which share of a deadline people are reminded, in percent.</summary>
    public int ReminderPercent { get; init; } = 50;

    /// <summary>Working days after the work within which the retrospective of an emergency is closed.</summary>
    public int RetrospectiveDays { get; init; } = 5;

    public CredentialRule LaterSignatures { get; init; } = CredentialRule.Pin;

    /// <summary>Minutes for which a session's last signing stays fresh.</summary>
    public int FreshMinutes { get; init; } = 15;

    /// <summary>For how many days from today a waiver or a pilot may be asked for at most.</summary>
    public int MostExceptionDays { get; init; } = 180;

    public WorkingHours Hours => new(WorkingDays, WorkFromMinute, WorkToMinute);

    /// <summary>What moves from one to the other, for the ledger.</summary>
    public static IReadOnlyList<MovedField> Between(ApprovalChoices before, ApprovalChoices after) =>
        [.. TextsOf(before).Zip(TextsOf(after), (from, to) => new MovedField(from.Name, from.Text, to.Text)).Where(field => field.From != field.To)];

    private static IEnumerable<(string Name, string Text)> TextsOf(ApprovalChoices choices)
    {
        yield return (nameof(WorkingDays), choices.WorkingDays.ToString());
        yield return (nameof(WorkFromMinute), ClockTime.Write(choices.WorkFromMinute));
        yield return (nameof(WorkToMinute), ClockTime.Write(choices.WorkToMinute));
        yield return (nameof(DefaultDeadlineHours), choices.DefaultDeadlineHours.ToString(CultureInfo.InvariantCulture));
        yield return (nameof(ReminderPercent), choices.ReminderPercent.ToString(CultureInfo.InvariantCulture));
        yield return (nameof(RetrospectiveDays), choices.RetrospectiveDays.ToString(CultureInfo.InvariantCulture));
        yield return (nameof(LaterSignatures), choices.LaterSignatures.ToString());
        yield return (nameof(FreshMinutes), choices.FreshMinutes.ToString(CultureInfo.InvariantCulture));
        yield return (nameof(MostExceptionDays), choices.MostExceptionDays.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>A time of the day as it is written, "07:00"; the end of the day is "24:00".</summary>
public static class ClockTime
{
    public static string Write(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    /// <summary>Null for what is no time of a day.</summary>
    public static int? Read(string? text)
    {
        var parts = (text ?? "").Trim().Split(':');
        return parts.Length is 2 or 3 && TryNumber(parts[0], 24, out var hour) && TryNumber(parts[1], 59, out var minute) && (parts.Length == 2 || parts[2] == "00")
            && hour * 60 + minute <= WorkingHours.MinutesOfADay ? hour * 60 + minute : null;
    }

    private static bool TryNumber(string text, int most, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most && text.Length <= 2;
}
