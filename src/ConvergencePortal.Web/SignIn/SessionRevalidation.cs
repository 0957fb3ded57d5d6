using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Ends an open page within half a minute after its session ended, its person was switched off, or lost the last right.</summary>
public sealed class SessionRevalidation(ILoggerFactory loggerFactory, SessionReads sessions, SessionActivity activity) : RevalidatingServerAuthenticationStateProvider(loggerFactory)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await sessions.HoldAsync(authenticationState.User.SessionId(), activity.UsedAt, cancellationToken) is { HasRights: true };
}
