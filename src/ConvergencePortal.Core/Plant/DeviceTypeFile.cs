using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Plant;

/// <summary>What a manufacturer builds, as the public library of device types describes it; an asset or device is one of a type.</summary>
/// <param name="Slug">Name of the type for programs, such as "moxa-eds-p510"; each manufacturer's types have different ones.</param>
public sealed record DeviceTypeFile(string Manufacturer, string Model, string Slug)
{
    public string? PartNumber { get; init; }

    /// <summary>Height in a rack in half units, since some things are one and a half units high; 0 for what stands in no rack, null when it is not said.</summary>
    public int? HalfUnits { get; init; }

    public bool? IsFullDepth { get; init; }
    public int? WeightGrams { get; init; }
    public string? Comments { get; init; }
    public IReadOnlyList<DeviceTypePort> Interfaces { get; init; } = [];
    public int ConsolePorts { get; init; }
    public int PowerPorts { get; init; }
}

/// <summary>A network interface that every device of a type has.</summary>
/// <param name="Type">In the words of the library, such as "1000base-t".</param>
/// <param name="IsManagementOnly">It manages the device and forwards nothing.</param>
/// <param name="PoeMode">pd takes power from the network, pse gives it.</param>
/// <param name="PoeType">Standard of that power, such as "type1-ieee802.3af".</param>
public sealed record DeviceTypePort(string Name, string Type, bool IsManagementOnly, string? PoeMode, string? PoeType);

/// <summary>The device types of a file, and the documents of it that could not be taken.</summary>
/// <param name="Documents">How many descriptions the file holds.</param>
/// <param name="Wrong">At least one sentence for each description that is not among the types, up to <see cref="FileFields.MostRemarks"/> in all.</param>
public sealed record DeviceTypeReading(int Documents, IReadOnlyList<DeviceTypeFile> Types, IReadOnlyList<FileRemark> Wrong);
