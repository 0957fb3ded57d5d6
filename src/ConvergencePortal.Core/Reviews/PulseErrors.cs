using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Why an answer to the pulse is refused.</summary>
public static class PulseErrors
{
    /// <summary>Beside a question.</summary>
    public const string ChooseAnswer = "Choose one of the five answers.";

    public static readonly Error PeopleOnly = Error.Forbidden("pulse.peopleOnly", "The pulse asks people; a service account has no answer to it.");
    public static readonly Error NoFunction = Error.Forbidden("pulse.noFunction",
        "The pulse asks those who speak for a function at a site. You speak for none at present; an administrator can enter it.");

    /// <summary>
    /// Not an attempt at something forbidden: those are written down with their time, and whoever chose the wrong line answers in the next moment.
    /// </summary>
    public static readonly Error NotYours = Error.Invalid("pulse.notYours", "Choose a function for which you speak at that site.", "group");

    /// <param name="questions">Numbers of those without an answer; none when there is not one answer for each question.</param>
    public static Error Incomplete(IReadOnlyList<int> questions) => Error.Invalid("pulse.incomplete", "Answer all five questions; a part of them is not counted.") with
    {
        Fields = [.. questions.Select(question => new FieldError(FieldOf(question), ChooseAnswer))],
    };

    public static Error Answered(LocalDate month) => Error.Conflict("pulse.answered",
        $"You have answered the pulse of {Say(month, "MMMM uuuu")} already, and everybody counts once. The next one begins on {Say(month.PlusMonths(1), "d MMMM uuuu")}.");

    /// <summary>Name of the field of a question.</summary>
    public static string FieldOf(int question) => $"question{question.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Null when the person is asked at all.</summary>
    public static Error? RefusePulse(this PersonRights rights) =>
        rights.RefuseWriting() ?? (rights.Kind != PersonKind.Person ? PeopleOnly : rights.Functions.Count == 0 ? NoFunction : null);

    private static string Say(LocalDate day, string pattern) => day.ToString(pattern, CultureInfo.InvariantCulture);
}
