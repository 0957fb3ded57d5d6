using Microsoft.AspNetCore.Components.Server.Circuits;
using NodaTime;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Knows when the person last did something on an open page: a page that merely stays open must not keep a session alive.</summary>
public sealed class SessionActivity(IClock clock) : CircuitHandler
{
    private long _usedAt;

    /// <summary>Null while nothing was done.</summary>
    public Instant? UsedAt => Interlocked.Read(ref _usedAt) is > 0 and var ticks ? Instant.FromUnixTimeTicks(ticks) : null;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        Interlocked.Exchange(ref _usedAt, clock.GetCurrentInstant().ToUnixTimeTicks());
        return next(context);
    };
}
