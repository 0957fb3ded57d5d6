using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Says a quality rule of a contract in words: its metric and limit, its query, or what another program is to run.</summary>
internal static class ContractRuleText
{
    /// <summary>Where our own files keep the rule: a rule in words (type text) has no field for it.</summary>
    public const string RuleProperty = "rule";

    private static readonly string[] Limits =
    [
        "mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween",
    ];

    public static ContractRule Read(FileFields fields) =>
        new(fields.Text("name", PlainText.LineLength), RuleOf(fields), fields.Text("description", PlainText.ProseLength));

    private static string? RuleOf(FileFields fields)
    {
        var words = new[] { Say(fields.Find("metric") ?? fields.Find("rule")), Say(fields.Find("query")), Say(fields.Find("engine")), Say(fields.Find("implementation")) }
            .Concat(Limits.Where(limit => fields.Find(limit) is not null).Select(limit => $"{limit} {Say(fields.Find(limit))}"))
            .Append(Say(fields.Find("unit"))).Where(word => word is not null);
        var text = string.Join(' ', words).Trim();
        if (text.Length == 0) return fields.Groups("customProperties").FirstOrDefault(own => Say(own.Find("property")) == RuleProperty)?.Text("value", PlainText.ProseLength);
        return text.Length <= PlainText.ProseLength ? text : text[..(PlainText.ProseLength - 1)] + "…";
    }

    private static string? Say(FileNode? node) => node switch
    {
        null => null,
        FileScalar scalar => scalar.Text.Trim(),
        FileList list => string.Join(" and ", list.Items.OfType<FileScalar>().Select(item => item.Text)),
        _ => FileTreeText.ToYaml(node).Trim(),
    };
}
