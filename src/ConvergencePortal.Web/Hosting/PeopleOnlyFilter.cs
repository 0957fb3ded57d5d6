using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Keeps service accounts from what is up to people, before anything else is said about the call; the use cases refuse them too.</summary>
public sealed class PeopleOnlyFilter : IEndpointFilter
{
    private static readonly Error ServiceMayNot = Error.Forbidden("apiKey.cannotDecide", "This is up to people, who sign in by name. No scope of an API key reaches it.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ApiKeyHandler.IsKeyCaller(context.HttpContext.User) ? ServiceMayNot.ToProblem() : await next(context);
}
