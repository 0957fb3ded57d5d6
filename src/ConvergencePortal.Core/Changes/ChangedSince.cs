using ConvergencePortal.Core.Ledger;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What moved in a change since somebody last looked at it or signed it, field by field.</summary>
/// <param name="HasSigned">Whether the moment is that of a signature.</param>
public sealed record ChangedSince(Instant Since, bool HasSigned, IReadOnlyList<MovedField> Moved)
{
    /// <summary>Null for who never looked and for whom nothing moved. A field that went there and back did not move.</summary>
    public static ChangedSince? Of(Instant? seen, Instant? signed, IReadOnlyList<HistoryRow> history)
    {
        if ((seen is null || signed > seen ? signed : seen) is not { } since) return null;

        var moved = history.Where(line => line.At > since).SelectMany(line => line.Moved).GroupBy(field => field.Field)
            .Select(steps => new MovedField(steps.Key, steps.First().From, steps.Last().To)).Where(field => field.From != field.To).ToList();
        return moved.Count == 0 ? null : new ChangedSince(since, since == signed, moved);
    }
}
