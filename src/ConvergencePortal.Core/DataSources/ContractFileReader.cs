using System.Text.RegularExpressions;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Reads a data contract in the Open Data Contract Standard v3.0 or v3.1. Fields that the portal does not know are left alone.</summary>
public static partial class ContractFileReader
{
    /// <summary>The contract beside its text, or every place that is wrong with line and column.</summary>
    public static Result<ContractReading> Read(ReadOnlyMemory<byte> file)
    {
        var format = BoundedJson.Looks(file.Span) ? ContractFormat.Json : ContractFormat.Yaml;
        var tree = format == ContractFormat.Json ? BoundedJson.Read(file.Span) : BoundedYaml.ReadOne(file.Span);
        if (!tree.IsSuccess) return tree.Error!;
        if (tree.Value is not FileMap map) return FileTreeErrors.NoMap(tree.Value);

        var wrong = new List<FileRemark>();
        var fields = new FileFields(map, "", wrong);
        RefuseOtherKinds(fields);
        if (wrong.Count > 0) return FileTreeErrors.Of(wrong);

        var contract = ReadContract(fields);
        return wrong.Count > 0 ? FileTreeErrors.Of(wrong) : new ContractReading(contract, BoundedText.Read(file.Span, BoundedYaml.MaxBytes).Value, format);
    }

    /// <summary>Another version may mean something else by the same words, so nothing else of it is looked at.</summary>
    private static void RefuseOtherKinds(FileFields fields)
    {
        var version = fields.RequiredText("apiVersion", PlainText.NameLength);
        if (version.Length > 0 && !KnownVersion().IsMatch(version))
            fields.Refuse<object>(fields.Find("apiVersion")!, "apiVersion", ContractFileErrors.Version(version), ContractFileErrors.VersionCode);
        var kind = fields.RequiredText("kind", PlainText.NameLength);
        if (kind.Length > 0 && kind != "DataContract") fields.Refuse<object>(fields.Find("kind")!, "kind", ContractFileErrors.Kind(kind), ContractFileErrors.KindCode);
    }

    private static ContractFile ReadContract(FileFields fields)
    {
        var description = fields.Group("description");
        var team = fields.Find("team") is FileList ? null : fields.Group("team");
        return new ContractFile(fields.RequiredText("id", PlainText.LineLength), fields.RequiredText("version", PlainText.NameLength), fields.RequiredText("status", PlainText.NameLength))
        {
            ApiVersion = fields.RequiredText("apiVersion", PlainText.NameLength),
            Name = fields.Text("name", PlainText.LineLength),
            Domain = fields.Text("domain", PlainText.LineLength),
            DataProduct = fields.Text("dataProduct", PlainText.LineLength),
            Purpose = description?.Text("purpose", PlainText.ProseLength),
            Limitations = description?.Text("limitations", PlainText.ProseLength),
            Usage = description?.Text("usage", PlainText.ProseLength),
            TeamName = team?.Text("name", PlainText.LineLength),
            TeamDescription = team?.Text("description", PlainText.ProseLength),
            // v3.0 has the members where v3.1 has the team that holds them.
            Members = [.. (fields.Find("team") is FileList ? fields.Groups("team") : team?.Groups("members") ?? []).Select(ReadMember)],
            Terms = [.. fields.Groups("slaProperties").Select(ReadTerm)],
            Schemas = [.. fields.Groups("schema").Select(ReadSchema)],
        };
    }

    private static ContractMember ReadMember(FileFields fields)
    {
        var member = new ContractMember(fields.RequiredText("username", PlainText.LineLength))
        {
            Name = fields.Text("name", PlainText.LineLength),
            Role = fields.Text("role", PlainText.LineLength),
            Description = fields.Text("description", PlainText.ProseLength),
            DateIn = fields.Day("dateIn"),
            DateOut = fields.Day("dateOut"),
            ReplacedByUsername = fields.Text("replacedByUsername", PlainText.LineLength),
        };
        if (member.DateOut < member.DateIn) fields.Refuse<object>(fields.Find("dateOut")!, "dateOut", ContractFileErrors.Period(member.Username), ContractFileErrors.PeriodCode);
        return member;
    }

    private static ContractTerm ReadTerm(FileFields fields) => new(fields.RequiredText("property", PlainText.LineLength), ReadValue(fields))
    {
        Unit = fields.Text("unit", PlainText.NameLength),
        Element = fields.Text("element", PlainText.LineLength),
        Driver = fields.Text("driver", PlainText.LineLength),
        Description = fields.Text("description", PlainText.ProseLength),
    };

    private static string? ReadValue(FileFields fields) => fields.Find("value") switch
    {
        null => null,
        FileScalar { Text.Length: <= PlainText.LineLength } scalar => scalar.Text,
        var node => fields.Refuse<string>(node, "value", ContractFileErrors.Value, ContractFileErrors.ValueCode),
    };

    private static ContractSchema ReadSchema(FileFields fields) => new(fields.RequiredText("name", PlainText.LineLength))
    {
        PhysicalName = fields.Text("physicalName", PlainText.LineLength),
        PhysicalType = fields.Text("physicalType", PlainText.LineLength),
        Description = fields.Text("description", PlainText.ProseLength),
        Properties = [.. fields.Groups("properties").Select(ReadProperty)],
        Rules = [.. fields.Groups("quality").Select(ContractRuleText.Read)],
    };

    /// <summary>Goes no deeper than the tree, whose depth is bounded.</summary>
    private static ContractProperty ReadProperty(FileFields fields)
    {
        var type = fields.Text("logicalType", PlainText.NameLength);
        if (type is not null && !ContractProperty.LogicalTypes.Contains(type))
            fields.Refuse<object>(fields.Find("logicalType")!, "logicalType", ContractFileErrors.LogicalType(type), ContractFileErrors.LogicalTypeCode);
        return new ContractProperty(fields.RequiredText("name", PlainText.LineLength))
        {
            PhysicalName = fields.Text("physicalName", PlainText.LineLength),
            LogicalType = type,
            PhysicalType = fields.Text("physicalType", PlainText.LineLength),
            Description = fields.Text("description", PlainText.ProseLength),
            IsRequired = fields.YesNo("required") ?? false,
            IsPrimaryKey = fields.YesNo("primaryKey") ?? false,
            Properties = [.. fields.Groups("properties").Select(ReadProperty)],
            Rules = [.. fields.Groups("quality").Select(ContractRuleText.Read)],
        };
    }

    [GeneratedRegex(@"^v3\.[01]\.[0-9]{1,3}\z")]
    private static partial Regex KnownVersion();
}
