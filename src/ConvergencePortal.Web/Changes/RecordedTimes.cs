using System.Text.RegularExpressions;

namespace ConvergencePortal.Web.Changes;

/// <summary>The ledger writes instants in UTC; people read them by the plant's clock.</summary>
public static partial class RecordedTimes
{
    /// <param name="zone">IANA zone of the site.</param>
    public static string SayIn(string text, string zone) =>
        Recorded().Replace(text, found => PlantClock.ReadRecorded(found.Value) is { } at ? $"{PlantClock.Say(at, zone)} {zone}" : found.Value);

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z")]
    private static partial Regex Recorded();
}
