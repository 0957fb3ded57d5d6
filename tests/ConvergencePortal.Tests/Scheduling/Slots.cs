using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using NodaTime;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>Asks the slot rules about the test plant's picture, in one line.</summary>
internal static class Slots
{
    /// <summary>Sunday 2026-11-08 02:00 in Berlin.</summary>
    public static readonly Instant Sunday = Schedules.At("2026-11-08T01:00Z");

    public static readonly Instant Now = Schedules.At("2026-11-05T12:00Z");

    public static readonly ChangedItem Line = new(ItemKind.Equipment, BerlinPicture.Line, "BER/PACK/LINE2");
    public static readonly ChangedItem Filler = new(ItemKind.Equipment, BerlinPicture.Filler, "BER/PACK/LINE2/FILLER");
    public static readonly ChangedItem Drive = new(ItemKind.Equipment, BerlinPicture.Drive, "BER/PACK/LINE2/FILLER/DRIVE");
    public static readonly ChangedItem Plc = new(ItemKind.Device, BerlinPicture.FillerPlc, "BER:PLC-FILLER");
    public static readonly ChangedItem Switch = new(ItemKind.Device, BerlinPicture.Switch, "BER:SW-PACK-01");
    public static readonly ChangedItem SwitchAsset = new(ItemKind.Asset, BerlinPicture.SwitchAsset, "AST-SW-01");
    public static readonly ChangedItem Conduit = new(ItemKind.Conduit, BerlinPicture.DmzToCell, "BER:C-IDMZ-PACK");

    /// <summary>Line 2 on Sundays, 02:00 to 06:00 in Berlin.</summary>
    public static readonly SiteWindow Night = Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-01-04T02:00", 240, "FREQ=WEEKLY;BYDAY=SU", id: 1);

    /// <summary>From Sunday 02:00: three hours of work and one in reserve, which is the night exactly.</summary>
    public static SlotQuestion Ask(ChangedItem item, Instant? start = null, int work = 180, int rollback = 60, bool emergency = false, Instant? now = null) =>
        new([item], start ?? Sunday, 0, work, 0, rollback, emergency, now ?? Now);

    public static SiteWindow Window(WindowKind kind, ItemKind scope, int scopeId, string start, int minutes, string? rule = null, int id = 2) =>
        new(id, kind, $"{kind} {id}", Schedules.Make(start, rule, minutes), scope, scopeId);

    public static IReadOnlyList<SlotVerdict> Check(SlotQuestion question, params SiteWindow[] windows) => Check(question, [], windows);

    public static IReadOnlyList<SlotVerdict> Check(SlotQuestion question, OccupiedSpan other, params SiteWindow[] windows) => Check(question, [other], windows);

    public static IReadOnlyList<SlotVerdict> Check(SlotQuestion question, OccupiedSpan[] others, params SiteWindow[] windows) => SlotRules.Check(Schedule(windows, others), question).Verdicts;

    public static SiteSchedule Schedule(SiteWindow[] windows, OccupiedSpan[]? others = null, Crew? crew = null, SchedulePolicy? policy = null, SitePicture? site = null, LocalDate? today = null) =>
        SiteSchedule.Of(site ?? BerlinPicture.Whole, windows, others ?? [], today ?? Now.InUtc().Date, crew, policy);

    /// <summary>The policy of a site that has decided so.</summary>
    public static SchedulePolicy Policy(SchedulingChoices choices)
    {
        var settings = new SchedulingSettings(BerlinPicture.Site);
        settings.Choose(choices);
        return SchedulePolicy.Of(settings);
    }

    public static SchedulePolicy Policy(params ConflictChoice[] conflicts) => Policy(new SchedulingChoices { Conflicts = conflicts });

    public static IEnumerable<ConflictCode> Codes(this IEnumerable<SlotVerdict> verdicts) => verdicts.Select(v => v.Code);
}
