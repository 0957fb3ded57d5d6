using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Web.People;

/// <summary>Ends an open page's session within a minute after its person was switched off.</summary>
public sealed class PersonRevalidation(ILoggerFactory loggerFactory, IDbContextFactory<PortalDb> factory, IClock clock) : RevalidatingServerAuthenticationStateProvider(loggerFactory)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, authenticationState.User.ToActor(), clock.TodayUtc(), cancellationToken);
        return rights.IsActive;
    }
}
