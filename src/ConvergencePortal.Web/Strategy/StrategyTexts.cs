using System.Globalization;
using ConvergencePortal.Core.Strategy;

namespace ConvergencePortal.Web.Strategy;

/// <summary>How objectives and use cases look and are said: signs beside colors, figures as people write them.</summary>
public static class StrategyTexts
{
    /// <summary>In the order of the board, from what could be to what is not worth it.</summary>
    public static readonly IReadOnlyList<UseCaseState> Columns = [UseCaseState.Potential, UseCaseState.Current, UseCaseState.Rejected];

    public static (string Class, string Sign) LookOf(ObjectiveStatus status) => status switch
    {
        ObjectiveStatus.Proposed => ("status-muted", "○"),
        ObjectiveStatus.Active => ("status-calm", "▶"),
        ObjectiveStatus.Achieved => ("status-good", "✔"),
        ObjectiveStatus.Abandoned => ("status-muted", "✖"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static (string Class, string Sign) LookOf(UseCaseState state) => state switch
    {
        UseCaseState.Current => ("status-good", "●"),
        UseCaseState.Potential => ("status-calm", "○"),
        UseCaseState.Rejected => ("status-muted", "✖"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What an effort means in time.</summary>
    public static string Of(Effort? effort) => effort switch
    {
        Effort.Small => "Small effort: days",
        Effort.Medium => "Medium effort: weeks",
        Effort.Large => "Large effort: months",
        null => "Effort not estimated",
        _ => throw new ArgumentOutOfRangeException(nameof(effort), effort, null),
    };

    /// <summary>"60,000", as the reader's language groups digits.</summary>
    public static string Figure(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>"11 stops"; "62 %".</summary>
    public static string Figure(int value, string? unit) => unit is null ? Figure(value) : $"{Figure(value)} {unit}";
}
