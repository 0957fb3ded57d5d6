using System.Text;
using ConvergencePortal.Core.Common;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Common;

/// <summary>YAML and JSON from outside: what is refused, with which sentence at which place, and that nothing grows beyond what was sent.</summary>
public sealed class BoundedYamlTests
{
    [Theory]
    [InlineData("", "file.empty", "empty")]
    [InlineData("# only a remark\n", "file.empty", "empty")]
    [InlineData("---\n---\n", "file.empty", "empty")]
    [InlineData("a: 1\nb: 2\na: 3\n", "file.doubleKey", "Line 3, column 1: a stands here a second time")]
    [InlineData("a: 1\n\tb: 2\n", "file.tab", "Line 2, column 1")]
    [InlineData("a:\n  b:\n  \t- c\n", "file.tab", "Line 3, column 3")]
    [InlineData("a: 1\n---\nb: 2\n", "file.secondDocument", "Line 2, column 1")]
    [InlineData("a: 1\n...\nb: 2\n", "file.secondDocument", "Line 3, column 1")]
    [InlineData("a: !!python/object:os.system ls\n", "file.tag", "Line 1, column 4: The tag tag:yaml.org,2002:python/object:os.system")]
    [InlineData("a: !person {b: 1}\n", "file.tag", "!person")]
    [InlineData("a: !!set [b]\n", "file.tag", "Line 1")]
    [InlineData("a: *b\n", "file.reference", "Line 1, column 4: *b")]
    [InlineData("a: &a [*a]\n", "file.reference", "Line 1, column 8")]
    [InlineData("a: &x {b: 1}\nc:\n  <<: *x\n", "file.merge", "Line 3, column 3")]
    [InlineData("? [a, b]\n: c\n", "file.key", "Line 1")]
    [InlineData("a: \"never closed\n", "file.unreadable", "Line 1, column 4")]
    [InlineData("a: b: c\n", "file.unreadable", "Line 1")]
    [InlineData("a: [1, 2\nb: 3\n", "file.unreadable", "Line 1, column 6")]
    [InlineData("a:\n  - b\n - c\n", "file.unreadable", "Line 3")]
    [InlineData("a: 1\0b\n", "file.control", "Line 1, column 5")]
    [InlineData("a: 1\nb: x\u202Ey\n", "file.control", "Line 2, column 5")]
    [InlineData("a: 1\nb: \"\\u202E\"\n", "file.control", "Line 2, column 4")]
    public void ReadOne_BadFile_IsRefusedAtItsPlace(string yaml, string code, string sentence)
    {
        var error = BoundedYaml.ReadOne(Encoding.UTF8.GetBytes(yaml)).Error!;

        error.Code.ShouldBe(code);
        error.Message.ShouldContain(sentence);
    }

    [Fact]
    public void ReadOne_Latin1_IsRefusedWithTheLine() => BoundedYaml.ReadOne(Encoding.Latin1.GetBytes("a: 1\nb: Füller\n")).Error!.Message.ShouldContain("Line 2");

    [Fact]
    public void ReadOne_MoreThanAMegabyte_IsRefused() => BoundedYaml.ReadOne(new byte[BoundedYaml.MaxBytes + 1]).Error!.Code.ShouldBe("file.tooLarge");

    [Fact]
    public void ReadOne_ABillionLaughs_IsRefusedAtOnce()
    {
        var bomb = new StringBuilder("a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (var i = 1; i < 30; i++) bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");

        BoundedYaml.ReadOne(Encoding.UTF8.GetBytes(bomb.ToString())).Error!.Code.ShouldBe("file.tooManyRepeated");
    }

