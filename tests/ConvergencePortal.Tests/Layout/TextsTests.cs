using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Layout;

/// <summary>A second language is one file. Read from the source, since a screen without its translation shows English and nobody notices.</summary>
public sealed partial class TextsTests
{
    private static readonly string Web = Path.Combine("src", "ConvergencePortal.Web");

    private static readonly IReadOnlyList<(string Key, string Text)> German =
        [.. XDocument.Load(RepositoryFiles.At(Web, "Texts.de.resx")).Root!.Elements("data").Select(data => ((string)data.Attribute("name")!, (string)data.Element("value")!))];

    [Fact]
    public void German_EveryLiteralTextOfTheScreens_IsTranslated()
    {
        var keys = SourceFiles().SelectMany(file => LiteralKey().Matches(File.ReadAllText(file)))
            .Select(match => Regex.Unescape(match.Groups["key"].Value)).ToHashSet(StringComparer.Ordinal);

        var missing = keys.Except(German.Select(entry => entry.Key), StringComparer.Ordinal);

        keys.Count.ShouldBeGreaterThan(300);
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void German_EveryTranslation_KeepsThePlaceholdersOfItsKey() =>
        German.Where(entry => !PlaceholdersOf(entry.Key).SequenceEqual(PlaceholdersOf(entry.Text))).ShouldBeEmpty();

    [Fact]
    public void German_EveryEntry_HasAKeyAndAText() =>
        German.Where(entry => string.IsNullOrWhiteSpace(entry.Key) || string.IsNullOrWhiteSpace(entry.Text)).ShouldBeEmpty();

    /// <summary>The resource's reader takes such keys for one and would drop a text.</summary>
    [Fact]
    public void German_Keys_DifferInMoreThanTheirCase() =>
        German.GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Where(twins => twins.Count() > 1).Select(twins => twins.Key).ShouldBeEmpty();

    private static IEnumerable<string> SourceFiles() =>
        new[] { "*.razor", "*.cs" }.SelectMany(pattern => RepositoryFiles.In(Web, pattern)).Where(file => !BuildOutput().IsMatch(file));

    private static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""\b[Tt]\["(?<key>(?:[^"\\]|\\.)*)"[\],]""")]
    private static partial Regex LiteralKey();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex BuildOutput();
}
