using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Counts the open pages of a person, from the moment one is alive until the host has let go of it.</summary>
public sealed class CountedCircuit(OpenCircuits open, PortalLimits limits, AuthenticationStateProvider authentication) : CircuitHandler
{
    private int? _person;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (CircuitCap.PersonOf((await authentication.GetAuthenticationStateAsync()).User) is not { } person) return;
        // The page before it was refused already. Whoever comes here did not ask for a page.
        if (!open.TryOpen(person, CircuitCap.HardStop(limits))) throw new InvalidOperationException($"Person {person} has {CircuitCap.HardStop(limits)} circuits open.");

        _person = person;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_person is { } person) open.Close(person);
        _person = null;
        return Task.CompletedTask;
    }
}

/// <summary>Keeps one person from filling the host's memory with open pages.</summary>
public static class CircuitCap
{
    public static void AddCircuitCap(this IServiceCollection services)
    {
        services.AddSingleton<OpenCircuits>();
        services.AddScoped<CircuitHandler, CountedCircuit>();
    }

    /// <summary>Behind authentication. A page that would be one too many is answered with a sentence; what still comes to the door is turned away there.</summary>
    public static void UseCircuitCap(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<PortalLimits>();
        var open = app.Services.GetRequiredService<OpenCircuits>();
        app.Use((context, next) =>
        {
            if (PersonOf(context.User) is not { } person) return next(context);
            if (IsConnection(context.Request)) return ConnectAsync(context, next, open, person, HardStop(limits));
            return OpensCircuit(context) && open.PagesOf(person) >= limits.CircuitsPerPerson ? RefusePageAsync(context, limits.CircuitsPerPerson) : next(context);
        });
    }

    /// <summary>Twice the pages: after the network was away every page comes back beside its old connection, which the host has not missed yet.</summary>
    internal static int HardStop(PortalLimits limits) => 2 * limits.CircuitsPerPerson;

    internal static int? PersonOf(ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(PortalClaims.PersonId), NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? person : null;

    /// <summary>Such a request lasts as long as its connection does.</summary>
    private static bool IsConnection(HttpRequest request) =>
        request.Path.Equals(OwnOrigin.Circuit, StringComparison.OrdinalIgnoreCase) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsConnect(request.Method));

    private static async Task ConnectAsync(HttpContext context, RequestDelegate next, OpenCircuits open, int person, int most)
    {
        if (!open.TryConnect(person, most))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("Too many pages of the portal are open. Close some of them, then reload.", context.RequestAborted);
            return;
        }
        try
        {
            await next(context);
        }
        finally
        {
            open.Disconnect(person);
        }
    }

    private static bool OpensCircuit(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && context.AcceptsInteractiveRouting();

    private static Task RefusePageAsync(HttpContext context, int most) => PlainPage.WriteAsync(
        context, StatusCodes.Status429TooManyRequests, T => T["Too many pages are open"], T => T["You have {0} pages of the portal open. Close some of them, then reload.", most]);
}