    [Theory]
    [InlineData("[\n", "file.tooDeep")]
    [InlineData("{a: ", "file.tooDeep")]
    [InlineData("- ", "file.tooDeep")]
    [InlineData("? ", "file.key")]
    public void ReadOne_ValuesInValuesWithoutEnd_AreRefused(string step, string code) =>
        BoundedYaml.ReadOne(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(step, 200_000)))).Error!.Code.ShouldBe(code);

    [Fact]
    public void ReadOne_DepthOfAReference_Counts()
    {
        var deep = $"a: &deep {new string('[', 40)}x{new string(']', 40)}\nb: {new string('[', 20)}*deep{new string(']', 20)}\n";

        BoundedYaml.ReadOne(Encoding.UTF8.GetBytes(deep)).Error!.Code.ShouldBe("file.tooDeep");
    }

    [Fact]
    public void ReadOne_TooManyValues_AreRefused() =>
        BoundedYaml.ReadOne(Encoding.UTF8.GetBytes($"[{new StringBuilder().Insert(0, "1,", BoundedYaml.MaxNodes)}]")).Error!.Code.ShouldBe("file.tooMany");

    [Fact]
    public void ReadOne_FewReferencesAndPlainTags_AreFollowed()
    {
        var tree = (FileMap)BoundedYaml.ReadOne("a: &x [1, two]\nb: *x\nc: !!str 1.10\nd: 2026-01-31\n"u8).Value;

        FileTreeText.ToYaml(tree).ShouldBe("a:\n  - 1\n  - two\nb:\n  - 1\n  - two\nc: \"1.10\"\nd: \"2026-01-31\"\n");
    }

    [Fact]
    public void ReadMany_DocumentsUpToTheMost_AreRead()
    {
        BoundedYaml.ReadMany("---\na: 1\n---\nb: 2\n---\n"u8, 2).Value.Count.ShouldBe(2);
        BoundedYaml.ReadMany("a: 1\n---\nb: 2\n---\nc: 3"u8, 2).Error!.Message.ShouldContain("Line 4");
    }

    [Theory]
    [InlineData("{\"a\": 1, \"a\": 2}", "file.doubleKey", "Line 1, column 10")]
    [InlineData("{\n\"ä\": [1,\n}", "file.unreadable", "Line 3")]
    [InlineData("{\"a\": 1}\n{\"b\": 2}", "file.unreadable", "Line 2")]
    [InlineData("{\"a\": \"\\ud83d\"}", "file.control", "Line 1, column 7")]
    [InlineData("{\"a\": \"\\u0000\"}", "file.control", "Line 1")]
    [InlineData("{\"a\": NaN}", "file.unreadable", "Line 1")]
    public void ReadJson_BadFile_IsRefusedAtItsPlace(string json, string code, string sentence)
    {
        var error = BoundedJson.Read(Encoding.UTF8.GetBytes(json)).Error!;

        error.Code.ShouldBe(code);
        error.Message.ShouldContain(sentence);
    }

    [Fact]
    public void ReadJson_TooDeepOrTooMany_IsRefused()
    {
        BoundedJson.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))).Error!.Code.ShouldBe("file.tooDeep");
        BoundedJson.Read(Encoding.UTF8.GetBytes($"[{new StringBuilder().Insert(0, "1,", BoundedYaml.MaxNodes)}1]")).Error!.Code.ShouldBe("file.tooMany");
    }

    [Fact]
    public void ToYaml_TextThatEndsInAHyphen_LeavesTheNextFieldOnItsOwnLine() =>
        FileTreeText.ToYaml(BoundedYaml.ReadOne("[{a: x-, b: [[c-, d]]}]"u8).Value).ShouldBe("- a: x-\n  b:\n    - - c-\n      - d\n");

    [Fact]
    public void Write_AnyTree_ReadsBackFromYamlAndJson() => Prop.ForAll(Arb.From(Gen.Sized(size => Trees(Math.Min(size, 12)))), tree =>
    {
        var map = new FileMap(new OrderedDictionary<string, FileNode> { ["all"] = tree });
        var yaml = BoundedYaml.ReadOne(Encoding.UTF8.GetBytes(FileTreeText.ToYaml(map)));
        var json = BoundedJson.Read(Encoding.UTF8.GetBytes(FileTreeText.ToJson(map)));

        return Say(yaml.Value) == Say(map) && Say(json.Value) == Say(map);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Read_AnyGarbage_IsAnsweredWithoutAnException()
    {
        var pieces = Gen.Elements("a", "- ", ": ", "\n", "  ", "\t", "[", "]", "{", "}", ",", "\"", "'", "|", ">", "&x ", "*x", "!", "!!str ", "%", "@", "#", "---", "...", "\n---\n", "?", "<<", "\\", "\\u12", "💧", "1", "~", "\r", "\u0085", "`", "!<x>", "%TAG ! x\n");

        Prop.ForAll(Arb.From(Gen.ListOf(pieces)), chosen =>
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(chosen));
            var (yaml, json) = (BoundedYaml.ReadMany(bytes, 3), BoundedJson.Read(bytes));
            return (yaml.IsSuccess || yaml.Error!.Message.Length > 0) && (json.IsSuccess || json.Error!.Message.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static Gen<FileNode> Trees(int size)
    {
        var pieces = Gen.Elements("a", "b", "c-", "d:", " ", "yes", "null", "1", "-", ": ", "#", "\n", "\t", "\"", "'", "\\", "💧", "ü", "{", "&", "*", "!", "%", "\u2028", "~");
        var texts = from count in Gen.Choose(0, 6) from chosen in Gen.ArrayOf(pieces, count) select string.Concat(chosen);
        var scalars = Gen.OneOf(
            texts.Select(text => (FileNode)new FileScalar(text, FileScalarKind.Text)),
            Gen.Elements("0", "-1", "12.5", "1e3", "true", "null").Select(text => (FileNode)new FileScalar(text, FileScalar.KindOf(text))));
        if (size <= 1) return scalars;

        var inner = Trees(size / 3);
        return Gen.OneOf(scalars,
            Gen.ListOf(inner).Select(items => (FileNode)new FileList([.. items.Take(4)])),
            Gen.ListOf(from key in texts.Where(key => key != "<<") from value in inner select (key, value))
                .Select(entries => (FileNode)new FileMap(new OrderedDictionary<string, FileNode>(entries.DistinctBy(e => e.key).Take(4).Select(e => KeyValuePair.Create(e.key, e.value))))));
    }

    private static string Say(FileNode node) => node switch
    {
        FileMap map => $"{{{string.Join(",", map.Entries.Select(e => $"{e.Key.Length}:{e.Key}={Say(e.Value)}"))}}}",
        FileList list => $"[{string.Join(",", list.Items.Select(Say))}]",
        FileScalar scalar => $"{scalar.Kind}{scalar.Text.Length}:{scalar.Text}",
        _ => throw new InvalidOperationException(),
    };
}
