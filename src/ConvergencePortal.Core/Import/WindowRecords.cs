using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Import;

/// <summary>Maintenance, production, freeze and holiday windows. Their times go through the recurrence engine, which says what it cannot follow.</summary>
internal sealed class WindowRecords : SiteRecordKind<Window>
{
    private const int ZoneLength = 60;
    private const int MostRate = 1_000_000;
    private const int MostSlack = 100_000;

    public override string Name => "windows";
    public override string Title => "Windows";
    public override string RecordType => RecordTypes.Window;
    public override IReadOnlyList<Function> Editors => [Function.Maintenance, Function.Production];

    internal override IReadOnlyList<RecordField<Window>> Fields { get; } =
    [
        SiteKey(window => window.Site),
        Key("code", "Code", window => window.Code, "MW-LINE2-SUN", "Short name, unique in the site; of an imported calendar the entry's UID.", maxLength: WindowMapping.CodeLength),
        Choice<WindowKind>("kind", "Kind", window => window.Kind, (window, kind) => window.Kind = kind, null, "What it means for a change on its scope."),
        Called(window => window.Title, (window, title) => window.Title = title, "Line 2 Sunday night", "What people call it.", "title", "Title"),
        new(new RecordColumn("scope", "Scope", ColumnType.Reference, Required: true, IsKey: false, "BER/PACK/LINE2", "Path of equipment (it and all below), or site and code of a segment or zone, such as segment=BER:VLAN210 or zone=BER:CELL-PACK."),
            WindowScopeText.Write, WindowScopeText.Read),
        new(new RecordColumn("start", "Start", ColumnType.LocalTime, Required: true, IsKey: false, "2026-01-04T02:00", "First start, by the clock on the wall of its zone."), window => WriteLocal(window.StartsAt),
            (text, _) => ReadLocal(text!) is { } start ? Set(window => window.StartsAt = start) : WindowErrors.BadStart),
        new(new RecordColumn("minutes", "Minutes", ColumnType.Number, Required: true, IsKey: false, "240", "How long each occurrence lasts, also on nights when the clock changes."),
            window => window.Minutes.ToString(CultureInfo.InvariantCulture),
            (text, _) => ReadNumber(text!, 1, WindowSchedule.MaxMinutes) is { } minutes ? Set(window => window.Minutes = minutes) : RowErrors.NotANumber(1, WindowSchedule.MaxMinutes)),
        Text("rule", "Comes back", window => window.Rule, (window, rule) => window.Rule = rule, "FREQ=WEEKLY;BYDAY=SU", "When it comes back, as RRULE of RFC 5545; empty for once.", RuleLength),
        Dates("except", "Not on", window => window.ExceptDates, (window, dates) => window.ExceptDates = dates, "Starts that do not happen, separated by semicolons."),
        Dates("extra", "Also on", window => window.ExtraDates, (window, dates) => window.ExtraDates = dates, "Starts besides the rule, separated by semicolons."),
        new(new RecordColumn("moved", "Moved", ColumnType.Text, Required: false, IsKey: false, "2026-12-24T22:00>2026-12-25T20:00/180", "Single occurrences at another time: start that is moved > new start / minutes, separated by semicolons.") { MaxLength = DatesLength },
            window => window.MovedDates, (text, _) => MovedOccurrence.ParseList(text).Error is { } refusal ? refusal : Set(window => window.MovedDates = text)),
        new(new RecordColumn("zone", "Time zone", ColumnType.Text, Required: false, IsKey: false, "Europe/Berlin", "IANA name of the zone the times are meant in; the site's when it is left empty.") { MaxLength = ZoneLength },
            window => window.TimeZone, (text, row) => ZoneRefusal(text) is { } refusal ? refusal : Set(window => window.TimeZone = text ?? row.Site.TimeZone!)),
        Moment("effective_from", "Counts from", window => window.EffectiveFrom, (window, moment) => window.EffectiveFrom = moment, "Occurrences that start before it do not count."),
        Moment("effective_to", "Counts to", window => window.EffectiveTo, (window, moment) => window.EffectiveTo = moment, "Occurrences that start at it or later do not count."),
        Choice("owner", "Owner", window => window.Owner, (window, owner) => window.Owner = owner, Function.Maintenance, "The function that answers for the window."),
        Text("product", "Product", window => window.Product, (window, text) => window.Product = text, "Cola 0.33 l", "What is made in a production window."),
        Text("order", "Order", window => window.OrderNumber, (window, text) => window.OrderNumber = text, "4711", "Number of the production order."),
        Number("rate", "Rate per minute", window => window.RatePerMinute, (window, rate) => window.RatePerMinute = rate, 0, MostRate, "600", "Production: what a minute of the run yields, in the plant's own units; the site's default when it is left empty."),
        Number("earlier", "Minutes earlier", window => window.EarlierMinutes, (window, minutes) => window.EarlierMinutes = minutes, 0, MostSlack, "60", "Production: how many minutes earlier the run may start."),
        Number("later", "Minutes later", window => window.LaterMinutes, (window, minutes) => window.LaterMinutes = minutes, 0, MostSlack, "120", "Production: how many minutes later the run may end."),
    ];

