using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>What stands in the form of the scheduling rules while it is edited. Numbers stay the text that was typed until they are read.</summary>
public sealed class SettingsForm
{
    private readonly Dictionary<string, string> _typed;

    public SettingsForm(SchedulingChoices choices)
    {
        Rules = [.. choices.Conflicts.Select(choice => new RuleChoice(choice))];
        _typed = SettingNumber.All.ToDictionary(number => number.Name, number => Write(number.Read(choices)));
    }

    public IReadOnlyList<RuleChoice> Rules { get; }

    public RuleChoice RuleOf(ConflictCode code) => Rules.First(rule => rule.Code == code);

    public string Typed(SettingNumber number) => _typed[number.Name];
    public void Type(SettingNumber number, string? text) => _typed[number.Name] = text ?? "";
    public void ResetToDefault(SettingNumber number) => _typed[number.Name] = Write(number.Read(new SchedulingChoices()));

    /// <summary>Null while the number cannot be read.</summary>
    public int? Read(SettingNumber number) => int.TryParse(_typed[number.Name].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;

    /// <summary>For the example sentences: what cannot be read yet is taken as the default.</summary>
    public SchedulingChoices Guess() => SettingNumber.All.Aggregate(new SchedulingChoices { Conflicts = Chosen }, (choices, number) => Read(number) is { } read ? number.Write(choices, read) : choices);

    /// <summary>What the form says, or which numbers cannot be read.</summary>
    public Result<SchedulingChoices> ToChoices()
    {
        var unreadable = SettingNumber.All.Where(number => Read(number) is null).Select(number => new FieldError(number.Name, string.Create(CultureInfo.InvariantCulture, $"Write a whole number from 0 to {number.Most:N0}."))).ToList();
        return unreadable.Count == 0 ? Guess() : Error.Invalid("settings.number", "Some numbers cannot be read.", unreadable[0].Field) with { Fields = unreadable };
    }

    private IReadOnlyList<ConflictChoice> Chosen => [.. Rules.Select(rule => rule.ToChoice())];

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is chosen for one conflict. A function that was named comes back when consent is chosen again.</summary>
public sealed class RuleChoice(ConflictChoice choice)
{
    public ConflictCode Code { get; } = choice.Code;
    public ConflictPolicy Policy { get; set; } = choice.Policy;
    public Function? Approver { get; set; } = choice.Approver;

    public bool IsDefault => ToChoice().IsDefault;

    public ConflictChoice ToChoice() => new(Code, Policy, Policy == ConflictPolicy.NeedsApproval ? Approver : null);

    public void ResetToDefault()
    {
        var rule = SchedulePolicy.DefaultFor(Code);
        (Policy, Approver) = (rule.Policy, rule.Approver);
    }
}
