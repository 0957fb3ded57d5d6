using System.Globalization;
using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ConvergencePortal.Web.Hosting;

/// <summary>The claims of a request, read from the database when it came in, and the actor they stand for.</summary>
public static class PortalClaims
{
    public const string PersonId = "portal:person";
    public const string Code = "portal:code";

    /// <summary>Names the sign-in, so that signatures made in it can be told from those of another.</summary>
    public const string Session = "portal:session";

    /// <summary>There for whoever has any right in the portal; without it nothing of the plant is shown.</summary>
    public const string Rights = "portal:rights";

    /// <summary>All that the browser's cookie holds: the secret by which the session is found.</summary>
    public const string Key = "portal:key";

    public static Actor ToActor(this ClaimsPrincipal principal) => new(
        int.Parse(principal.FindFirstValue(PersonId) ?? throw new InvalidOperationException("The session names no person."), CultureInfo.InvariantCulture),
        principal.FindFirstValue(Code) ?? "",
        principal.Identity?.Name ?? "")
    {
        Session = principal.SessionId(),
    };

    /// <summary>Empty for whoever has no session: nobody, and services.</summary>
    public static Guid SessionId(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Session), out var session) ? session : Guid.Empty;

    public static ClaimsPrincipal ForCookie(string key) => new(new ClaimsIdentity([new Claim(Key, key)], CookieAuthenticationDefaults.AuthenticationScheme));

    public static ClaimsPrincipal ForSession(SessionState session)
    {
        var identity = Identity(session.PersonId, session.Code, session.Name, CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new Claim(Session, session.SessionId.ToString()));
        // Forms of a page are bound to its session by this claim; by all of them otherwise, and a right more or less would break every open form.
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, session.SessionId.ToString()));
        if (session.HasRights) identity.AddClaim(new Claim(Rights, "1"));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>For a service account, whose key says what it may.</summary>
    public static ClaimsPrincipal ForService(Actor service, string scheme)
    {
        var identity = Identity(service.PersonId, service.Code, service.Name, scheme);
        identity.AddClaim(new Claim(Rights, "1"));
        return new ClaimsPrincipal(identity);
    }

    private static ClaimsIdentity Identity(int personId, string code, string name, string scheme) =>
        new([new Claim(PersonId, personId.ToString(CultureInfo.InvariantCulture)), new Claim(Code, code), new Claim(ClaimTypes.Name, name)], scheme);
}
