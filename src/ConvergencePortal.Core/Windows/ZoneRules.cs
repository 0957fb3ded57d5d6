using NodaTime;
using NodaTime.TimeZones;

namespace ConvergencePortal.Core.Windows;

/// <summary>How a plant's wall clock becomes an instant, where the clock is put forward or back (RFC 5545 3.3.5).</summary>
internal static class ZoneRules
{
    // In the spring gap the offset before it still counts, so 02:30 is what the clock then calls 03:30; in the autumn overlap the first of the two is meant.
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    public static Instant ToInstant(DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, Resolver).ToInstant();
}
