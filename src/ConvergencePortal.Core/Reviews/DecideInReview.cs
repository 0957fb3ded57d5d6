using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Input of <see cref="DecideInReview"/>.</summary>
/// <param name="By">Functions that made it; each must be there.</param>
/// <param name="Dissent">Who disagreed, and why.</param>
/// <param name="About">Number of the record it is about.</param>
/// <param name="Action">What is to be done; null when <paramref name="NeedsNoAction"/>.</param>
/// <param name="Owner">Code of the person who does it.</param>
public sealed record DecideInReviewInput(string Site, string Week, string Text, IReadOnlyList<Function> By, string? Dissent, LocalDate? EffectiveOn, string? About, bool NeedsNoAction, string? Action, string? Owner, LocalDate? Due,
    Command Command);

/// <summary>Writes down a decision with what follows from it: an action with an owner and a day, or that none is needed (domain model 1.8, M3).</summary>
public sealed class DecideInReview(ReviewGate gate)
{
    public Task<Result<ReviewState>> RunAsync(DecideInReviewInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Site, input.Week, ReviewEvents.Decided, input.Command, actor, async open =>
        {
            if (Refuse(input) is { } wrong) return wrong;

            var decided = open.Review.Decide(new ReviewDecision(input.Text, [.. input.By.Distinct()], input.Dissent, input.EffectiveOn, input.About, input.NeedsNoAction, open.By.Name, open.Now));
            if (decided.Error is { } refused) return refused;

            return input.NeedsNoAction ? Result.Success
                : await AgreedActions.AddAsync(open, open.Review.Decisions[^1].Line, string.IsNullOrWhiteSpace(input.Action) ? input.Text : input.Action, input.Owner, input.Due, cancellationToken);
        }, cancellationToken);

    private static Error? Refuse(DecideInReviewInput input) =>
        string.IsNullOrWhiteSpace(input.Text) ? ReviewErrors.DecisionText
        : (PlainText.RefuseComment(input.Text, "text") ?? PlainText.RefuseComment(input.Dissent, "dissent") ?? PlainText.RefuseComment(input.Action, "action") ?? PlainText.RefuseComment(input.About, "about")) is { } unreadable ? unreadable
        : input.About is { Length: > PlainText.PathLength } ? Error.Invalid("review.about", "The number of a record is shorter than this.", "about")
        : input.By.Count == 0 ? ReviewErrors.DecidedBy
        : !input.NeedsNoAction && string.IsNullOrWhiteSpace(input.Owner) ? ReviewErrors.OwnerOrNone
        : null;
}

/// <summary>Actions that people take upon themselves in a review.</summary>
internal static class AgreedActions
{
    /// <param name="line">The decision it carries out; null for one that follows from none.</param>
    /// <param name="owner">Code of somebody who works at the site.</param>
    public static async Task<Result> AddAsync(OpenReview open, int? line, string text, string? owner, LocalDate? due, CancellationToken cancellationToken)
    {
        var speakers = await ReviewPeople.ReadAsync(open, cancellationToken);
        if (speakers.FirstOrDefault(s => string.Equals(s.Code, owner?.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } found) return ReviewErrors.UnknownPerson(owner);
        if (due is not { } day || day < open.Today || day.Year > 2199) return ReviewErrors.DueRequired;

        var number = await open.Db.TakeNumberAsync("AC", open.Now, cancellationToken);
        open.Db.Actions.Add(new ActionItem(number, open.Review, line, text, found.PersonId, found.Name, day, open.Now));
        open.Review.Note(ReviewEvents.ActionAgreed, $"{number}, {found.Name}, by {day:uuuu-MM-dd}: {text.Trim()}");
        return Result.Success;
    }
}
