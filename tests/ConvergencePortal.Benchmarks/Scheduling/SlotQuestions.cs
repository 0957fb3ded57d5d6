using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>What people would ask about the large plant: any mix of controllers and other devices, machines, and a switch among every seven things.</summary>
internal sealed class SlotQuestions
{
    private const int DaysAhead = 90;

    private readonly Random _random;
    private readonly Instant _now;
    private readonly SitePicture _site;
    private readonly EquipmentView[] _machines;
    private readonly DeviceView[] _devices;
    private readonly DeviceView[] _switches;

    public SlotQuestions(SitePicture site, Random random, Instant now)
    {
        (_site, _random, _now) = (site, random, now);
        _machines = [.. site.Equipment.Values.Where(e => e.Level is EquipmentLevel.WorkCell or EquipmentLevel.EquipmentModule).OrderBy(e => e.Id)];
        _devices = [.. site.Devices.Values.Where(d => !d.Role.IsInfrastructure()).OrderBy(d => d.Id)];
        _switches = [.. site.Devices.Values.Where(d => d.Role.IsInfrastructure()).OrderBy(d => d.Id)];
    }

    public IReadOnlyList<ChangedItem> Items(int count) => [.. Enumerable.Range(0, count).Select(_ => Item()).DistinctBy(item => (item.Kind, item.TargetId))];

    public SlotQuestion Question(int items, IReadOnlyList<int> people) => new(Items(items), _now + Duration.FromMinutes(_random.Next(60, DaysAhead * 24 * 60)), 30, 30 * _random.Next(2, 6), 30, 30, false, _now)
    {
        PersonIds = people.Count == 0 ? [] : [people[_random.Next(people.Count)], people[_random.Next(people.Count)]],
    };

    private ChangedItem Item()
    {
        var dice = _random.Next(7);
        if (dice > 1) return Named(Pick(dice == 6 ? _switches : _devices));

        var machine = Pick(_machines);
        return new ChangedItem(ItemKind.Equipment, machine.Id, machine.Path);
    }

    private ChangedItem Named(DeviceView device) => new(ItemKind.Device, device.Id, _site.CodeOf(device.Code));

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
