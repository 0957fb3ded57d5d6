using System.Text.RegularExpressions;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>The record pages of the docs describe the files as they are: every column, and examples that import as they stand.</summary>
public sealed partial class RecordPageTests
{
    [Fact]
    public async Task Pages_TablesOfColumns_NameEachColumnAndNoOther()
    {
        await using var portal = await TestPortal.CreateAsync();
        var sections = Sections();

        foreach (var kind in portal.Get<RecordKinds>().All)
        {
            var documented = ColumnRow().Matches(sections[kind.Name]).Select(row => $"{row.Groups["name"].Value} {row.Groups["need"].Value.Trim()}".Trim());
            var real = kind.Columns.Select(column => $"{column.Name} {(column.IsKey ? "key" : column.Required ? "required" : "")}".Trim());

            documented.ShouldBe(real, ignoreOrder: true, $"docs/records, file {kind.Name}");
        }
    }

    [Fact]
    public async Task Pages_Examples_ImportInOrderWithoutAWrongRow()
    {
        await using var portal = await TestPortal.CreateAsync();
        var sections = Sections();

        foreach (var kind in portal.Get<RecordKinds>().All)
        {
            var report = await portal.ImportAsync(kind.Name, Example().Match(sections[kind.Name]).Groups["csv"].Value);

            report.Wrong.Concat(report.Warnings).Select(remark => $"{kind.Name}, line {remark.Line}, {remark.Column}: {remark.Message}").ShouldBeEmpty();
            report.New.ShouldBeGreaterThan(0);
        }
    }

    /// <summary>The part of a page below "## File `kind`", by kind.</summary>
    private static Dictionary<string, string> Sections() => RepositoryFiles.In("docs/records", "*.md")
        .SelectMany(page => Section().Matches(File.ReadAllText(page)))
        .ToDictionary(section => section.Groups["kind"].Value, section => section.Groups["text"].Value);

    [GeneratedRegex(@"^## File `(?<kind>\w+)`\n(?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<need>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex ColumnRow();

    [GeneratedRegex(@"```csv\n(?<csv>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