    internal override bool IsInPicture => false;

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(NetworkRecords.Parts | PlantParts.Windows, table, "site");
    internal override Dictionary<string, Window> CatalogOf(LoadedPlant plant) => plant.Windows;
    internal override EquipmentNode SiteOf(Window record) => record.Site;

    /// <summary>The UID of a calendar entry may hold nearly anything; it only must not be mistaken for another.</summary>
    internal override bool IsCode(string code) => true;

    internal override Window Make(EquipmentNode site, string code, RecordRow row) =>
        new(site, code, ReadChoice<WindowKind>(row.Text("kind")!)!.Value, row.Text("title")!) { TimeZone = site.TimeZone! };

    internal override int VersionOf(Window record) => record.Version;
    internal override IEnumerable<int> SchedulesMovedBy(LoadedPlant plant, Window record) => [record.Site.Id];
    internal override void Touch(Window record) => record.Touch();

    /// <summary>All times are there only now. What the engine made of them is stored in its own form, so that the same window is always the same text.</summary>
    internal override Error? Settle(Window record)
    {
        if (RefuseRun(record) is { } misplaced) return misplaced;

        var schedule = record.Schedule();
        if (schedule.Error is { } refusal) return refusal with { Field = refusal.Field == "effectiveTo" ? "effective_to" : refusal.Field };

        record.Rule = schedule.Value.Parts.Rule?.ToString();
        record.ExceptDates = WindowScheduleText.WriteDates(schedule.Value.Parts.ExceptDates);
        record.ExtraDates = WindowScheduleText.WriteDates(schedule.Value.Parts.ExtraDates);
        record.MovedDates = MovedOccurrence.WriteList(schedule.Value.Parts.Moved);
        return null;
    }

    /// <summary>A rate on a freeze would be read by nobody, and whoever wrote it would wait for its effect.</summary>
    private static Error? RefuseRun(Window window) => window switch
    {
        { Kind: WindowKind.Production } => null,
        { RatePerMinute: not null } => WindowErrors.OnlyProduction(window.Kind, "rate"),
        { EarlierMinutes: not null } => WindowErrors.OnlyProduction(window.Kind, "earlier"),
        { LaterMinutes: not null } => WindowErrors.OnlyProduction(window.Kind, "later"),
        _ => null,
    };

    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) =>
        from window in plant.Windows.Values
        let schedule = window.Schedule()
        where schedule.IsSuccess
        from warning in schedule.Value.Warnings
        select RuleBreach.Warning("window.neverHappens", warning, new BreachSubject(window, "rule"));

    private static RecordField<Window> Moment(string name, string label, Func<Window, Instant?> read, Action<Window, Instant?> set, string help) => new(
        new RecordColumn(name, label, ColumnType.Moment, Required: false, IsKey: false, "2026-01-01T00:00:00Z", help), window => read(window) is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null,
        (text, row) => text is null ? Set(window => set(window, null)) : ReadMoment(text, row) is { } moment ? Set(window => set(window, moment)) : WindowErrors.BadMoment);

    private static Error? ZoneRefusal(string? zone) => zone is null || DateTimeZoneProviders.Tzdb.Ids.Contains(zone) ? null : WindowScheduleErrors.UnknownZone(zone);

    /// <summary>A day stands for its beginning in the window's zone.</summary>
    private static Instant? ReadMoment(string text, RecordRow row)
    {
        if (ReadDay(text) is { } day) return day.AtStartOfDayInZone(ZoneOf(row)).ToInstant();
        return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value.Year: >= 1900 and <= 2199 } moment ? moment.Value.ToInstant() : null;
    }

    private static DateTimeZone ZoneOf(RecordRow row)
    {
        var named = row.Has("zone") ? row.Text("zone") : row.Plant.Windows.GetValueOrDefault(row.KeyOf(row.Text("code")!))?.TimeZone;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(named ?? row.Site.TimeZone!) ?? DateTimeZone.Utc;
    }
}
