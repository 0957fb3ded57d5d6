using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Calendar;

/// <summary>A whole feed beside a calendar program in wide use: it shows the very times that the portal's own calendar shows.</summary>
public sealed class FeedPeerTests
{
    private const int Most = 5000;

    private static readonly Instant From = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2027, 1, 1, 0, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feed_OfASite_HappensInIcalWhenItHappensHereOverAYear()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("DAILY", "BER", WindowKind.Production, "2026-03-20T02:30", 60, "FREQ=DAILY;COUNT=300", adjust: w => w.ExceptDates = "2026-04-01T02:30;2026-04-02T02:30");
        await portal.AddWindowAsync("SEASON", "BER", WindowKind.Freeze, "2020-01-06T22:00", 600, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
            adjust: w => (w.EffectiveFrom, w.EffectiveTo, w.ExtraDates) = (Instant.FromUtc(2026, 2, 3, 0, 0), Instant.FromUtc(2026, 9, 1, 0, 0), "2026-01-02T08:00;2026-05-05T08:00"));
        await portal.AddWindowAsync("COUNTED", "BER/ADMIN", start: "2026-01-31T10:00", rule: "FREQ=MONTHLY;COUNT=9", adjust: w => w.EffectiveFrom = Instant.FromUtc(2026, 4, 1, 0, 0));
        await portal.AddWindowAsync("ENDED", "BER/ADMIN", start: "2026-01-05T10:00", rule: "FREQ=DAILY;UNTIL=20260601", adjust: w => w.EffectiveTo = Instant.FromUtc(2026, 3, 29, 0, 30));
        await portal.AddWindowAsync("PAST", "BER", start: "2026-01-05T10:00", rule: "FREQ=DAILY", adjust: w => w.EffectiveTo = Instant.FromUtc(2025, 1, 1, 0, 0));
        await portal.AddWindowAsync("SPRING", "BER", start: "2025-01-01T02:30", rule: "FREQ=DAILY", adjust: w => w.EffectiveFrom = Instant.FromUtc(2026, 3, 29, 1, 0));
        await portal.AddWindowAsync("NET", "segment=VLAN210", start: "2026-06-01T23:00", zone: "America/Chicago", adjust: w => w.ExtraDates = "2026-07-01T23:00");
        await new ChangeJourney(portal).ScheduledAsync();
        var scope = (await portal.Get<WindowScopeReads>().FindAsync("BER", Token)).Value;

        var file = await portal.FeedFileAsync("it.berlin", CalendarFeedKind.Site, "BER");
        var answers = await Peers.AskAsync([new { file, most = Most }], Token);

        var theirs = Compared(answers.SelectMany(starts => starts));
        var ours = Compared((await portal.Get<OccurrenceReads>().ListAsync(From, To, scope, Token)).Value.Items.Select(o => Peers.Say(o.Start)).Append(Peers.Say(ChangeJourney.Sunday)));
        answers.Count.ShouldBe(8);
        ours.Count.ShouldBeGreaterThan(400);
        theirs.Except(ours).ShouldBeEmpty();
        ours.Except(theirs).ShouldBeEmpty();
    }

    /// <summary>How often something starts at each time of the year. The nights of the clock changes are left out: ical.js reads the missing and the doubled hour differently (see <see cref="PeerDivergences"/>).</summary>
    private static List<(string Start, int Times)> Compared(IEnumerable<string> starts) =>
    [
        .. starts.Where(start => string.CompareOrdinal(start, Peers.Say(From)) >= 0 && string.CompareOrdinal(start, Peers.Say(To)) < 0 && !start.StartsWith("2026-10-25T0", StringComparison.Ordinal) && !start.StartsWith("2026-03-29T0", StringComparison.Ordinal))
            .GroupBy(start => start).Select(same => (same.Key, same.Count())),
    ];

    [Fact]
    public void ForPrograms_AnyWindow_HappensWhenItDidBefore()
    {
        foreach (var seed in Enumerable.Range(0, 2000))
        {
            var random = new Random(seed);
            var window = seed % 2 == 0 ? RandomWindow.From(seed).Schedule : RandomWindow.Overridden(seed);
            var some = window.All().Take(40).ToList();
            if (some.Count == 0) continue;

            var (first, last) = (some[random.Next(some.Count)].Start, some[random.Next(some.Count)].Start);
            Instant? from = random.Next(4) == 0 ? null : Instant.Min(first, last) - Duration.FromSeconds(random.Next(2));
            Instant? to = random.Next(4) == 0 ? null : Instant.Max(first, last) + Duration.FromSeconds(1 + random.Next(2));
            var bounded = WindowSchedule.Create(window.Parts with { EffectiveFrom = from, EffectiveTo = to }).Value;

            var plain = FeedSchedules.ForPrograms(bounded);

            plain.Error.ShouldBeNull($"seed {seed}");
            if (plain.Value is not { } schedule)
            {
                bounded.All().First().Start.InUtc().Year.ShouldBeGreaterThanOrEqualTo(2199, $"seed {seed}");
                continue;
            }
            (schedule.Parts.EffectiveFrom, schedule.Parts.EffectiveTo).ShouldBe((null, null));
            schedule.All().Take(60).SequenceEqual(bounded.All().Take(60)).ShouldBeTrue($"seed {seed}: {RecurrenceWords.Say(bounded)}");
        }
    }
}
