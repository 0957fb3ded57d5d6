using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Somebody who is there, by the code of the person.</summary>
public sealed record PresentInput(string Person, Function Function);

/// <summary>Input of <see cref="AttendReview"/>.</summary>
/// <param name="Present">Everybody who is there; who stood there before and is not named was not.</param>
public sealed record AttendReviewInput(string Site, string Week, IReadOnlyList<PresentInput> Present, Command Command);

/// <summary>Writes down who is there. For people of the site and the governance chair, who keep the minutes.</summary>
public sealed class AttendReview(ReviewGate gate)
{
    /// <summary>More do not fit round a table.</summary>
    private const int Most = 60;

    public Task<Result<ReviewState>> RunAsync(AttendReviewInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Site, input.Week, ReviewEvents.Attended, input.Command, actor, async open =>
        {
            if (input.Present.Count > Most) return Error.Invalid("review.tooMany", $"At most {Most} people can be written down.", "attendance");

            var speakers = await ReviewPeople.ReadAsync(open, cancellationToken);
            var present = new List<ReviewAttendance>();
            foreach (var asked in input.Present)
            {
                if (speakers.FirstOrDefault(s => s.Function == asked.Function && string.Equals(s.Code, asked.Person?.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } found)
                    return ReviewErrors.NotAFunctionOf(asked.Person, asked.Function);

                present.Add(new ReviewAttendance(found.PersonId, found.Name, found.Function));
            }
            return open.Review.Attend(present);
        }, cancellationToken);
}
