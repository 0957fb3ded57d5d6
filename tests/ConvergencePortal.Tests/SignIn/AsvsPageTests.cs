using System.Text.RegularExpressions;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>docs/operate/asvs.md promises that each requirement is shown by something; this keeps it from promising what is not there.</summary>
public sealed partial class AsvsPageTests
{
    /// <summary>How many requirements of level 1 and 2 each section of ASVS 5.0.0 has. They are the first ones of their section throughout.</summary>
    private const string Standard =
        "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 " +
        "7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 " +
        "13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";

    private static readonly string[] OtherGrounds = ["Code: ", "Docs: ", "Operator: ", "Provider: ", "Not met: "];

    private static readonly string Page = File.ReadAllText(RepositoryFiles.At("docs", "operate", "asvs.md"));

    [Fact]
    public void Page_EveryRequirementOfLevelsOneAndTwo_StandsThereOnce()
    {
        var expected = Standard.Split(' ').Select(section => section.Split(':')).SelectMany(part => Enumerable.Range(1, int.Parse(part[1])).Select(at => $"V{part[0]}.{at}")).ToList();

        var named = Rows().SelectMany(row => Numbers(row.Number)).ToList();

        expected.Count.ShouldBe(253);
        named.GroupBy(number => number).Where(times => times.Count() > 1).Select(times => $"{times.Key} stands {times.Count()} times").ShouldBeEmpty();
        named.Except(expected).ShouldBeEmpty("the standard has no such requirement of these levels");
        expected.Except(named).ShouldBeEmpty("the page leaves these out");
    }

    [Fact]
    public void Page_EveryTestItNames_Exists()
    {
        var known = KnownTests();

        var named = TestName().Matches(Page).Select(name => name.Groups[1].Value).ToHashSet();

        named.Count.ShouldBeGreaterThan(60);
        named.Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void Page_EveryRow_NamesATestOrSaysWhereElseItIsShown() =>
        Rows().Where(row => !row.IsOut && !BeginsWithTest().IsMatch(row.Shown) && !OtherGrounds.Any(ground => row.Shown.StartsWith(ground, StringComparison.Ordinal) && row.Shown.Length > ground.Length + 5))
            .Select(row => $"{row.Number} names nothing: {row.Shown}").ShouldBeEmpty();

    [Fact]
    public void Page_EveryLink_LeadsToAPage() =>
        Link().Matches(Page).Select(link => link.Groups[1].Value).Where(target => !target.StartsWith("http", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Where(target => !LeadsSomewhere(target)).ShouldBeEmpty();

    /// <summary>Classes and methods: those of this assembly as they were compiled, those of the journeys as they are written.</summary>
    private static HashSet<string> KnownTests()
    {
        var here = typeof(AsvsPageTests).Assembly.GetTypes().Where(type => type.IsPublic)
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0).Select(method => (type.Name, Method: method.Name)));
        var journeys = RepositoryFiles.In(Path.Combine("tests", "ConvergencePortal.Journeys"), "*Tests.cs")
            .SelectMany(file => JourneyTest().Matches(File.ReadAllText(file)).Select(test => (Name: Path.GetFileNameWithoutExtension(file), Method: test.Groups[1].Value)));
        return [.. here.Concat(journeys).SelectMany(test => new[] { test.Name, $"{test.Name}.{test.Method}" })];
    }

    private static IEnumerable<Row> Rows() => Page.Split('\n').Where(line => line.StartsWith("| V", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | "))
        .Select(cells => new Row(cells[0], cells[^1].Trim(), cells.Length == 2));

    /// <summary>The numbers of a row; "V1.2.6–V1.2.8" stands for three.</summary>
    private static IEnumerable<string> Numbers(string text)
    {
        var ends = text.Split('–').Select(end => end.Split('.')).ToList();
        return Enumerable.Range(int.Parse(ends[0][2]), int.Parse(ends[^1][2]) - int.Parse(ends[0][2]) + 1).Select(at => $"{ends[0][0]}.{ends[0][1]}.{at}");
    }

    private static bool LeadsSomewhere(string target)
    {
        var (file, heading) = (target.Split('#')[0], target.Split('#').ElementAtOrDefault(1));
        var path = RepositoryFiles.At("docs", "operate", file);
        return File.Exists(path) && (heading is null || File.ReadAllLines(path).Any(line => line.StartsWith('#') && NoLetter().Replace(line.TrimStart('#', ' ').ToLowerInvariant(), "").Replace(' ', '-') == heading));
    }

    /// <param name="IsOut">Whether it is among those that do not apply.</param>
    private sealed record Row(string Number, string Shown, bool IsOut);

    [GeneratedRegex(@"`([A-Z]\w+Tests(?:\.\w+)?)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^`[A-Z]\w+Tests(?:\.\w+)?`")]
    private static partial Regex BeginsWithTest();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\](?:\s*\[[^\n]*\])*\s*public async Task (\w+)\(")]
    private static partial Regex JourneyTest();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex NoLetter();
}
