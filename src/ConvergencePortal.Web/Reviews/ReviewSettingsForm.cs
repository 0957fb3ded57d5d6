using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;

namespace ConvergencePortal.Web.Reviews;

/// <summary>What stands in the form of the rules of reviews while it is edited. Targets stay the text that was typed until they are read, in units that people use.</summary>
public sealed class ReviewSettingsForm
{
    private readonly Dictionary<string, string> _typed;
    private readonly HashSet<Function> _quorum;

    public ReviewSettingsForm(ReviewChoices choices)
    {
        _typed = KpiCatalog.All.ToDictionary(kpi => kpi.Code, kpi => Write(kpi, choices.TargetOf(kpi)));
        _quorum = [.. choices.Quorum];
    }

    public bool IsNeeded(Function function) => _quorum.Contains(function);

    public void Toggle(Function function)
    {
        if (!_quorum.Remove(function)) _quorum.Add(function);
    }

    public string Typed(Kpi kpi) => _typed[kpi.Code];
    public void Type(Kpi kpi, string? text) => _typed[kpi.Code] = text ?? "";

    /// <summary>What the form says, or which targets cannot be read. An empty one is no target.</summary>
    public Result<ReviewChoices> ToChoices()
    {
        var read = KpiCatalog.All.Select(kpi => (Kpi: kpi, Value: Read(kpi, _typed[kpi.Code]))).ToList();
        var unreadable = read.Where(row => row.Value is { IsReadable: false }).Select(row => new FieldError(row.Kpi.Code, "Write a number from 0 up, or nothing for no target.")).ToList();
        if (unreadable.Count > 0) return Error.Invalid("settings.number", "Some numbers cannot be read.", unreadable[0].Field) with { Fields = unreadable };

        return new ReviewChoices([.. _quorum.Order()], read.ToDictionary(row => row.Kpi.Code, row => row.Value.Target));
    }

    /// <summary>As people write it where they are; nothing for no target.</summary>
    public static string Write(Kpi kpi, int? target) => target is { } value ? (value / Scale(kpi)).ToString("0.##", CultureInfo.CurrentCulture) : "";

    /// <summary>A decimal comma is read as a point is.</summary>
    private static (bool IsReadable, int? Target) Read(Kpi kpi, string typed)
    {
        var text = typed.Trim().Replace(',', '.');
        if (text.Length == 0) return (true, null);

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * Scale(kpi) <= 10_000_000
            ? (true, (int)Math.Round(number * Scale(kpi), MidpointRounding.AwayFromZero)) : (false, null);
    }

    /// <summary>How many of what is stored make one of what is typed.</summary>
    private static decimal Scale(Kpi kpi) => kpi switch
    {
        { Measure: KpiMeasure.Share } => 10,
        { Measure: KpiMeasure.Mean } => 100,
        { Unit: KpiUnit.WorkingMinutes } => KpiCatalog.WorkingDay,
        _ => 1,
    };
}
