using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Windows;

/// <summary>A window as the fields of its editor hold it, and as the columns that its use case saves.</summary>
public sealed class WindowForm
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public string? Code { get; set; }
    public WindowKind Kind { get; set; }
    public string? Title { get; set; }
    public WindowScope? Scope { get; set; }

    /// <summary>As a date-time field of the browser holds it: "2026-01-04T02:00".</summary>
    public string? Start { get; set; }

    public int Hours { get; set; } = 4;
    public int ExtraMinutes { get; set; }
    public RecurrenceForm Recurrence { get; private set; } = new();
    public List<LocalDateTime> Except { get; } = [];
    public List<LocalDateTime> Extra { get; } = [];

    /// <summary>Single occurrences at another time, or of another length.</summary>
    public List<MovedOccurrence> Moved { get; } = [];

    /// <summary>IANA zone of an imported window that is not the site's; null for the site's.</summary>
    public string? OwnZone { get; set; }

    public string? EffectiveFrom { get; set; }
    public string? EffectiveTo { get; set; }
    public Function Owner { get; set; } = Function.Maintenance;
    public string? Product { get; set; }
    public string? Order { get; set; }

    /// <summary>Production: per minute, in the plant's own units.</summary>
    public int? Rate { get; set; }

    public int? Earlier { get; set; }
    public int? Later { get; set; }

    public string? Zone => SearchText.OrNull(OwnZone) ?? Scope?.TimeZone;
    public int TotalMinutes => (Hours * 60) + ExtraMinutes;

    /// <summary>A new window begins with the hours most plants give to maintenance: the night to Sunday.</summary>
    public static WindowForm New(LocalDate today)
    {
        var sunday = today.Next(IsoDayOfWeek.Sunday);
        var form = new WindowForm { Start = Minutes.Format(sunday + new LocalTime(2, 0)) };
        form.Recurrence.StartOn(sunday);
        form.Recurrence.Pattern = PlainPattern.Weekly;
        return form;
    }

    public static WindowForm From(WindowDetail detail, WindowScope scope)
    {
        var row = detail.Row;
        var form = new WindowForm
        {
            Code = row.Code,
            Kind = row.Kind,
            Title = row.Title,
            Scope = scope,
            Start = Write(row.Start),
            Hours = row.Minutes / 60,
            ExtraMinutes = row.Minutes % 60,
            Recurrence = RecurrenceForm.From(row.Rule, row.Start.Date),
            OwnZone = row.Zone == row.SiteZone ? null : row.Zone,
            Owner = row.Owner,
            Product = row.Product,
            Order = row.OrderNumber,
            Rate = row.RatePerMinute,
            Earlier = row.EarlierMinutes,
            Later = row.LaterMinutes,
        };
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(row.Zone) ?? DateTimeZone.Utc;
        form.EffectiveFrom = row.EffectiveFrom is { } from ? Write(from.InZone(zone).LocalDateTime) : null;
        form.EffectiveTo = row.EffectiveTo is { } to ? Write(to.InZone(zone).LocalDateTime) : null;
        form.Except.AddRange(ReadDates(detail.ExceptDates));
        form.Extra.AddRange(ReadDates(detail.ExtraDates));
        if (MovedOccurrence.ParseList(detail.MovedDates) is { IsSuccess: true } moved) form.Moved.AddRange(moved.Value);
        return form;
    }

    /// <summary>The times as the engine reads them, or the sentence that says what is missing.</summary>
    public Result<WindowScheduleText> Times()
    {
        if (Zone is not { } zone) return WindowFormErrors.ScopeMissing;
        if (ReadTime(Start) is not { } start) return WindowFormErrors.StartMissing;
        var rule = Recurrence.ToRule();
        if (!rule.IsSuccess) return rule.Error! with { Field = "rule" };

        return new WindowScheduleText(start, TotalMinutes, rule.Value, WindowScheduleText.WriteDates(Except), WindowScheduleText.WriteDates(Extra), zone,
            InstantOf(EffectiveFrom), InstantOf(EffectiveTo), MovedOccurrence.WriteList(Moved));
    }

    public void MoveStart(LocalDateTime start) => Start = Write(start);

    /// <summary>Puts one occurrence at another time; back at its own time for its own length, it is no longer moved.</summary>
    public void Move(MovedOccurrence moved)
    {
        Moved.RemoveAll(one => one.Original == moved.Original);
        if (moved.Start != moved.Original || moved.Minutes != TotalMinutes) Moved.Add(moved);
    }

    /// <summary>Leaves one occurrence out; a moved one is named by the start it had.</summary>
    public void CancelOccurrence(LocalDateTime original)
    {
        Moved.RemoveAll(one => one.Original == original);
        if (!Except.Contains(original)) Except.Add(original);
    }

    /// <summary>The window as the columns of the "windows" file; an empty text clears its field.</summary>
    public IReadOnlyDictionary<string, string?> Fields(WindowScheduleText times) => new Dictionary<string, string?>
    {
        ["site"] = Scope?.Site,
        ["code"] = Code?.Trim(),
        ["kind"] = Kind.ToString(),
        ["title"] = Title?.Trim(),
        ["scope"] = Scope?.Reference,
        ["start"] = Write(times.Start),
        ["minutes"] = times.Minutes.ToString(CultureInfo.InvariantCulture),
        ["rule"] = times.Rule,
        ["except"] = times.ExceptDates,
        ["extra"] = times.ExtraDates,
        ["moved"] = times.MovedDates,
        ["zone"] = times.Zone,
        ["effective_from"] = times.EffectiveFrom is { } from ? InstantPattern.General.Format(from) : null,
        ["effective_to"] = times.EffectiveTo is { } to ? InstantPattern.General.Format(to) : null,
        ["owner"] = Owner.ToString(),
        ["product"] = Kind == WindowKind.Production ? SearchText.OrNull(Product) : null,
        ["order"] = Kind == WindowKind.Production ? SearchText.OrNull(Order) : null,
        ["rate"] = OfProduction(Rate),
        ["earlier"] = OfProduction(Earlier),
        ["later"] = OfProduction(Later),
    };

    public static LocalDateTime? ReadTime(string? text) =>
        Minutes.Parse(text ?? "") is { Success: true } minutes ? minutes.Value : LocalDateTimePattern.ExtendedIso.Parse(text ?? "") is { Success: true } seconds ? seconds.Value : null;

    // What was typed for a production window stays in the form when another kind is looked at, and is not saved with it.
    private string? OfProduction(int? number) => Kind == WindowKind.Production ? number?.ToString(CultureInfo.InvariantCulture) : null;

    private Instant? InstantOf(string? text) =>
        ReadTime(text) is { } local && DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone ?? "") is { } zone ? local.InZoneLeniently(zone).ToInstant() : null;

    public static string Write(LocalDateTime local) => local.Second == 0 ? Minutes.Format(local) : LocalDateTimePattern.GeneralIso.Format(local);

    private static IEnumerable<LocalDateTime> ReadDates(string? text) => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ReadTime).OfType<LocalDateTime>().Distinct();
}

/// <summary>What the form lacks before its times can be read.</summary>
public static class WindowFormErrors
{
    public static readonly Error ScopeMissing = Error.Invalid("window.scopeMissing", "Choose what the window covers; its site gives the time zone.", "scope");
    public static readonly Error NewStartMissing = Error.Invalid("window.newStartMissing", "Give the day and the time at which it starts instead.", "moved");
    public static readonly Error StartMissing = Error.Invalid("window.startMissing", "Give the day and the time of the first start.", "start");
}
