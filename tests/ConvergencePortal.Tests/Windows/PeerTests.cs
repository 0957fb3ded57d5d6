using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>The portal's recurrence beside two calendar programs in wide use, over random windows.</summary>
public sealed class PeerTests
{
    private const int Windows = 2000;
    private const int Overridden = 500;

    [Fact]
    public async Task Occurrences_OfRandomRules_AreThoseOfRrule()
    {
        var windows = Draw(0).Where(drawn => !PeerDivergences.OfRrule(RecurrenceRule.Parse(drawn.Rule).Value)).Take(Windows).ToList();

        var answers = await Peers.AskAsync(windows.Select(Peers.Rrule), TestContext.Current.CancellationToken);

        answers.Count.ShouldBe(Windows);
        windows.Zip(answers).Where(pair => !pair.Second.SequenceEqual(LocalStarts(pair.First))).Select(pair => pair.First).ShouldBeEmpty();
    }

    [Fact]
    public async Task Occurrences_OfRandomWindowsInTheirZones_AreThoseOfIcal()
    {
        var windows = Draw(1_000_000)
            .Where(drawn => !PeerDivergences.OfIcal(drawn.Schedule)).Select(WithDates).Where(schedule => schedule is not null).Take(Windows).Cast<WindowSchedule>().ToList();
        var files = new List<object>();
        foreach (var chunk in windows.Chunk(100)) files.Add(await Peers.IcalAsync(chunk));

        var answers = await Peers.AskAsync(files, TestContext.Current.CancellationToken);

        answers.Count.ShouldBe(Windows);
        windows.Zip(answers).Where(pair => !pair.Second.SequenceEqual(Starts(pair.First))).Select(pair => RecurrenceWords.Say(pair.First)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Occurrences_OfRandomWindowsWithMovedAndCanceledOnes_AreThoseOfIcal()
    {
        var windows = Enumerable.Range(2_000_000, 100 * Overridden).Where(seed => !PeerDivergences.OfIcal(RandomWindow.From(seed).Schedule)).Select(RandomWindow.Overridden)
            .Where(schedule => schedule.Parts.Moved.Count > 0 && !PeerDivergences.OfIcalOverrides(schedule)).Select(schedule => (schedule, Before: BeforeOf(schedule)))
            .Where(asked => !PeerDivergences.OfIcalLengths(asked.schedule, asked.Before)).Take(Overridden).ToList();
        var questions = new List<object>();
        foreach (var (schedule, before) in windows) questions.Add(await Peers.IcalChangedAsync(schedule, before));

        var answers = await Peers.AskAsync(questions, TestContext.Current.CancellationToken);

        answers.Count.ShouldBe(Overridden);
        windows.Zip(answers).Where(pair => !pair.Second.SequenceEqual(Stretches(pair.First.schedule, pair.First.Before))).Select(pair => RecurrenceWords.Say(pair.First.schedule)).ShouldBeEmpty();
    }

    // Where the 30th occurrence begins: past every override that was drawn, or nearly.
    private static Instant BeforeOf(WindowSchedule schedule) => schedule.All().Take(30).Select(occurrence => occurrence.Start).LastOrDefault(Instant.FromUtc(2200, 1, 1, 0, 0));

    private static IEnumerable<string> Stretches(WindowSchedule schedule, Instant before) =>
        schedule.All().TakeWhile(occurrence => occurrence.Start < before).Select(occurrence => $"{Peers.Say(occurrence.Start)}/{Peers.Say(occurrence.End)}");

    private static IEnumerable<RandomWindow> Draw(int firstSeed) => Enumerable.Range(firstSeed, 100 * Windows).Select(RandomWindow.From);

    // UNTIL as a local time is compared in local time, as rrule does here.
    private static IEnumerable<string> LocalStarts(RandomWindow window)
    {
        var parts = window.Schedule.Parts;
        var until = parts.Rule!.Until is RecurrenceUntil.AtInstant at ? at.Instant.InZone(parts.Zone).LocalDateTime : (LocalDateTime?)null;
        return (window with { Zone = "Etc/UTC" }).WithLocalUntil(until).Schedule.All().Take(Peers.Most).Select(occurrence => Peers.Say(occurrence.Start.InUtc().LocalDateTime));
    }

    private static IEnumerable<string> Starts(WindowSchedule schedule) => schedule.All().Take(Peers.Most).Select(occurrence => Peers.Say(occurrence.Start));

    /// <summary>Takes the third occurrence out and puts one in between, so that exceptions and extras are compared too; null where the latter is no time of its own.</summary>
    private static WindowSchedule? WithDates(RandomWindow window)
    {
        var parts = window.Schedule.Parts;
        var third = window.Schedule.All().Skip(2).Take(1).Select(occurrence => occurrence.Start.InZone(parts.Zone).LocalDateTime);
        var extra = window.Start.PlusDays(40).PlusMinutes(7);
        return parts.Zone.MapLocal(extra).Count == 1 ? WindowSchedule.Create(parts with { ExceptDates = [.. third], ExtraDates = [extra] }).Value : null;
    }
}
