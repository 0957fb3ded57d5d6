using System.Globalization;
using ConvergencePortal.Core.Reviews;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Reviews;

/// <summary>Figures as people say them: "1.5 working days", "75 %", "0.75", "34 days".</summary>
public static class FigureWords
{
    private const int Hour = 60;

    /// <summary>A value or target of the figure, which stores shares in thousandths and means in hundredths.</summary>
    public static string Say(Kpi kpi, int value, IStringLocalizer<Texts> t) => kpi.Measure switch
    {
        KpiMeasure.Share => $"{Decimal(value / 10.0)} %",
        KpiMeasure.Mean => (value / 100.0).ToString("0.00", CultureInfo.CurrentCulture),
        KpiMeasure.Count => Whole(value),
        KpiMeasure.Sum or KpiMeasure.Spread => Amount(kpi.Unit, value, t),
        _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi.Measure, null),
    };

    /// <summary>What one record brings to the figure.</summary>
    public static string SayOfRecord(Kpi kpi, int amount, IStringLocalizer<Texts> t) => kpi.Measure switch
    {
        KpiMeasure.Share => amount > 0 ? t["yes"] : t["no"],
        KpiMeasure.Mean or KpiMeasure.Count => Whole(amount),
        KpiMeasure.Sum or KpiMeasure.Spread => Amount(kpi.Unit, amount, t),
        _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi.Measure, null),
    };

    /// <summary>Why there is no value.</summary>
    public static string SayNothing(Kpi kpi, int n, IStringLocalizer<Texts> t) => kpi.Measure == KpiMeasure.Share && n > 0 ? t["too few (n = {0})", n] : t["no record"];

    /// <summary>"at least 75 %".</summary>
    public static string SayTarget(Kpi kpi, int target, IStringLocalizer<Texts> t) =>
        kpi.IsBetterHigh ? t["at least {0}", Say(kpi, target, t)] : target == 0 ? t["none at all"] : t["at most {0}", Say(kpi, target, t)];

    /// <summary>What the value says of its records.</summary>
    public static string OfMeasure(KpiMeasure measure) => measure switch
    {
        KpiMeasure.Count => "The value is their number.",
        KpiMeasure.Sum => "The value is all of them together.",
        KpiMeasure.Mean => "The value is the mean.",
        KpiMeasure.Share => "The value is the share of those that count; below five records there is none.",
        KpiMeasure.Spread => "The value is what 85 of 100 stay within; the median is what half of them stay within.",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, null),
    };

    /// <summary>On the scale of a picture: percent, working days, and everything else as it is.</summary>
    public static double? Scaled(Kpi kpi, int? value) => kpi switch
    {
        _ when value is null => null,
        { Measure: KpiMeasure.Share } => value / 10.0,
        { Measure: KpiMeasure.Mean } => value / 100.0,
        { Unit: KpiUnit.WorkingMinutes } => value / (double)KpiCatalog.WorkingDay,
        _ => value,
    };

    /// <summary>In working days of eight hours, shorter ones in hours or minutes.</summary>
    public static string WorkingTime(int minutes, IStringLocalizer<Texts> t) =>
        minutes == KpiCatalog.WorkingDay ? t["1 working day"]
        : minutes > KpiCatalog.WorkingDay ? t["{0} working days", Decimal(minutes / (double)KpiCatalog.WorkingDay)]
        : minutes >= Hour ? Hours(minutes, t)
        : t["{0} min", minutes];

    public static string Hours(int minutes, IStringLocalizer<Texts> t) => t["{0} h", Decimal(minutes / (double)Hour)];

    private static string Amount(KpiUnit unit, int amount, IStringLocalizer<Texts> t) => unit switch
    {
        KpiUnit.Number => Whole(amount),
        KpiUnit.WorkingMinutes => WorkingTime(amount, t),
        KpiUnit.Minutes => t["{0} min", Whole(amount)],
        KpiUnit.Days => amount == 1 ? t["1 day"] : t["{0} days", Whole(amount)],
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    private static string Whole(int number) => number.ToString("#,0", CultureInfo.CurrentCulture);

    private static string Decimal(double number) => number.ToString("#,0.#", CultureInfo.CurrentCulture);
}
