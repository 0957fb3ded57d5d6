namespace ConvergencePortal.Core.Reviews;

/// <summary>The five statements of the pulse and the five answers to each. They are fixed: a trend over statements that change says nothing.</summary>
public static class PulseQuestions
{
    /// <summary>In the order of their numbers, from 1.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "When a change concerns my work, I hear of it in time.",
        "The other departments understand what my work needs.",
        "Decisions about changes come fast enough.",
        "I can say no to a change without trouble.",
        "The rules we agreed on are kept, also when it is urgent.",
    ];

    /// <summary>In the order of their values, from 1.</summary>
    public static IReadOnlyList<string> Answers { get; } = ["I disagree", "I rather disagree", "Partly", "I rather agree", "I agree"];
}
