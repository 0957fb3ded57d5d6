using System.Text.RegularExpressions;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Architecture;

/// <summary>Every public type says what it is for. Read from the source: a documentation file would need every simple property to be explained as well.</summary>
public sealed partial class DocstringTests
{
    [Fact]
    public void PublicTypes_HaveASummary()
    {
        var types = SourceFiles().SelectMany(file => TypesIn(File.ReadAllLines(file))).ToList();

        types.Count.ShouldBeGreaterThan(100);
        types.GroupBy(type => type.Name).Where(parts => parts.All(part => !part.HasSummary))
            .Select(parts => $"{parts.Key} is public and has no summary").ShouldBeEmpty();
    }

    private static IEnumerable<string> SourceFiles() =>
        new[] { "src", "db" }.SelectMany(folder => RepositoryFiles.In(folder, "*.cs")).Where(file => !Generated().IsMatch(file));

    private static IEnumerable<(string Name, bool HasSummary)> TypesIn(string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            if (PublicType().Match(lines[at]) is not { Success: true } type) continue;

            var above = at - 1;
            while (above >= 0 && lines[above].TrimStart().StartsWith('[')) above--;
            var comment = new List<string>();
            while (above >= 0 && lines[above].TrimStart().StartsWith("///", StringComparison.Ordinal)) comment.Add(lines[above--]);
            yield return (type.Groups["name"].Value, comment.Any(line => line.Contains("<summary>", StringComparison.Ordinal)));
        }
    }

    [GeneratedRegex(@"^\s*public\s+(?:(?:sealed|static|abstract|partial|readonly|unsafe)\s+)*(?:record\s+struct|record\s+class|class|record|struct|enum|interface|delegate\s+\S+)\s+(?<name>\w+)")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"[/\\](?:bin|obj|Migrations)[/\\]")]
    private static partial Regex Generated();
}
