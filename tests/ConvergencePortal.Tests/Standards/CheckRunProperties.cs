using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Standards;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>A run says the same of the same plant, whatever order it was read in.</summary>
public sealed class CheckRunProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 2).ToArbitrary();

    [Fact]
    public void Of_SamePlantInAnyOrder_GivesTheSameViolations() => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Seeds, seed =>
    {
        var rows = RandomRows(new Random(seed));
        var shuffled = Shuffle(rows, new Random(seed + 1));

        var (first, second) = (rows.Check(), shuffled.Check());

        second.Select(v => v.Key).ShouldBe(first.Select(v => v.Key));
        second.Select(v => v.Sentence).ShouldBe(first.Select(v => v.Sentence));
        second.Select(v => string.Join('→', v.Evidence)).ShouldBe(first.Select(v => string.Join('→', v.Evidence)));
        return true;
    }));

    [Fact]
    public void Of_AnyPlant_GivesEveryKeyOnceAndSaysWhy() => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Seeds, seed =>
    {
        var found = RandomRows(new Random(seed)).Check();

        found.Select(v => v.Key).ShouldBeUnique();
        found.ShouldAllBe(v => v.Sentence.Length > 0 && v.Evidence.Count > 0 && (v.Owner.Function != null || v.Owner.PersonId != null) && CheckCatalog.Find(v.Check) != null);
        return true;
    }));

    [Fact]
    public void Of_ScopeOfAnotherSite_FindsNothing() =>
        CheckRun.Of(new PlantSnapshot(PaperPlant.Now, RandomRows(new Random(1))), CheckParameters.Default, new CheckScope(new HashSet<string> { "CHI" })).ShouldBeEmpty();

    private static SnapshotRows RandomRows(Random random)
    {
        string[] segments = ["V10", "V20", "V30", "V90"];
        DeviceRole[] roles = [DeviceRole.PLC, DeviceRole.Router, DeviceRole.AccessPoint, DeviceRole.SafetyController, DeviceRole.Firewall];
        var devices = Enumerable.Range(0, 12).Select(i => PaperPlant.Device($"D{i}", roles[random.Next(roles.Length)], random.Next(2) == 0 ? "BER/PACK" : "BER/BATCH",
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => (segments[random.Next(4)], (string?)$"10.0.{random.Next(1, 4)}0.{random.Next(1, 20)}"))]));
        var traffic = Enumerable.Range(0, 30).Select(_ => new PlantTraffic("BER", $"10.0.{random.Next(1, 4)}0.{random.Next(1, 20)}", $"10.0.{random.Next(1, 4)}0.{random.Next(1, 20)}", random.Next(2) == 0 ? "tcp" : "udp", random.Next(3)));
        return PaperPlant.Rows.Plus([.. devices]).WithTraffic([.. traffic]).WithSource("COPY", s => random.Next(2) == 0 ? s : s with { Owners = [], NamespacePath = "a/#" });
    }

    private static SnapshotRows Shuffle(SnapshotRows rows, Random random) => rows with
    {
        Zones = Mix(rows.Zones, random), Segments = Mix(rows.Segments, random), Conduits = Mix(rows.Conduits, random), Devices = Mix(rows.Devices, random), Sources = Mix(rows.Sources, random),
        Traffic = TrafficTable.Of(Mix([.. rows.Traffic.Rows.Select(r => new PlantTraffic("BER", rows.Traffic.Ends[r.Source].Name, rows.Traffic.Ends[r.Destination].Name, rows.Traffic.Services[r.Service].Protocol, rows.Traffic.Services[r.Service].Port))], random)),
    };

    private static T[] Mix<T>(IReadOnlyList<T> items, Random random) => [.. items.OrderBy(_ => random.Next())];
}
