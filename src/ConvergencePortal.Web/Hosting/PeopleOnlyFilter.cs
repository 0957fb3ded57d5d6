using ConvergencePortal.Core.Changes;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Keeps service accounts from what is up to people, before anything else is said about the call; the use cases refuse them too.</summary>
public sealed class PeopleOnlyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ApiKeyHandler.IsKeyCaller(context.HttpContext.User) ? ChangeRequestErrors.ServiceMayNot.ToProblem() : await next(context);
}
