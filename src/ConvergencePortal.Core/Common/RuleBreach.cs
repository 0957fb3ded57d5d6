namespace ConvergencePortal.Core.Common;

/// <summary>A place where records contradict a rule of the plant, with the records that could be changed to mend it, the likeliest first.</summary>
/// <param name="IsWarning">Worth saying, yet no reason to refuse.</param>
public sealed record RuleBreach(string Code, string Message, bool IsWarning, IReadOnlyList<BreachSubject> Subjects)
{
    public static RuleBreach Refusal(string code, string message, params IReadOnlyList<BreachSubject> subjects) => new(code, message, false, subjects);
    public static RuleBreach Warning(string code, string message, params IReadOnlyList<BreachSubject> subjects) => new(code, message, true, subjects);
}

/// <summary>A record that takes part in a breach, and the field of it that says so.</summary>
public sealed record BreachSubject(object Record, string Field);
