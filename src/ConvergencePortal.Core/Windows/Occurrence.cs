using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>One time a window happens: the half-open stretch from its start up to, not including, its end.</summary>
public readonly record struct Occurrence(Instant Start, Instant End)
{
    /// <summary>Touching stretches do not overlap.</summary>
    public bool Overlaps(Instant from, Instant to) => Start < to && from < End;
}

/// <summary>The first occurrences of a stretch of time, and whether there were more than were asked for.</summary>
/// <param name="IsCut">There are more; the list ends early.</param>
public sealed record OccurrencePreview(IReadOnlyList<Occurrence> Items, bool IsCut);
