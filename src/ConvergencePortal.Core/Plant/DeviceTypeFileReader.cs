using System.Text.RegularExpressions;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Plant;

/// <summary>Reads descriptions of device types in the YAML form of the public library, one or many in a file. Fields that the portal does not know are left alone.</summary>
public static partial class DeviceTypeFileReader
{
    public const int MostDocuments = 500;

    private const int PartNumberLength = 50;
    private const int MostHalfUnits = 200;
    private const decimal MostGrams = 100_000_000;

    /// <summary>Every description that is right; an error only when the file as a whole cannot be read.</summary>
    public static Result<DeviceTypeReading> Read(ReadOnlyMemory<byte> file)
    {
        var documents = BoundedYaml.ReadMany(file.Span, MostDocuments);
        if (!documents.IsSuccess) return documents.Error!;

        var (types, wrong) = (new List<DeviceTypeFile>(), new List<FileRemark>());
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var document in documents.Value)
        {
            var own = new List<FileRemark>();
            var type = Read(document, own);
            if (type is not null && own.Count == 0 && !lines.TryAdd($"{type.Manufacturer}\n{type.Slug}", document.Line))
                own.Add(FileRemark.On(document.Line, document.Column, "slug", type.Slug, DeviceTypeFileErrors.Double(type, lines[$"{type.Manufacturer}\n{type.Slug}"]), "deviceType.double"));
            if (own.Count == 0) types.Add(type!);
            wrong.AddRange(own.Take(FileFields.MostRemarks - wrong.Count));
        }
        return new DeviceTypeReading(documents.Value.Count, types, wrong);
    }

    private static DeviceTypeFile? Read(FileNode document, List<FileRemark> wrong)
    {
        if (document is FileMap map) return Read(new FileFields(map, "", wrong));

        wrong.Add(FileRemark.On(document.Line, document.Column, "", (document as FileScalar)?.Text, DeviceTypeFileErrors.NoType, "deviceType.none"));
        return null;
    }

    private static DeviceTypeFile Read(FileFields fields)
    {
        var slug = fields.RequiredText("slug", PlainText.NameLength);
        if (slug.Length > 0 && !Slug().IsMatch(slug)) fields.Refuse<object>(fields.Find("slug")!, "slug", DeviceTypeFileErrors.Slug, "deviceType.slug");
        return new DeviceTypeFile(fields.RequiredText("manufacturer", PlainText.NameLength), fields.RequiredText("model", PlainText.NameLength), slug)
        {
            PartNumber = fields.Text("part_number", PartNumberLength),
            HalfUnits = ReadHeight(fields),
            IsFullDepth = fields.YesNo("is_full_depth"),
            WeightGrams = ReadWeight(fields),
            Comments = fields.Text("comments", PlainText.ProseLength),
            Interfaces = ReadInterfaces(fields),
            ConsolePorts = fields.Groups("console-ports").Count,
            PowerPorts = fields.Groups("power-ports").Count,
        };
    }

    private static int? ReadHeight(FileFields fields)
    {
        if (fields.Number("u_height") is not { } units) return null;
        return units is >= 0 and <= MostHalfUnits / 2 && units * 2 == Math.Truncate(units * 2)
            ? (int)(units * 2)
            : fields.Refuse<int?>(fields.Find("u_height")!, "u_height", DeviceTypeFileErrors.Height, "deviceType.height");
    }

    private static int? ReadWeight(FileFields fields)
    {
        if (fields.Number("weight") is not { } weight) return null;
        if (fields.Text("weight_unit", PlainText.CodeLength) is not { } unit) return fields.Refuse<int?>(fields.Find("weight")!, "weight", DeviceTypeFileErrors.WeightUnit, "deviceType.weight");

        decimal? grams = unit switch { "g" => 1m, "kg" => 1000m, "lb" => 453.59237m, "oz" => 28.349523125m, _ => null };
        if (grams is null) return fields.Refuse<int?>(fields.Find("weight_unit")!, "weight_unit", DeviceTypeFileErrors.WeightUnit, "deviceType.weight");
        return weight is >= 0 and <= MostGrams && weight * grams.Value <= MostGrams
            ? (int)Math.Round(weight * grams.Value, MidpointRounding.AwayFromZero)
            : fields.Refuse<int?>(fields.Find("weight")!, "weight", DeviceTypeFileErrors.Weight, "deviceType.weight");
    }

    private static List<DeviceTypePort> ReadInterfaces(FileFields fields)
    {
        var (ports, names) = (new List<DeviceTypePort>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var port in fields.Groups("interfaces"))
        {
            var name = port.RequiredText("name", PlainText.NameLength);
            if (name.Length > 0 && !names.Add(name)) port.Refuse<object>(port.Find("name")!, "name", DeviceTypeFileErrors.DoublePort(name), "deviceType.doublePort");
            ports.Add(new DeviceTypePort(name, port.RequiredText("type", PlainText.NameLength), port.YesNo("mgmt_only") ?? false,
                port.Text("poe_mode", PlainText.NameLength), port.Text("poe_type", PlainText.NameLength)));
        }
        return ports;
    }

    [GeneratedRegex(@"^[-a-z0-9_]+\z")]
    private static partial Regex Slug();
}
