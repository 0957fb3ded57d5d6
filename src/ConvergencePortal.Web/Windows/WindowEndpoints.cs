using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Hosting;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Windows;

/// <summary>Windows over the API.</summary>
public static class WindowEndpoints
{
    public static void MapWindows(this IEndpointRouteBuilder api)
    {
        api.MapGet("/windows", async (int? page, int? pageSize, string? search, string? site, string? kind, WindowReads windows, CancellationToken cancellationToken) =>
        {
            var wanted = WindowKindText.Read(kind);
            if (wanted.Error is { } unknown) return unknown.ToProblem();

            return await new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => windows.ListAsync(request, SearchText.OrNull(site), wanted.Value, cancellationToken), WindowAnswer.From);
        }).Produces<PageAnswer<WindowAnswer>>();

        api.MapGet("/windows/occurrences", async (string? from, string? to, string? scope, OccurrenceReads occurrences, WindowScopeReads scopes, CancellationToken cancellationToken) =>
        {
            if (RecurrenceQuestion.ReadMoment(from) is not { } start) return OccurrenceErrors.NotATime("from").ToProblem();
            if (RecurrenceQuestion.ReadMoment(to) is not { } end) return OccurrenceErrors.NotATime("to").ToProblem();

            WindowScope? part = null;
            if (SearchText.OrNull(scope) is { } name)
            {
                var found = await scopes.FindAsync(name, cancellationToken);
                if (!found.IsSuccess) return found.Error!.ToProblem();
                part = found.Value;
            }

            var list = await occurrences.ListAsync(start, end, part, cancellationToken);
            return list.IsSuccess ? Results.Ok(list.Value.Items.Select(OccurrenceAnswer.From)) : list.Error!.ToProblem();
        }).Produces<IEnumerable<OccurrenceAnswer>>().WithDescription("A day stands for its first instant in UTC. The scope takes in what lies above and below it.");
    }
}

/// <summary>A window in the API. Start is wall-clock time in the zone; the words say the whole of it.</summary>
public sealed record WindowAnswer(int Id, string Site, string Code, WindowKind Kind, string Title, string Scope, string Start, int Minutes, string? Rule, string Words, string Zone,
    Instant? EffectiveFrom, Instant? EffectiveTo, Function Owner, string? Product, string? Order,
    int? RatePerMinute, int? EarlierMinutes, int? LaterMinutes, OccurrenceTimes? Next)
{
    private static readonly LocalDateTimePattern StartText = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public static WindowAnswer From(WindowRow row) => new(row.Id, row.Site, row.Key, row.Kind, row.Title, row.Scope, StartText.Format(row.Start), row.Minutes, row.Rule, row.Words, row.Zone,
        row.EffectiveFrom, row.EffectiveTo, row.Owner, row.Product, row.OrderNumber,
        row.RatePerMinute, row.EarlierMinutes, row.LaterMinutes, row.Next is { } next ? new OccurrenceTimes(next.Start, next.End) : null);
}

/// <summary>Begin and end of one occurrence in the API.</summary>
public sealed record OccurrenceTimes(Instant Start, Instant End);

/// <summary>One time a window happens in the API.</summary>
public sealed record OccurrenceAnswer(int WindowId, WindowKind Kind, string Title, string Scope, Instant Start, Instant End)
{
    public static OccurrenceAnswer From(WindowOccurrence occurrence) =>
        new(occurrence.WindowId, occurrence.Kind, occurrence.Title, occurrence.Scope, occurrence.Start, occurrence.End);
}
