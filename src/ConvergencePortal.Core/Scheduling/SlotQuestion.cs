using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>A thing that a change acts on, as scheduling sees it.</summary>
public sealed record ChangedItem(ItemKind Kind, int TargetId, string Label);

/// <summary>"Can these things be changed from here on for so long?" Minutes; the whole span is asked about.</summary>
public sealed record SlotQuestion(IReadOnlyList<ChangedItem> Items, Instant Start, int Preparation, int Work, int Test, int Rollback, bool IsEmergency, Instant Now)
{
    public Instant End => Start + Duration.FromMinutes(Preparation + Work + Test + Rollback);
    public Instant PointOfNoReturn => End - Duration.FromMinutes(Rollback);
}

/// <summary>A window with its times read, as scheduling sees it.</summary>
/// <param name="ScopeKind">Equipment, Segment or Zone.</param>
public sealed record SiteWindow(int Id, WindowKind Kind, string Title, WindowSchedule Schedule, ItemKind ScopeKind, int ScopeId);

/// <summary>The span that another active change occupies, and what it acts on.</summary>
public sealed record OccupiedSpan(string ChangeNumber, string Title, Instant Start, Instant End, IReadOnlyList<(ItemKind Kind, int TargetId)> Items);
