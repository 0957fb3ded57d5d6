using System.Globalization;

namespace ConvergencePortal.Core.Network;

/// <summary>The levels of the Purdue model, held in tenths: 35 is level 3.5.</summary>
public static class PurdueLevels
{
    public static readonly IReadOnlyList<string> Names = ["0", "1", "2", "3", "3.5", "4", "5"];

    /// <summary>Null when it is no level.</summary>
    public static int? Read(string text) =>
        Names.Contains(text) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var level) ? (int)(level * 10) : null;

    public static string? Write(int? tenths) => tenths is { } value ? (value / 10m).ToString("0.#", CultureInfo.InvariantCulture) : null;
}
