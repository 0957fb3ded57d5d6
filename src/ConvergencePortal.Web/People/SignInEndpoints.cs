using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.People;

/// <summary>Signing in as a persona of the demo plant, and signing out.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost("/sign-in/demo", SignInDemoAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Demo mode has no secret to protect, so tools may post here without a token; a foreign page in a browser may not.</summary>
    private static async Task<IResult> SignInDemoAsync([FromForm] string? persona, [FromForm] string? returnUrl, HttpContext context, SignInMode mode, PeopleReads people,
        CancellationToken cancellationToken)
    {
        if (!mode.IsDemo) return Results.NotFound();
        if (context.Request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none") return Results.StatusCode(StatusCodes.Status403Forbidden);

        var person = string.IsNullOrWhiteSpace(persona) ? null : await people.FindPersonaAsync(persona.Trim(), cancellationToken);
        if (person is null) return Results.Problem(detail: "There is no such persona in the demo plant.", statusCode: StatusCodes.Status404NotFound, extensions: new Dictionary<string, object?> { ["code"] = "signIn.persona" });

        await context.SignInAsync(PortalClaims.ToPrincipal(person.Id, person.Code, person.Name), new AuthenticationProperties { IsPersistent = false });
        return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }
}
