using NodaTime;

namespace ConvergencePortal.Core.Plant;

/// <summary>State of a thing, in the words of maintenance systems; each counts as up or down.</summary>
public enum AssetStatus
{
    /// <summary>Up: in use.</summary>
    Operational,

    /// <summary>Down: failed or stopped.</summary>
    Down,

    /// <summary>Down: being modernized.</summary>
    Modernization,

    /// <summary>Up: ready as a spare.</summary>
    Standby,

    /// <summary>Up: an inspection is planned.</summary>
    InspectionScheduled,

    /// <summary>Down: being put into service.</summary>
    Commissioning,

    /// <summary>Down: stopped in an emergency.</summary>
    EmergencyShutdown,
}

/// <summary>A thing with a serial number that can be bought, mounted and swapped.</summary>
public sealed class PhysicalAsset
{
    private readonly List<AssetMounting> _mountings = [];

    private PhysicalAsset() { }

    public PhysicalAsset(string tag, string name, string assetType) => (Tag, Name, AssetType) = (tag, name, assetType);

    public int Id { get; private set; }

    /// <summary>The label on the thing, unique in the portal.</summary>
    public string Tag { get; private set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Manufacturer's type; a swap within one type is a replacement in kind (29 CFR 1910.119(l)(1)).</summary>
    public string AssetType { get; set; } = "";

    public string? SerialNumber { get; set; }
    public string? Manufacturer { get; set; }
    public string? Firmware { get; set; }
    public string? PatchLevel { get; set; }
    public LocalDate? PurchasedOn { get; set; }
    public AssetStatus Status { get; set; } = AssetStatus.Operational;
    public int Version { get; private set; }
    public IReadOnlyList<AssetMounting> Mountings => _mountings;

    public AssetMounting? CurrentMounting => _mountings.SingleOrDefault(m => m.To is null);

    public void Touch() => Version++;

    /// <summary>Invariant E2: closes the open mounting, so that a thing is in one place at a time; the node it leaves is untouched.</summary>
    public void Mount(EquipmentNode equipment, LocalDate from)
    {
        Unmount(from);
        _mountings.Add(new AssetMounting(equipment, from));
    }

    public void Unmount(LocalDate on)
    {
        if (CurrentMounting is { } open) open.To = on;
    }
}

/// <summary>The time for which a physical asset fills a place in the plant (B2MML EquipmentAssetMapping).</summary>
public sealed class AssetMounting
{
    private AssetMounting() { }

    public AssetMounting(EquipmentNode equipment, LocalDate from) => (Equipment, From) = (equipment, from);

    public int Id { get; private set; }
    public int AssetId { get; private set; }
    public int EquipmentId { get; private set; }
    public EquipmentNode Equipment { get; private set; } = null!;
    public LocalDate From { get; private set; }

    /// <summary>First day on which it is no longer there; null while it is.</summary>
    public LocalDate? To { get; set; }
}
