using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Windows;

/// <summary>Why a window is refused as it is written; what its times cannot be is said by <see cref="WindowScheduleErrors"/>.</summary>
public static class WindowErrors
{
    public static readonly Error BadStart = Error.Invalid("window.start", "A start is written like 2026-01-04T02:00, by the clock of the plant.", "start");

    public static readonly Error BadMoment = Error.Invalid("window.moment", "This is a day such as 2026-01-04, or a moment such as 2026-01-04T01:00:00Z.");

    public static Error OnlyProduction(WindowKind kind, string field) =>
        Error.Invalid("window.onlyProduction", $"Rate and slack belong to production windows, and this one is of kind {kind}. Leave the field empty.", field);

    public static Error ScopeElsewhere(string scope, EquipmentNode site) => Error.Invalid("window.scopeElsewhere", $"{scope} does not lie in site {site.Code}, and a window covers parts of its own site only.", "scope");
}
