using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Notices;

/// <summary>Notices over the API: one's own inbox, what is on its way to channels, and the channels themselves.</summary>
public static class NoticeEndpoints
{
    /// <summary>Whom the links of cards and mails lead to the record.</summary>
    public static void MapNoticeLinks(this WebApplication app) => app.MapGet("/n/{messageId:guid}", OpenAsync).ExcludeFromDescription();

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        notices.MapGet("", ListAsync).Produces<PageAnswer<NoticeAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Your own inbox, or what is on its way, newest first")
            .WithDescription("state New or Read: your own inbox; without a state all of it. state Queued, Accepted, Opened or Failed: messages on their way to channels, for administrators and auditors.");
        notices.MapPost("/read", ReadAsync).Produces<ReadAnswer>().WithSummary("Mark your notices as read, up to one of them");

        var channels = api.MapGroup("/channels").WithTags("Channels").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        channels.MapGet("", ListChannelsAsync).Produces<IReadOnlyList<ChannelRow>>().WithSummary("Every channel with what waits, what failed and its last answer; addresses and secrets are nowhere");
        channels.MapPost("", (JsonBody<ChannelBody> body, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, SaveChannel save, CancellationToken token) => SaveAsync(null, body, attempt, user, save, token))
            .Produces<ChannelState>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Add a channel");
        channels.MapPut("/{id:int}", (int id, JsonBody<ChannelBody> body, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, SaveChannel save, CancellationToken token) => SaveAsync(id, body, attempt, user, save, token))
            .Produces<ChannelState>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Change a channel; without an address it keeps its own");
        channels.MapPost("/{id:int}/test", (int id, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, TryChannel use, CancellationToken token) => ActAsync(id, attempt, user, use.RunAsync, token))
            .Produces<ChannelState>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Send a test card");
        channels.MapPost("/{id:int}/replay", (int id, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, ReplayDeliveries use, CancellationToken token) => ActAsync(id, attempt, user, use.RunAsync, token))
            .Produces<ChannelState>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Send again what failed");
        channels.MapPost("/{id:int}/secret", (int id, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, RotateChannelSecret use, CancellationToken token) => ActAsync(id, attempt, user, use.RunAsync, token))
            .Produces<ChannelState>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Make a new secret; it is shown only here");
    }

    private static async Task<IResult> ListAsync(string? state, int? channel, int? page, int? pageSize, ClaimsPrincipal user, NoticeReads notices, ChannelReads channels, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, pageSize ?? 50);
        if (request.Check().Error is { } wrong) return wrong.ToProblem();
        if (state is not null && Enum.TryParse<DeliveryState>(state, ignoreCase: true, out var delivery) && !char.IsAsciiDigit(state[0]))
        {
            var list = await channels.ListDeliveriesAsync(delivery, channel, request, user.ToActor(), cancellationToken);
            return list.Error is { } refused ? refused.ToProblem() : Results.Ok(new PageAnswer<DeliveryRow>(list.Value.Items, list.Value.Total, list.Value.PageNumber, list.Value.PageSize));
        }
        bool? isRead = state?.ToLowerInvariant() switch { "new" => false, "read" => true, _ => null };
        if (state is not null && isRead is null) return Error.Invalid("notice.state", "The state is New, Read, Queued, Accepted, Opened or Failed.", "state").ToProblem();

        var mine = await notices.ListAsync(user.ToActor().PersonId, isRead, request, cancellationToken);
        return Results.Ok(new PageAnswer<NoticeAnswer>([.. mine.Items.Select(NoticeAnswer.Of)], mine.Total, mine.PageNumber, mine.PageSize));
    }

    private static async Task<IResult> ReadAsync(JsonBody<ReadNoticesInput> body, ClaimsPrincipal user, ReadNotices read, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;

        var done = await read.RunAsync(body.Value, user.ToActor(), cancellationToken);
        return done.Error is { } refused ? refused.ToProblem() : Results.Ok(new ReadAnswer(done.Value));
    }

    private static async Task<IResult> ListChannelsAsync(ClaimsPrincipal user, ChannelReads channels, CancellationToken cancellationToken)
    {
        var list = await channels.ListAsync(user.ToActor(), cancellationToken);
        return list.Error is { } refused ? refused.ToProblem() : Results.Ok(list.Value);
    }

    private static async Task<IResult> SaveAsync(int? id, JsonBody<ChannelBody> body, string? attempt, ClaimsPrincipal user, SaveChannel save, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);
        var choices = body.Value.ToChoices();
        if (choices.Error is { } wrong) return wrong.ToProblem();

        var saved = await save.RunAsync(new SaveChannelInput(id, body.Value.Version, choices.Value, body.Value.Address, command.Value), user.ToActor(), cancellationToken);
        if (saved.Error is { } refused) return refused.ToProblem();
        return id is null ? Results.Created($"/api/v1/channels/{saved.Value.Id}", saved.Value) : Results.Ok(saved.Value);
    }

    private static async Task<IResult> ActAsync(int id, string? attempt, ClaimsPrincipal user, Func<ChannelInput, Actor, CancellationToken, Task<Result<ChannelState>>> act, CancellationToken cancellationToken)
    {
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var done = await act(new ChannelInput(id, command.Value), user.ToActor(), cancellationToken);
        return done.Error is { } refused ? refused.ToProblem() : Results.Ok(done.Value);
    }

    private static async Task<IResult> OpenAsync(Guid messageId, int? m, ClaimsPrincipal user, OpenNotice open, CancellationToken cancellationToken)
    {
        var opened = await open.RunAsync(new OpenNoticeInput(messageId, m), user.ToActor(), cancellationToken);
        return Results.Redirect(opened.IsSuccess ? NoticeAddress.Of(opened.Value.RecordType, opened.Value.Number) : "/inbox");
    }
}

/// <summary>A notice of one's own inbox.</summary>
public sealed record NoticeAnswer(int Id, Guid MessageId, NoticeKind Kind, string RecordType, string Number, NoticeContent Content, Instant At, Instant? ReadAt, string Address)
{
    public static NoticeAnswer Of(NoticeRow row) => new(row.Id, row.MessageId, row.Kind, row.RecordType, row.Number, row.Content, row.At, row.ReadAt, NoticeAddress.Of(row.RecordType, row.Number));
}

/// <summary>How many notices were new until now.</summary>
public sealed record ReadAnswer(int Read);

/// <summary>A channel as it is sent over the API. Hours are written as in "22:00".</summary>
public sealed record ChannelBody(string? Name, ChannelKind? Kind, string? Site, Function? Function, string? Language, string? QuietFrom, string? QuietUntil, IReadOnlyList<NoticeKind>? Muted, bool? Active, string? Address, int Version)
{
    public Result<ChannelChoices> ToChoices()
    {
        var (from, until) = (HourOf(QuietFrom), HourOf(QuietUntil));
        if (from.Error is { } wrong) return wrong;
        if (until.Error is { } alsoWrong) return alsoWrong;
        return new ChannelChoices(Name ?? "", Kind ?? ChannelKind.Teams, SearchText.OrNull(Site), Function, Language ?? "en", from.Value, until.Value, Muted ?? [], Active ?? true);
    }

    private static Result<LocalTime?> HourOf(string? text) => string.IsNullOrWhiteSpace(text) ? Result.Of<LocalTime?>(null)
        : LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text.Trim()) is { Success: true } parsed ? Result.Of<LocalTime?>(parsed.Value)
        : Error.Invalid("channel.quiet", "An hour is written like 22:00.", "quietFrom");
}
