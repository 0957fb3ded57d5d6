using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using NodaTime;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>
/// A small plant with windows of every kind, other changes, people, a policy and a question, drawn from a seed. Everything happens within a few days
/// round one midnight, so that it gets in each other's way; the midnight may be one of a clock change.
/// </summary>
internal sealed class RandomPlant
{
    private static readonly LocalDate[] Midnights = [new(2026, 11, 8), new(2026, 3, 29), new(2026, 10, 25), new(2026, 12, 25)];

    private static readonly (ItemKind Kind, int Id)[] Things =
    [
        .. Enumerable.Range(1, 8).Select(id => (ItemKind.Equipment, id)), .. Enumerable.Range(1, 6).Select(id => (ItemKind.Device, id)),
        .. Enumerable.Range(1, 3).Select(id => (ItemKind.Asset, id)), .. Enumerable.Range(1, 3).Select(id => (ItemKind.Segment, id)),
        .. Enumerable.Range(1, 4).Select(id => (ItemKind.Zone, id)), (ItemKind.Conduit, 1), (ItemKind.Conduit, 2),
    ];

    private readonly Random _random;
    private readonly (ItemKind Kind, int Id)[] _things;
    private readonly DateTimeZone _zone;
    private readonly LocalDateTime _midnight;
    private readonly Horizon _horizon;

    private RandomPlant(int seed, string zone, int weeks)
    {
        _random = new Random(seed);
        _zone = DateTimeZoneProviders.Tzdb[zone];
        // A handful of things, so that the same are changed, frozen and needed at once.
        _things = [.. Enumerable.Range(0, _random.Next(2, 10)).Select(_ => Pick(Things)).Distinct()];
        var date = Pick(Midnights);
        _midnight = date.PlusWeeks(weeks).AtMidnight();
        // Mostly in the middle of what is held in memory; sometimes across its edges, or years away from it.
        _horizon = Horizon.Around(Pick([date, date, date, date.PlusDays(32), date.PlusDays(-468), date.PlusDays(-2000)]));
        Question = DrawQuestion();
        Schedule = new SiteSchedule(new PlantReach(DrawPicture()), DrawWindows(), new ActiveSpans(Draw(6, DrawChange)), DrawCrew(), DrawPolicy(), _horizon);
    }

    public SiteSchedule Schedule { get; }
    public SlotQuestion Question { get; }

    /// <summary>Moments at which anything begins or ends.</summary>
    public HashSet<long> Edges { get; } = [];

    /// <param name="weeks">By which everything but the memory's horizon lies later.</param>
    public static RandomPlant From(int seed, string zone = "Europe/Berlin", int weeks = 0) => new(seed, zone, weeks);

    private SlotQuestion DrawQuestion()
    {
        var start = At(_random.Next(-8, 8));
        var now = start - Duration.FromMinutes(_random.Next(0, 3) * 45);
        List<ChangedItem> items = [.. Draw(3, _ => Pick(_things)).Append(Pick(_things)).Distinct().Select(t => new ChangedItem(t.Kind, t.Id, $"{t.Kind} {t.Id}"))];
        return new SlotQuestion(items, start, Phase(), Phase(), Phase(), Phase(), _random.Next(8) == 0, now) is { SpanMinutes: > 0 } question
            ? question with { PersonIds = [.. Draw(3, _ => _random.Next(1, 6)).Distinct()], ChangeNumber = _random.Next(2) == 0 ? null : "CR-2026-0001" }
            : DrawQuestion();

        int Phase() => _random.Next(4) switch { 0 or 1 => 0, 2 => _random.Next(1, 90), _ => 15 * _random.Next(1, 12) };
    }

    private SitePicture DrawPicture()
    {
        var groups = _random.Next(4);
        return new SitePicture(BerlinPicture.Site, "BER", _zone, BerlinPicture.Parts with
        {
            Devices = [.. BerlinPicture.Parts.Devices.Select(d => d with { RedundancyGroupId = groups == 0 || _random.Next(3) == 0 ? null : _random.Next(1, 1 + groups) })],
            Zones = [.. BerlinPicture.Parts.Zones.Select(z => z.Id == BerlinPicture.CellZone && _random.Next(2) == 0 ? z with { ParentZoneId = BerlinPicture.DmzZone } : z)],
            RedundancyGroups = [.. Enumerable.Range(1, 3).Select(id => new RedundancyGroupView(id, $"G{id}", $"group {id}"))],
        });
    }

