using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ConvergencePortal.Web.Notices;

/// <summary>Notices over the API: one's own inbox, what is on its way to channels, and the channels themselves.</summary>
public static class NoticeEndpoints
{
    /// <summary>Whom the links of cards and mails lead to the record.</summary>
    public static void MapNoticeLinks(this WebApplication app) => app.MapGet("/n/{messageId:guid}", OpenAsync).ExcludeFromDescription();

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").ForPeopleOnly().WithTags("Notices").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        notices.MapGet("", ListAsync).Produces<PageAnswer<NoticeAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Your own inbox, or what is on its way, newest first")
            .WithDescription("state New or Read: your own inbox; without a state all of it. state Queued, Accepted, Opened or Failed: messages on their way to channels, for administrators and auditors.");
        notices.MapPost("/read", ReadAsync).Produces<ReadAnswer>().WithSummary("Mark your notices as read, up to one of them");

        notices.MapGet("/settings", async (ClaimsPrincipal user, NoticeReads reads, CancellationToken token) => NoticeSettingsBody.Of(await reads.FindChoicesAsync(user.ToActor().PersonId, token)))
            .Produces<NoticeSettingsBody>().WithSummary("How you want to be told");
        notices.MapPut("/settings", ChooseAsync).Produces<NoticeSettingsBody>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Choose mail, quiet hours, a daily digest, and kinds you do not want to see");

        var channels = api.MapGroup("/channels").ForPeopleOnly().WithTags("Channels").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
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

    private static async Task<IResult> ChooseAsync(JsonBody<NoticeSettingsBody> body, ClaimsPrincipal user, SaveNoticePreference save, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        var choices = body.Value.ToChoices();
        if (choices.Error is { } wrong) return wrong.ToProblem();

        var saved = await save.RunAsync(choices.Value, user.ToActor(), cancellationToken);
        return saved.Error is { } refused ? refused.ToProblem() : Results.Ok(NoticeSettingsBody.Of(saved.Value));
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
