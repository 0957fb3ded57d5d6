using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Refusals about reviews, their decisions and actions.</summary>
public static class ReviewErrors
{
    public static readonly Error NotAtSite = Error.Forbidden("review.notAtSite", "People of the site and the governance chair write into its review.");
    public static readonly Error PeopleOnly = Error.Forbidden("review.peopleOnly", "A review is held by people who signed in by name, not by a service.");
    public static readonly Error ChairOnly = Error.Forbidden("review.chair", "The governance chair signs the review off.");
    public static readonly Error DecisionText = Error.Invalid("review.decision", "Say what was decided.", "text");
    public static readonly Error DecidedBy = Error.Invalid("review.decidedBy", "Say which functions decided it.", "by");
    public static readonly Error ActionText = Error.Invalid("review.action", "Say what is to be done.", "action");
    public static readonly Error OwnerOrNone = Error.Invalid("review.owner", "Name who does something about it and by when, or say that no action is needed.", "owner");
    public static readonly Error DueRequired = Error.Invalid("review.due", "Say by when it is done: today or later.", "due");
    public static readonly Error Period = Error.Invalid("review.period", "Name two days, \"2026-11-02\" and \"2026-11-09\"; the first is included, the second is not, and at most 400 days lie between.", "from");

    public static Error UnknownSite(string? site) => Error.NotFound("review.site", $"There is no site \"{Short(site)}\".", "site");

    public static Error UnknownWeek(string? week) => Error.NotFound("review.week", $"\"{Short(week)}\" is no week. Weeks are written as \"2026-W47\".", "week");

    public static Error Unknown(string? site, string? week) => Error.NotFound("review.unknown", $"There is no review of {Short(site)} for {Short(week)}. A week is frozen when it is over.");

    public static Error UnknownFigure(string? kpi) => Error.NotFound("review.figure", $"This review has no figure \"{Short(kpi)}\".");

    public static Error UnknownAction(string? number) => Error.NotFound("action.unknown", $"There is no action \"{Short(number)}\".");

    public static Error UnknownPerson(string? code) => Error.Invalid("review.person", $"There is nobody \"{Short(code)}\" who works at this site.", "owner");

    public static Error NotAFunctionOf(string? code, Function function) =>
        Error.Invalid("review.attendance", $"\"{Short(code)}\" does not speak for {FunctionWords.Of(function)} at this site.", "attendance");

    public static Error TwiceThere(string name) => Error.Invalid("review.twice", $"{name} stands there twice. One person speaks for one function.", "attendance");

    public static Error FunctionAbsent(IReadOnlyList<Function> absent) =>
        Error.Invalid("review.absent", $"Nobody of {string.Join(" or ", absent.Select(FunctionWords.Of))} is there, so they cannot have decided it. Write down who is there first.", "by");

    public static Error Closed(GovernanceReview review) => Error.Conflict("review.closed", $"The review {review.Number} was signed off by {review.ClosedByName}. Nothing in it moves any more; write it into the next one.");

    public static Error ActionNotTheirs(string owner) => Error.Forbidden("action.notTheirs", $"{owner} or the governance chair says what becomes of this action.");

    public static Error ActionEnded(ActionItem action) => Error.Conflict("action.ended", $"{action.Number} is {(action.Status == ActionStatus.Done ? "done" : "dropped")} already.");

    public static Error NoteRequired(ActionMove move) => Error.Invalid("action.note", move == ActionMove.Done ? "Say what came of it." : "Say why.", "note");

    public static Error LaterDay(LocalDate due) => Error.Invalid("action.later", $"Name a day after {due:uuuu-MM-dd}.", "due");

    private static string Short(string? text) => text is { Length: > PlainText.CodeLength } ? text[..PlainText.CodeLength] + "…" : text ?? "";
}
