namespace ConvergencePortal.Core.Plant;

/// <summary>A manufacturer's type of device, as the public device type library describes it.</summary>
public sealed class DeviceType
{
    private DeviceType() { }

    public DeviceType(string slug) => Slug = slug;

    public int Id { get; private set; }

    /// <summary>The library's name for it, unique: "siemens-6es7-1516-3an02-0ab0".</summary>
    public string Slug { get; private set; } = "";

    public string Manufacturer { get; set; } = "";

    /// <summary>What <see cref="PhysicalAsset.AssetType"/> says of an asset of this type.</summary>
    public string Model { get; set; } = "";

    public string? PartNumber { get; set; }

    /// <summary>Names and types of its interfaces, "eth0 (1000base-t)", separated by semicolon.</summary>
    public string? Interfaces { get; set; }

    public string? Comments { get; set; }
    public int Version { get; private set; }

    public static bool IsSlug(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    public void Touch() => Version++;
}
