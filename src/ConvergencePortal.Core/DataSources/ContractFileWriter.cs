using System.Text;
using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Writes a data contract as a file of the Open Data Contract Standard v3.1. What is empty is left out.</summary>
public static class ContractFileWriter
{
    public const string ApiVersion = "v3.1.0";

    public static byte[] Write(ContractFile contract, ContractFormat format)
    {
        var tree = ToTree(contract);
        return Encoding.UTF8.GetBytes(format == ContractFormat.Json ? FileTreeText.ToJson(tree) : FileTreeText.ToYaml(tree));
    }

    private static FileMap ToTree(ContractFile contract) => Map(
        ("apiVersion", Text(ApiVersion)),
        ("kind", Text("DataContract")),
        ("id", Text(contract.Id)),
        ("name", Text(contract.Name)),
        ("version", Text(contract.Version)),
        ("status", Text(contract.Status)),
        ("domain", Text(contract.Domain)),
        ("dataProduct", Text(contract.DataProduct)),
        ("description", Filled(Map(("purpose", Text(contract.Purpose)), ("limitations", Text(contract.Limitations)), ("usage", Text(contract.Usage))))),
        ("schema", List(contract.Schemas, ToTree)),
        ("team", Filled(Map(("name", Text(contract.TeamName)), ("description", Text(contract.TeamDescription)), ("members", List(contract.Members, ToTree))))),
        ("slaProperties", List(contract.Terms, ToTree)));

    private static FileMap ToTree(ContractMember member) => Map(
        ("username", Text(member.Username)),
        ("name", Text(member.Name)),
        ("role", Text(member.Role)),
        ("description", Text(member.Description)),
        ("dateIn", Day(member.DateIn)),
        ("dateOut", Day(member.DateOut)),
        ("replacedByUsername", Text(member.ReplacedByUsername)));

    /// <summary>The standard demands a value, and takes none (null) for one.</summary>
    private static FileMap ToTree(ContractTerm term) => Map(
        ("property", Text(term.Property)),
        ("value", Value(term.Value)),
        ("unit", Text(term.Unit)),
        ("element", Text(term.Element)),
        ("driver", Text(term.Driver)),
        ("description", Text(term.Description)));

    private static FileMap ToTree(ContractSchema schema) => Map(
        ("name", Text(schema.Name)),
        ("physicalName", Text(schema.PhysicalName)),
        ("physicalType", Text(schema.PhysicalType)),
        ("description", Text(schema.Description)),
        ("properties", List(schema.Properties, ToTree)),
        ("quality", List(schema.Rules, ToTree)));

    /// <summary>Only an object has fields of its own; the standard refuses them elsewhere.</summary>
    private static FileMap ToTree(ContractProperty property) => Map(
        ("name", Text(property.Name)),
        ("physicalName", Text(property.PhysicalName)),
        ("logicalType", Text(property.LogicalType ?? (property.Properties.Count > 0 ? "object" : null))),
        ("physicalType", Text(property.PhysicalType)),
        ("description", Text(property.Description)),
        ("required", property.IsRequired ? Yes : null),
        ("primaryKey", property.IsPrimaryKey ? Yes : null),
        ("properties", property.LogicalType is null or "object" ? List(property.Properties, ToTree) : null),
        ("quality", List(property.Rules, ToTree)));

    /// <summary>As a rule in words: nobody is to run what was made from a text.</summary>
    private static FileMap ToTree(ContractRule rule) => Map(
        ("type", Text("text")),
        ("name", Text(rule.Name)),
        ("description", Text(rule.Description)),
        ("customProperties", rule.Rule is null ? null : new FileList([Map(("property", Text(ContractRuleText.RuleProperty)), ("value", Text(rule.Rule)))])));

    private static FileScalar Yes { get; } = new("true", FileScalarKind.YesNo);

    private static FileScalar? Text(string? text) => text is null ? null : new FileScalar(text, FileScalarKind.Text);

    private static FileScalar? Day(LocalDate? day) => day is { } known ? Text(LocalDatePattern.Iso.Format(known)) : null;

    private static FileScalar Value(string? value) => value switch
    {
        null => new FileScalar("null", FileScalarKind.Nothing),
        _ when FileTreeText.IsJsonNumber(value) => new FileScalar(value, FileScalar.KindOf(value)),
        "true" or "false" => new FileScalar(value, FileScalarKind.YesNo),
        _ => new FileScalar(value, FileScalarKind.Text),
    };

    private static FileList? List<T>(IReadOnlyList<T> items, Func<T, FileNode> toTree) => items.Count == 0 ? null : new FileList([.. items.Select(toTree)]);

    private static FileMap? Filled(FileMap map) => map.Entries.Count == 0 ? null : map;

    private static FileMap Map(params (string Key, FileNode? Value)[] entries)
    {
        var filled = new OrderedDictionary<string, FileNode>();
        foreach (var (key, value) in entries) if (value is not null) filled.Add(key, value);
        return new FileMap(filled);
    }
}
