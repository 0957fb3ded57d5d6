using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using NodaTime;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>Slots over the API: what is wrong with one, and which are the best. Both only read, so a key may ask as well.</summary>
public static class ScheduleEndpoints
{
    public static void MapSchedule(this IEndpointRouteBuilder api)
    {
        var schedule = api.MapGroup("/schedule").WithTags("Schedule").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

        schedule.MapPost("/check", async (JsonBody<ScheduleCheckBody> body, ScheduleReads reads, CancellationToken cancellationToken) =>
        {
            if (body.Refusal is { } unreadable) return unreadable;
            var report = await reads.CheckAsync(body.Value.ToInput(body.Value.Start), cancellationToken);
            return report.Error is { } refused ? refused.ToProblem() : Results.Ok(ScheduleCheckAnswer.From(report.Value));
        }).OnlyReads().Produces<ScheduleCheckAnswer>().Refuses().WithSummary("Everything that is wrong with a slot")
            .WithDescription("Minutes are whole; people are named by code. basisHash stays the same until something the verdicts were computed from has moved.");

        schedule.MapPost("/slots", async (JsonBody<SlotSearchBody> body, ScheduleReads reads, CancellationToken cancellationToken) =>
        {
            if (body.Refusal is { } unreadable) return unreadable;
            var found = await reads.FindSlotsAsync(body.Value.ToInput(), cancellationToken);
            return found.Error is { } refused ? refused.ToProblem() : Results.Ok(SlotSearchAnswer.From(found.Value.Search));
        }).OnlyReads().Produces<SlotSearchAnswer>().Refuses().WithSummary("The best free slots by cost, and why others were rejected");
    }
}

/// <summary>What both questions to the schedule have in common. Assets are named as the items of a change.</summary>
public record ScheduleBody
{
    public IReadOnlyList<string?>? Assets { get; init; }

    /// <summary>Number of a change that is left out of the comparison.</summary>
    public string? Change { get; init; }

    public ChangeType? Type { get; init; }
    public int? Preparation { get; init; }
    public int? Work { get; init; }
    public int? Test { get; init; }
    public int? Rollback { get; init; }

    /// <summary>Codes of the people without whom it cannot be done.</summary>
    public IReadOnlyList<string?>? People { get; init; }

    internal ScheduleInput ToInput(Instant? start) => new([.. (Assets ?? []).Select(a => a ?? "")], Change, Type ?? ChangeType.Normal, start, Preparation ?? 0, Work ?? 0, Test ?? 0, Rollback ?? 0,
        [.. (People ?? []).Select(p => p ?? "")]);
}

/// <summary>A slot to be checked.</summary>
public sealed record ScheduleCheckBody : ScheduleBody
{
    public Instant? Start { get; init; }
}

/// <summary>A search for slots.</summary>
public sealed record SlotSearchBody : ScheduleBody
{
    /// <summary>Earliest start; now when it is left out.</summary>
    public Instant? Earliest { get; init; }

    /// <summary>The time people would like, from which distance is counted; the earliest start when it is left out.</summary>
    public Instant? Requested { get; init; }

    /// <summary>1 to 400; 90 when it is left out.</summary>
    public int? HorizonDays { get; init; }

    /// <summary>1 to 50; 3 when it is left out.</summary>
    public int? Limit { get; init; }

    internal ScheduleInput ToInput()
    {
        var input = ToInput(Earliest);
        return input with { Requested = Requested, HorizonDays = HorizonDays ?? input.HorizonDays, Limit = Limit ?? input.Limit };
    }
}

/// <summary>Everything that is wrong with a slot.</summary>
public sealed record ScheduleCheckAnswer(IReadOnlyList<VerdictAnswer> Verdicts, string BasisHash)
{
    public static ScheduleCheckAnswer From(SlotReport report) => new([.. report.Verdicts.Select(VerdictAnswer.Of)], report.BasisHash);
}

/// <summary>A slot that could be taken. The cost is in points of the site's weights; the parts add up to it.</summary>
public sealed record SlotAnswer(Instant Start, Instant End, Instant PointOfNoReturn, int Cost, SlotPartsAnswer Parts, IReadOnlyList<string> Reasons)
{
    public static SlotAnswer From(FoundSlot slot) => new(slot.Start, slot.End, slot.PointOfNoReturn, slot.Cost.Total,
        new SlotPartsAnswer(slot.Cost.Production, slot.Cost.Night, slot.Cost.Weekend, slot.Cost.CallIn, slot.Cost.Distance), slot.Reasons);
}

/// <summary>What a slot's cost is made of.</summary>
public sealed record SlotPartsAnswer(int Production, int Night, int Weekend, int CallIn, int Distance);

/// <summary>A slot that cannot be taken, and why.</summary>
public sealed record RejectedSlotAnswer(Instant Start, Instant End, IReadOnlyList<string> Reasons);

/// <summary>The best slots, and the best few that were rejected.</summary>
public sealed record SlotSearchAnswer(IReadOnlyList<SlotAnswer> Slots, IReadOnlyList<RejectedSlotAnswer> Rejected)
{
    public static SlotSearchAnswer From(SlotSearch search) =>
        new([.. search.Slots.Select(SlotAnswer.From)], [.. search.Rejected.Select(r => new RejectedSlotAnswer(r.Start, r.End, r.Reasons))]);
}
