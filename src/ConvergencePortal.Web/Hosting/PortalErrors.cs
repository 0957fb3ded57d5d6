using ConvergencePortal.Core.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Turns refusals into problem details with the portal's codes, and surprises into a plain answer with an id that the log knows.</summary>
public static class PortalErrors
{
    private static readonly Error TooLarge = Error.Invalid("request.tooLarge", "The body is larger than this address takes.");

    public static IResult ToProblem(this Error error) => error.ToProblem(StatusOf(error.Kind));

    /// <summary>For refusals whose status is about HTTP itself: a header, a media type, a size.</summary>
    public static IResult ToProblem(this Error error, int status) => Results.Problem(
        detail: error.Message,
        statusCode: status,
        title: TitleOf(error.Kind),
        extensions: new Dictionary<string, object?> { ["code"] = error.Code, ["field"] = error.Field, ["errors"] = error.Fields.Count == 0 ? null : error.Fields });

    public static IResult ToAnswer<T>(this Result<T> result) => result.Error is { } error ? error.ToProblem() : Results.Ok(result.Value);

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Conflict or ErrorKind.Stale => StatusCodes.Status409Conflict,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static void UsePortalErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerExceptionAsync,
            // A request that cannot be read is the sender's fault; it is no error in our log.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseWhen(context => !PortalApi.IsApi(context), pages => pages.UseStatusCodePagesWithReExecute("/not-found").UseStatusCodePages(TellTooLargeAsync));
        app.UseWhen(PortalApi.IsApi, api => api.UseStatusCodePages(context => NoAnswer(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)));
    }

    /// <summary>A form that was cut off while it was read is no page that does not exist.</summary>
    private static Task TellTooLargeAsync(StatusCodeContext context) =>
        context.HttpContext.Response.StatusCode == StatusCodes.Status413PayloadTooLarge ? BodyLimits.RefuseAsync(context.HttpContext) : Task.CompletedTask;

    /// <summary>What the framework refuses without a word, an address that does not exist for example.</summary>
    private static IResult NoAnswer(int status) => status switch
    {
        StatusCodes.Status404NotFound => Error.NotFound("request.address", "The API has no such address.").ToProblem(),
        StatusCodes.Status405MethodNotAllowed => Error.Invalid("request.method", "This address does not take this method.").ToProblem(status),
        StatusCodes.Status415UnsupportedMediaType => Error.Invalid("request.mediaType", "Send the body as the Content-Type that the address takes, JSON for most.").ToProblem(status),
        _ => Error.Invalid($"request.{status}", "The request was refused.").ToProblem(status),
    };

    private static async Task AnswerExceptionAsync(HttpContext context)
    {
        // The framework logs the exception with the same trace id.
        var cause = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var isBadRequest = cause is BadHttpRequestException;
        context.Response.StatusCode = cause is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;

        if (context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await (PortalApi.IsApi(context) ? TooLarge.ToProblem(StatusCodes.Status413PayloadTooLarge).ExecuteAsync(context) : BodyLimits.RefuseAsync(context));
            return;
        }
        if (PortalApi.IsApi(context))
        {
            await Results.Problem(
                detail: isBadRequest ? "The request could not be read. Check that the body is what the address expects." : "Something went wrong on our side. The log knows this id.",
                statusCode: context.Response.StatusCode,
                extensions: new Dictionary<string, object?> { ["code"] = isBadRequest ? "request.unreadable" : "server.error", ["id"] = context.TraceIdentifier }).ExecuteAsync(context);
            return;
        }
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync($"Something went wrong. Please tell an administrator this id: {context.TraceIdentifier}");
    }

    private static string TitleOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => "The input is not right",
        ErrorKind.NotFound => "Not found",
        ErrorKind.Forbidden => "Not allowed",
        ErrorKind.Conflict => "Not possible now",
        ErrorKind.Stale => "Changed in the meantime",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
