using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>That a person answered the pulse of a month, so that nobody counts twice. It says neither what, nor for which function, nor when.</summary>
public sealed class PulseVote
{
    private PulseVote() { }

    public PulseVote(int personId, LocalDate month) => (PersonId, Month) = (personId, month);

    public int PersonId { get; private set; }

    /// <summary>Its first day.</summary>
    public LocalDate Month { get; private set; }
}

/// <summary>How many people of a function at a site gave one answer to one question in a month. It only grows, and names nobody.</summary>
public sealed class PulseCount
{
    private PulseCount() { }

    private PulseCount(int siteId, Function function, LocalDate month, int question, int answer) =>
        (SiteId, Function, Month, Question, Answer) = (siteId, function, month, question, answer);

    public int SiteId { get; private set; }
    public Function Function { get; private set; }

    /// <summary>Its first day.</summary>
    public LocalDate Month { get; private set; }

    /// <summary>From 1.</summary>
    public int Question { get; private set; }

    /// <summary>From 1, "I disagree", to 5, "I agree".</summary>
    public int Answer { get; private set; }

    /// <summary>Two who add one at the same moment must not both read the same number: the later save reads again.</summary>
    public int Count { get; private set; }

    public void Add() => Count++;

    /// <summary>Every count of a group's month at once and in a fixed order: made one by one, the order of the rows would tell what the first who answered chose.</summary>
    public static IReadOnlyList<PulseCount> Empty(int siteId, Function function, LocalDate month) =>
    [
        .. from question in Enumerable.Range(1, PulseQuestions.All.Count)
           from answer in Enumerable.Range(1, PulseQuestions.Answers.Count)
           select new PulseCount(siteId, function, month, question, answer),
    ];
}
