using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>A thing that a change acts on, as scheduling sees it.</summary>
public sealed record ChangedItem(ItemKind Kind, int TargetId, string Label);

/// <summary>"Can these things be changed from here on for so long?" Minutes; the whole span is asked about.</summary>
public sealed record SlotQuestion(IReadOnlyList<ChangedItem> Items, Instant Start, int Preparation, int Work, int Test, int Rollback, bool IsEmergency, Instant Now)
{
    /// <summary>The implementer and everybody else without whom the work cannot be done.</summary>
    public IReadOnlyList<int> PersonIds { get; init; } = [];

    /// <summary>Number of the change in hand, which never conflicts with itself; null for one that is not written yet.</summary>
    public string? ChangeNumber { get; init; }

    public int SpanMinutes => Preparation + Work + Test + Rollback;
    public Instant End => Start + Duration.FromMinutes(SpanMinutes);
    public Instant PointOfNoReturn => End - Duration.FromMinutes(Rollback);
}

/// <summary>A window with its times read, as scheduling sees it.</summary>
/// <param name="ScopeKind">Equipment, Segment or Zone.</param>
/// <param name="Version">Rises with every edit of the window; tells whether it must be read again.</param>
public sealed record SiteWindow(int Id, WindowKind Kind, string Title, WindowSchedule Schedule, ItemKind ScopeKind, int ScopeId, int Version = 0)
{
    /// <summary>What a production run makes and for which order, as people say it; null when it does not say.</summary>
    public string? Run { get; init; }

    /// <summary>Yield of a minute of the run; null takes the site's default.</summary>
    public int? RatePerMinute { get; init; }

    /// <summary>Minutes by which a run may start earlier or end later: lost time is taken from here first.</summary>
    public int SlackMinutes { get; init; }
}

/// <summary>The span that an active change occupies, what it acts on and whom it needs.</summary>
public sealed record OccupiedSpan(string ChangeNumber, string Title, Instant Start, Instant End, IReadOnlyList<(ItemKind Kind, int TargetId)> Items)
{
    public IReadOnlyList<int> PersonIds { get; init; } = [];

    /// <summary>Still being done: after its planned end it occupies its span up to now.</summary>
    public bool IsRunning { get; init; }
}
