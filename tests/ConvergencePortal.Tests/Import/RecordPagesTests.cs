using System.Text.RegularExpressions;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>docs/records promises columns and examples; these tests keep the promise.</summary>
public sealed partial class RecordPagesTests
{
    [Fact]
    public async Task Pages_OfEveryKind_NameItsColumnsInOrderWithKeyAndRequired()
    {
        await using var portal = await TestPortal.CreateAsync();
        var pages = Sections().ToDictionary(section => section.Kind, section => section.Text);

        foreach (var kind in portal.Get<RecordKinds>().All)
        {
            var rows = ColumnRow().Matches(pages[kind.Name]).Select(match => (Name: match.Groups["name"].Value, Mark: match.Groups["mark"].Value.Trim()));

            rows.ShouldBe(kind.Columns.Select(column => (column.Name, column.IsKey ? "key" : column.Required ? "required" : "")), kind.Name);
        }
    }

    [Fact]
    public async Task Pages_ExamplesInTheOrderOfTheFiles_ImportAsTheyStand()
    {
        await using var portal = await TestPortal.CreateAsync();
        var pages = Sections().ToDictionary(section => section.Kind, section => section.Text);

        foreach (var kind in portal.Get<RecordKinds>().All)
        {
            var report = await portal.ImportAsync(kind.Name, Example().Match(pages[kind.Name]).Groups["csv"].Value);

            report.Wrong.Select(remark => $"{kind.Name}, line {remark.Line}, {remark.Column}: {remark.Message}").ShouldBeEmpty();
            report.New.ShouldBeGreaterThan(0);
        }
    }

    private static IEnumerable<(string Kind, string Text)> Sections() =>
        from page in RepositoryFiles.In("docs/records", "*.md")
        from match in Section().Matches(File.ReadAllText(page))
        select (match.Groups["kind"].Value, match.Groups["text"].Value);

    [GeneratedRegex(@"^## File `(?<kind>[\w-]+)`$(?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|(?<mark>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex ColumnRow();

    [GeneratedRegex(@"```csv\n(?<csv>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
