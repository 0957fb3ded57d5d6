using System.Globalization;
using ConvergencePortal.Core.Scheduling;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>A number among the scheduling settings: its words on the screen, and how it is read and written.</summary>
/// <param name="Name">As the API and refusals spell it.</param>
public sealed record SettingNumber(string Name, string Label, int Most, Func<SchedulingChoices, int> Read, Func<SchedulingChoices, int, SchedulingChoices> Write)
{
    public static IReadOnlyList<SettingNumber> Weights { get; } =
    [
        new("defaultRatePerMinute", "Yield of a minute of production", SchedulingChoicesValidator.MostWeight, c => c.DefaultRatePerMinute, (c, n) => c with { DefaultRatePerMinute = n }),
        new("nightCostPerHour", "An hour at night", SchedulingChoicesValidator.MostWeight, c => c.NightCostPerHour, (c, n) => c with { NightCostPerHour = n }),
        new("weekendCostPerHour", "An hour on a Saturday or Sunday", SchedulingChoicesValidator.MostWeight, c => c.WeekendCostPerHour, (c, n) => c with { WeekendCostPerHour = n }),
        new("callInCostPerHour", "An hour of somebody who is called in", SchedulingChoicesValidator.MostWeight, c => c.CallInCostPerHour, (c, n) => c with { CallInCostPerHour = n }),
        new("distanceCostPerDay", "A day away from the requested time", SchedulingChoicesValidator.MostWeight, c => c.DistanceCostPerDay, (c, n) => c with { DistanceCostPerDay = n }),
    ];

    public static IReadOnlyList<SettingNumber> Hours { get; } =
    [
        new("nightFromHour", "Night begins at (hour)", 23, c => c.NightFromHour, (c, n) => c with { NightFromHour = n }),
        new("nightToHour", "Night ends at (hour)", 23, c => c.NightToHour, (c, n) => c with { NightToHour = n }),
    ];

    public static SettingNumber Tolerance { get; } =
        new("moveToleranceMinutes", "A move by so many minutes asks nobody again", SchedulingChoicesValidator.MostTolerance, c => c.MoveToleranceMinutes, (c, n) => c with { MoveToleranceMinutes = n });

    public static IReadOnlyList<SettingNumber> All { get; } = [.. Weights, .. Hours, Tolerance];

    public bool IsDefault(SchedulingChoices choices) => Read(choices) == Read(new SchedulingChoices());

    /// <summary>The number in a sentence that a planner can judge: what it weighs against, on a line of the site.</summary>
    public string Example(SchedulingChoices choices, string line, IStringLocalizer<Texts> t) => Name switch
    {
        "defaultRatePerMinute" => choices.DefaultRatePerMinute == 0
            ? t["A minute of {0} costs nothing, so only the other weights rank the slots.", line]
            : t["An hour in which {0} stands still costs {1} points.", line, choices.DefaultRatePerMinute * 60L],
        "nightCostPerHour" => MinutesOf(choices, choices.NightCostPerHour, t) is { } minutes ? t["An hour at night costs as much as {0} of {1}.", minutes, line] : Points(choices.NightCostPerHour, t),
        "weekendCostPerHour" => MinutesOf(choices, choices.WeekendCostPerHour, t) is { } minutes ? t["An hour on a weekend costs as much as {0} of {1}.", minutes, line] : Points(choices.WeekendCostPerHour, t),
        "callInCostPerHour" => MinutesOf(choices, choices.CallInCostPerHour, t) is { } minutes ? t["An hour outside a shift costs as much as {0} of {1}.", minutes, line] : Points(choices.CallInCostPerHour, t),
        "distanceCostPerDay" => MinutesOf(choices, choices.DistanceCostPerDay, t) is { } minutes ? t["A day sooner or later costs as much as {0} of {1}.", minutes, line] : Points(choices.DistanceCostPerDay, t),
        "nightFromHour" or "nightToHour" => choices.NightFromHour == choices.NightToHour
            ? t["The night begins where it ends: no hour counts as night."]
            : t["From {0}:00 to {1}:00 by the clock of the plant.", choices.NightFromHour, choices.NightToHour],
        "moveToleranceMinutes" => choices.MoveToleranceMinutes == 0
            ? t["Every move of a slot asks those again who keep the plant's hours."]
            : t["Moved by up to {0} minutes from the time that was signed, a slot keeps its signatures.", choices.MoveToleranceMinutes],
        _ => throw new InvalidOperationException($"The setting {Name} has no example."),
    };

    /// <summary>Null when it weighs nothing, or has nothing to be weighed against.</summary>
    private static string? MinutesOf(SchedulingChoices choices, int cost, IStringLocalizer<Texts> t)
    {
        if (cost <= 0 || choices.DefaultRatePerMinute <= 0) return null;

        var minutes = (double)cost / choices.DefaultRatePerMinute;
        var form = minutes >= 10 ? "N0" : minutes >= 0.05 ? "0.#" : "0.#######";
        return minutes.ToString(form, CultureInfo.CurrentCulture) is var said && said == "1" ? t["1 minute"] : t["{0} minutes", said];
    }

    private static string Points(int cost, IStringLocalizer<Texts> t) => cost == 0 ? t["It costs nothing."] : t["It costs {0} points.", cost];
}
