using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Plant;

/// <summary>What a manufacturer builds, as the public library of device types describes it; an asset or device is one of a type.</summary>
/// <param name="Line">Of the file, where its description begins.</param>
/// <param name="Slug">Name of the type for programs, such as "moxa-eds-p510"; each manufacturer's types have different ones.</param>
public sealed record DeviceTypeFile(int Line, string Manufacturer, string Model, string Slug)
{
    public string? PartNumber { get; init; }
    public string? Comments { get; init; }
    public IReadOnlyList<DeviceTypePort> Interfaces { get; init; } = [];
}

/// <summary>A network interface that every device of a type has.</summary>
/// <param name="Type">In the words of the library, such as "1000base-t".</param>
public sealed record DeviceTypePort(string Name, string Type);

/// <summary>The device types of a file, and the documents of it that could not be taken.</summary>
/// <param name="Documents">How many descriptions the file holds.</param>
/// <param name="Wrong">At least one sentence for each description that is not among the types, up to <see cref="FileFields.MostRemarks"/> in all.</param>
public sealed record DeviceTypeReading(int Documents, IReadOnlyList<DeviceTypeFile> Types, IReadOnlyList<FileRemark> Wrong);
