using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Web.Hosting;

/// <summary>
/// A signed-in browser may call the API only with a header that a foreign page cannot send without asking, and from our own pages.
/// Without it a link in a mail could approve a change. A key travels in a header itself and needs no other; it reaches what its scopes name.
/// </summary>
public sealed class ApiCallerFilter : IEndpointFilter
{
    private static readonly Error HeaderMissing = Error.Forbidden("api.header", $"Calls with a cookie need the header {PortalApi.RequestHeader}: 1.");
    private static readonly Error ForeignPage = Error.Forbidden("api.origin", "The API answers only pages of the portal itself.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, user) = (context.HttpContext.Request, context.HttpContext.User);
        if (ApiKeyHandler.CallerOf(context.HttpContext) is { } caller) return await RefuseScopeAsync(caller, context.HttpContext) is { } lacks ? lacks.ToProblem() : await next(context);
        if (request.Headers[PortalApi.RequestHeader] != "1") return HeaderMissing.ToProblem();
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin") return ForeignPage.ToProblem();

        return await next(context);
    }

    /// <summary>Null when the key has the scope, or the endpoint asks for none.</summary>
    private static async Task<Error?> RefuseScopeAsync(KeyCaller caller, HttpContext context) =>
        ApiScopes.NeededFor(context.GetEndpoint()) is { } scope && !caller.May(scope)
            ? await context.RequestServices.GetRequiredService<RefuseKeyCall>().RunAsync(caller, scope, context.RequestAborted)
            : null;
}
