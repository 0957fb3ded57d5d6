using System.Globalization;
using System.Reflection;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Compares two sets of scheduling settings, for the ledger; and reads back what it wrote there, so that a page can say it in its own language.</summary>
public static class SettingsDiff
{
    private const string By = " by ";
    private static readonly PropertyInfo[] Numbers = [.. typeof(SchedulingChoices).GetProperties().Where(property => property.PropertyType == typeof(int))];

    public static IReadOnlyList<MovedField> Between(SchedulingChoices before, SchedulingChoices after) =>
    [
        .. Enum.GetValues<ConflictCode>().Select(code => new MovedField(code.ToString(), Say(before.RuleOf(code)), Say(after.RuleOf(code))))
            .Concat(Numbers.Select(number => new MovedField(number.Name, Text(number, before), Text(number, after))))
            .Where(field => field.From != field.To),
    ];

    /// <summary>Null for a text that is no rule: a number, or what a later version writes.</summary>
    public static ConflictRule? ReadRule(string? text)
    {
        var parts = (text ?? "").Split(By);
        if (!Enum.TryParse<ConflictPolicy>(parts[0], out var policy) || !Enum.IsDefined(policy) || char.IsDigit(parts[0][0])) return null;
        return parts.Length == 1 ? new ConflictRule(policy) : Enum.TryParse<Function>(parts[1], out var approver) ? new ConflictRule(policy, approver) : null;
    }

    /// <summary>"NeedsApproval by Production".</summary>
    private static string Say(ConflictRule rule) => rule.Approver is { } approver ? $"{rule.Policy}{By}{approver}" : rule.Policy.ToString();

    private static string Text(PropertyInfo number, SchedulingChoices choices) => ((int)number.GetValue(choices)!).ToString(CultureInfo.InvariantCulture);
}
