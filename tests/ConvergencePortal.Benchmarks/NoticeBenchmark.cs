using System.Diagnostics;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Benchmarks;

/// <summary>
/// What notices cost. A use case writes nothing for them: its row of the ledger is what they are made from, so the bar of 2 ms a use case is compared with what making them takes afterwards.
/// Then 1,000 of them drained to three channels at four a second, one of which never answers.
/// </summary>
internal static class NoticeBenchmark
{
    private const int Notices = 1000;
    private const int Rounds = 100;
    private const int WarmUp = 10;

    public static async Task RunAsync(BenchmarkPortal portal, FigureTable table)
    {
        await portal.LoadDemoPlantAsync();
        var tell = portal.Get<TellNotices>();
        await tell.RunAsync(default);

        var told = await Timing.OfAsync(WarmUp, Rounds, async i =>
        {
            await HappensAsync(portal, i);
            await portal.Get<TellNotices>().RunAsync(default);
        });
        var nothing = await Timing.OfAsync(WarmUp, Rounds, _ => portal.Get<TellNotices>().RunAsync(default));
        table.Add("notices, added to a use case", "nothing is written by it", "2 ms");
        table.AddMilliseconds("notices, one row written and told of", told, "-");
        table.AddMilliseconds("notices, nothing new", nothing, "-");
        await DrainAsync(portal, table);
    }

    private static async Task HappensAsync(BenchmarkPortal portal, int i)
    {
        await using var db = portal.Db();
        var number = await db.Changes.OrderBy(c => c.Id).Select(c => c.Number).FirstAsync();
#pragma warning disable RS0030 // real time is what is measured
        db.Ledger.Add(LedgerEntry.For(Actor.Portal, Command.New(), SystemClock.Instance.GetCurrentInstant(), RecordTypes.Change, number, 1, Core.Changes.ChangeEvents.Approved, $"Benchmark {i}"));
#pragma warning restore RS0030
        await db.SaveOnceAsync(default);
    }

    private static async Task DrainAsync(BenchmarkPortal portal, FigureTable table)
    {
        await QueueAsync(portal);
        var before = Settled();
        var (peak, watch) = (before, Stopwatch.StartNew());
        var draining = Task.Run(async () =>
        {
            for (var all = 0; ;)
            {
                var some = await portal.Get<DeliverNotices>().RunAsync(default);
                if (some == 0) return all;
                all += some;
            }
        });
        while (!draining.IsCompleted)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.WhenAny(draining, Task.Delay(250));
        }
        var sent = await draining;
        await using var db = portal.Db();
        var left = await db.NoticeDeliveries.CountAsync(d => d.State == DeliveryState.Queued);
        table.Add($"notices, {Notices:N0} to three channels, one dead", $"{sent:N0} sent in {watch.Elapsed.TotalSeconds:0} s, {left:N0} wait for the dead one", "4 a second a channel");
        table.Add("notices, memory while draining", $"{(peak - before) / 1048576.0:0} MB", "60 MB");
    }

    /// <summary>A third of them for each channel.</summary>
    private static async Task QueueAsync(BenchmarkPortal portal)
    {
        await using var db = portal.Db();
        await db.NoticeDeliveries.ExecuteDeleteAsync();
        var channels = Enumerable.Range(0, 3).Select(i => new NoticeChannel(new ChannelChoices(i == 0 ? BenchmarkSender.Dead : $"Channel {i}", ChannelKind.Teams, null, null, "en", null, null, [], true), null, "", "", null)).ToList();
        db.AddRange(channels);
        await db.SaveChangesAsync();
#pragma warning disable RS0030 // real time is what is measured
        var now = SystemClock.Instance.GetCurrentInstant();
#pragma warning restore RS0030
        for (var i = 0; i < Notices; i++)
        {
            var notice = new Notice(Guid.NewGuid(), NoticeKind.Decided, RecordTypes.Change, $"CR-{i}", new NoticeContent($"Change {i}"), now);
            db.Add(new NoticeDelivery(notice, channels[i % 3].Id, null, now));
        }
        await db.SaveChangesAsync();
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }
}

/// <summary>Answers as fast as a workflow does; one channel never does.</summary>
internal sealed class BenchmarkSender : INoticeSender, ISecretBox
{
    public const string Dead = "Dead";

    public async Task<SendOutcome> SendAsync(OutgoingNotice message, CancellationToken cancellationToken)
    {
        await Task.Delay(30, cancellationToken);
        return message.Channel?.Name == Dead ? new(SendResult.Away, "Not reached") : new(SendResult.Accepted, "HTTP 202");
    }

    public string Protect(string secret) => secret;

    public string? Unprotect(string text) => text;
}