    private List<PlannedWindow> DrawWindows() => Draw(9, id =>
    {
        var kind = Pick([WindowKind.Maintenance, WindowKind.Maintenance, WindowKind.Maintenance, WindowKind.Production, WindowKind.Production, WindowKind.Freeze, WindowKind.Holiday]);
        var (scopeKind, scope) = Pick([.. Things.Where(t => t.Kind is ItemKind.Equipment or ItemKind.Segment or ItemKind.Zone)]);
        var schedule = DrawTimes(kind is WindowKind.Freeze or WindowKind.Holiday ? 24 : 100);
        var window = new SiteWindow(id, kind, $"{kind} {id}", schedule, scopeKind, scope)
        {
            Run = _random.Next(2) == 0 ? null : $"order {id}", RatePerMinute = _random.Next(3) == 0 ? null : _random.Next(0, 40), SlackMinutes = _random.Next(2) * 15 * _random.Next(8),
        };
        return new PlannedWindow(window, new WindowRuns(schedule, _horizon));
    });

    private WindowSchedule DrawTimes(int mostQuarters)
    {
        var minutes = Pick([15 * _random.Next(1, mostQuarters), 15 * _random.Next(1, mostQuarters), 1440]);
        var rule = Pick([null, "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=2"]);
        var start = _midnight.PlusMinutes(15 * _random.Next(-200, 150));
        var schedule = new WindowScheduleText(start, minutes, rule, null, null, _zone.Id).Read().Value;
        foreach (var occurrence in schedule.Occurrences(At(-600), At(600)))
        {
            Edges.Add(occurrence.Start.ToUnixTimeSeconds());
            Edges.Add(occurrence.End.ToUnixTimeSeconds());
        }
        return schedule;
    }

    private OccupiedSpan DrawChange(int number)
    {
        // Whoever starts early or has an emergency starts at any second.
        var start = At(_random.Next(-100, 150)) + Duration.FromSeconds(_random.Next(3) == 0 ? _random.Next(60) : 0);
        var span = new OccupiedSpan($"CR-2026-{number:0000}", "Another", start, start + Duration.FromMinutes(_random.Next(1, 600)), [.. Draw(4, _ => Pick(_things)).Append(Pick(_things)).Distinct()])
        {
            PersonIds = [.. Draw(3, _ => _random.Next(1, 6)).Distinct()], IsRunning = _random.Next(5) == 0,
        };
        Edges.UnionWith([span.Start.ToUnixTimeSeconds(), span.End.ToUnixTimeSeconds()]);
        return span;
    }

    private Crew DrawCrew() => new(Draw(5, id =>
    {
        var duties = Draw(3, _ => new HeldDuty(_random.Next(5) == 0 ? 2 : BerlinPicture.Site, Pick([Function.IT, Function.OT, Function.Maintenance]),
            _random.Next(3) == 0 ? Edge(_random.Next(-100, 100)) : 0, _random.Next(3) == 0 ? Edge(_random.Next(-50, 150)) : long.MaxValue));
        var shifts = Draw(3, _ => (_random.Next(5) == 0 ? 2 : BerlinPicture.Site, new WindowRuns(DrawTimes(60), _horizon)));
        var away = TimeSet.Union(Draw(2, _ => Edge(_random.Next(-100, 150))).Select(from => (from, Edge(from, _random.Next(1, 60)))));
        return new CrewMember(id, $"Person {id}", duties, shifts, away);
    }));

    private SchedulePolicy DrawPolicy() => Slots.Policy(new SchedulingChoices
    {
        NightFromHour = _random.Next(24), NightToHour = _random.Next(24), DefaultRatePerMinute = _random.Next(20), CallInCostPerHour = _random.Next(100), DistanceCostPerDay = _random.Next(10),
        Conflicts = [.. Enum.GetValues<ConflictCode>().Where(_ => _random.Next(2) == 0).Select(code => new ConflictChoice(code, Pick([ConflictPolicy.Block, ConflictPolicy.NeedsApproval, ConflictPolicy.Warn])))],
    });

    private Instant At(int quarters) => _midnight.InZoneLeniently(_zone).ToInstant() + Duration.FromMinutes(15 * quarters);

    private long Edge(int quarters) => Edge(At(quarters).ToUnixTimeSeconds(), 0);

    private long Edge(long from, int quarters)
    {
        Edges.Add(from + quarters * 900);
        return from + quarters * 900;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private List<T> Draw<T>(int most, Func<int, T> make) => [.. Enumerable.Range(1, _random.Next(most)).Select(make)];
}
