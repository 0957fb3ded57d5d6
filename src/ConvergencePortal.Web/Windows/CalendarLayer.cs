using ConvergencePortal.Core.Windows;

namespace ConvergencePortal.Web.Windows;

/// <summary>What the calendar shows one above the other, each with its own word, icon and pattern, since color alone says nothing to some readers.</summary>
public enum CalendarLayer
{
    Maintenance,
    Production,
    Freeze,
    Holiday,
    Changes,
}

/// <summary>How a layer looks.</summary>
public static class CalendarLayers
{
    public static readonly IReadOnlyList<CalendarLayer> All = Enum.GetValues<CalendarLayer>();

    public static CalendarLayer Of(WindowKind kind) => kind switch
    {
        WindowKind.Maintenance => CalendarLayer.Maintenance,
        WindowKind.Production => CalendarLayer.Production,
        WindowKind.Freeze => CalendarLayer.Freeze,
        WindowKind.Holiday => CalendarLayer.Holiday,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Name of a Material symbol, which the component library's font carries.</summary>
    public static string Icon(this CalendarLayer layer) => layer switch
    {
        CalendarLayer.Maintenance => "build",
        CalendarLayer.Production => "factory",
        CalendarLayer.Freeze => "lock",
        CalendarLayer.Holiday => "event_busy",
        CalendarLayer.Changes => "swap_horiz",
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, null),
    };

    /// <summary>Style class that gives the layer its pattern.</summary>
    public static string Style(this CalendarLayer layer) => $"layer-{Key(layer)}";

    /// <summary>The layer's name in an address.</summary>
    public static string Key(this CalendarLayer layer) => layer switch
    {
        CalendarLayer.Maintenance => "maintenance",
        CalendarLayer.Production => "production",
        CalendarLayer.Freeze => "freeze",
        CalendarLayer.Holiday => "holiday",
        CalendarLayer.Changes => "changes",
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, null),
    };
}
