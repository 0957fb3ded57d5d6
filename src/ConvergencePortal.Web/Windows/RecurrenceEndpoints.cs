using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;

namespace ConvergencePortal.Web.Windows;

/// <summary>Recurrence over the API, without a window being kept. It only reads, so a key may ask as well.</summary>
public static class RecurrenceEndpoints
{
    public static void MapRecurrence(this IEndpointRouteBuilder api) => api.MapPost("/recurrence/preview", (JsonBody<RecurrencePreviewBody> body) =>
        {
            if (body.Refusal is { } unreadable) return unreadable;
            var answer = body.Value.ToQuestion().Ask();
            return answer.Error is { } refused ? refused.ToProblem() : Results.Ok(RecurrencePreviewAnswer.From(answer.Value));
        }).OnlyReads().Produces<RecurrencePreviewAnswer>().Refuses().WithSummary("When a rule happens, and how it is said in words")
        .WithDescription("Start, exdates and rdates are local times of the zone (2026-11-02T22:00); from and to are moments (2026-11-28T22:00:00Z) or days, at most 400 days apart. "
            + "Without them: a year from the start. Without a rule: once. At most 10,000 occurrences; \"cut\" says that there are more.");
}

/// <summary>Times to be looked at.</summary>
public sealed record RecurrencePreviewBody
{
    public string? Start { get; init; }
    public int? Minutes { get; init; }
    public string? Rule { get; init; }
    public IReadOnlyList<string?>? Exdates { get; init; }
    public IReadOnlyList<string?>? Rdates { get; init; }
    public string? Zone { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }

    internal RecurrenceQuestion ToQuestion() => new(Start, Minutes, Rule, Exdates ?? [], Rdates ?? [], Zone, From, To);
}

/// <summary>When it would happen, in UTC.</summary>
public sealed record RecurrencePreviewAnswer(IReadOnlyList<OccurrenceTimes> Occurrences, string Words, IReadOnlyList<string> Warnings, bool Cut)
{
    public static RecurrencePreviewAnswer From(RecurrenceAnswer answer) =>
        new([.. answer.Preview.Items.Select(occurrence => new OccurrenceTimes(occurrence.Start, occurrence.End))], answer.Words, answer.Warnings, answer.Preview.IsCut);
}
