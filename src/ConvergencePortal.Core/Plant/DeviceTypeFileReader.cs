using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Plant;

/// <summary>Reads descriptions of device types in the YAML form of the public library, one or many in a file. Fields that the portal does not know are left alone.</summary>
public static class DeviceTypeFileReader
{
    public const int MostDocuments = 500;

    private const int PartNumberLength = 50;

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
            if (type is not null && own.Count == 0 && !lines.TryAdd($"{type.Manufacturer}\n{type.Slug}", type.Line))
                own.Add(FileRemark.On(document.Line, document.Column, "slug", type.Slug, DeviceTypeFileErrors.Double(type, lines[$"{type.Manufacturer}\n{type.Slug}"]), "deviceType.double"));
            if (own.Count == 0) types.Add(type!);
            wrong.AddRange(own.Take(FileFields.MostRemarks - wrong.Count));
        }
        return new DeviceTypeReading(documents.Value.Count, types, wrong);
    }

    private static DeviceTypeFile? Read(FileNode document, List<FileRemark> wrong)
    {
        if (document is FileMap map) return Read(map.Line, new FileFields(map, "", wrong));

        wrong.Add(FileRemark.On(document.Line, document.Column, "", (document as FileScalar)?.Text, DeviceTypeFileErrors.NoType, "deviceType.none"));
        return null;
    }

    private static DeviceTypeFile Read(int line, FileFields fields)
    {
        var slug = fields.RequiredText("slug", PlainText.NameLength);
        if (slug.Length > 0 && !DeviceType.IsSlug(slug)) fields.Refuse<object>(fields.Find("slug")!, "slug", PlantErrors.BadSlug.Message, PlantErrors.BadSlug.Code);
        return new DeviceTypeFile(line, fields.RequiredText("manufacturer", PlainText.NameLength), fields.RequiredText("model", PlainText.NameLength), slug)
        {
            PartNumber = fields.Text("part_number", PartNumberLength),
            Comments = fields.Text("comments", PlainText.ProseLength),
            Interfaces = ReadInterfaces(fields),
        };
    }

    private static List<DeviceTypePort> ReadInterfaces(FileFields fields)
    {
        var (ports, names) = (new List<DeviceTypePort>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var port in fields.Groups("interfaces"))
        {
            var name = port.RequiredText("name", PlainText.NameLength);
            if (name.Length > 0 && !names.Add(name)) port.Refuse<object>(port.Find("name")!, "name", DeviceTypeFileErrors.DoublePort(name), "deviceType.doublePort");
            ports.Add(new DeviceTypePort(name, port.RequiredText("type", PlainText.NameLength)));
        }
        return ports;
    }
}
