using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.SignIn;
using Microsoft.AspNetCore.RateLimiting;

namespace ConvergencePortal.Web.Hosting;

/// <summary>How often one address may try to sign in, and one person may call the API.</summary>
public static class RateLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The minute moves on in steps, so that nobody gets twice as much round its end.</summary>
    private const int Steps = 6;

    private static readonly RateLimitPartition<string> Unlimited = RateLimitPartition.GetNoLimiter("");

    public static void AddPortalLimits(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(PortalLimits.From(settings));
        services.AddRateLimiter();
    }

    /// <summary>Stands before authentication, which is where the answer of an identity provider is taken.</summary>
    public static void UseSignInLimit(this WebApplication app)
    {
        var most = app.Services.GetRequiredService<PortalLimits>().SignInPerMinute;
        var callback = app.Services.GetService<DirectorySettings>()?.CallbackPath ?? SignInAddress.Callback;
        app.Limit(
            context => SignInAddress.IsAttempt(context.Request.Path, callback) ? PerMinute(ClientAddress.Of(context.Connection.RemoteIpAddress), most) : Unlimited,
            context => PlainPage.WriteAsync(context, StatusCodes.Status429TooManyRequests, T => T["Too many sign-ins"], T => T["Too many sign-ins came from your address. Wait a minute, then try again."]));
    }

    /// <summary>Stands behind authentication: people in one office share an address, and a key may be used from many.</summary>
    public static void UseApiLimit(this WebApplication app)
    {
        var most = app.Services.GetRequiredService<PortalLimits>().ApiPerMinute;
        var refusal = Error.Conflict("request.tooMany", $"The API takes {most} calls in a minute. Wait as long as Retry-After says, then go on.");
        app.Limit(context => PortalApi.IsApi(context) ? PerMinute(CallerOf(context), most) : Unlimited, context => refusal.ToProblem(StatusCodes.Status429TooManyRequests).ExecuteAsync(context));
    }

    private static void Limit(this WebApplication app, Func<HttpContext, RateLimitPartition<string>> share, Func<HttpContext, Task> refuse)
    {
        var limiter = PartitionedRateLimiter.Create(share);
        // It counts on a timer of its own, which nobody else stops.
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.UseRateLimiter(new RateLimiterOptions
        {
            GlobalLimiter = limiter,
            OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var said) ? said : Minute;
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await refuse(rejected.HttpContext);
            },
        });
    }

    private static string CallerOf(HttpContext context) =>
        context.User.FindFirstValue(PortalClaims.PersonId) is { } person ? $"person {person}" : ClientAddress.Of(context.Connection.RemoteIpAddress);

    private static RateLimitPartition<string> PerMinute(string key, int most) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = Minute, SegmentsPerWindow = Steps });
}
