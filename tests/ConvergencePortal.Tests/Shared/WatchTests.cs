using System.Threading.Channels;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Shared;

public sealed class WatchTests
{
    private static readonly Saved Change = new(RecordTypes.Change, "CR-2026-0001");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OfTheHost_WorksAtOnceAndAgainAfterASaveThatConcernsIt()
    {
        var feed = new ChangeFeed();
        await using var watch = await WatchOfChanges.StartAsync(feed);
        await watch.WorkedAsync();

        feed.Publish(new Saved(RecordTypes.Window, "BER:MW"));
        feed.Publish(Change);

        (await watch.WorkedAsync()).ShouldBe(2);
        watch.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public async Task Saves_WhileItWorks_AreOneMoreRun()
    {
        var feed = new ChangeFeed();
        await using var watch = await WatchOfChanges.StartAsync(feed, work: run =>
        {
            for (var i = 0; run == 1 && i < 3; i++) feed.Publish(Change);
        });
        await watch.WorkedAsync();
        await watch.WorkedAsync();

        feed.Publish(Change);

        (await watch.WorkedAsync()).ShouldBe(3);
        watch.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_SavesForItsPatience_WorksAgain()
    {
        await using var watch = await WatchOfChanges.StartAsync(new ChangeFeed(), patience: TimeSpan.FromMilliseconds(1));

        await watch.WorkedAsync();

        (await watch.WorkedAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Failure_OfTheWork_DoesNotEndIt()
    {
        await using var watch = await WatchOfChanges.StartAsync(new ChangeFeed(), work: run =>
        {
            if (run == 1) throw new InvalidOperationException("The database is away.");
        });

        await watch.WorkedAsync();

        (await watch.WorkedAsync()).ShouldBe(2);
    }

    /// <summary>Without a wait for what is saved along or after a failure, and by default with patience without end.</summary>
    private sealed class WatchOfChanges(ServiceProvider services, ChangeFeed feed, TimeSpan patience, Action<int> work)
        : Watch(services.GetRequiredService<IServiceScopeFactory>(), feed, NullLogger.Instance), IAsyncDisposable
    {
        private readonly Channel<int> _runs = Channel.CreateUnbounded<int>();
        private int _count;

        public bool IsIdle => !_runs.Reader.TryPeek(out _);

        protected override TimeSpan Settling => TimeSpan.Zero;

        protected override TimeSpan Patience => patience;

        protected override TimeSpan Recovery => TimeSpan.Zero;

        public static async Task<WatchOfChanges> StartAsync(ChangeFeed feed, TimeSpan? patience = null, Action<int>? work = null)
        {
            var watch = new WatchOfChanges(new ServiceCollection().BuildServiceProvider(), feed, patience ?? Timeout.InfiniteTimeSpan, work ?? (_ => { }));
            await watch.StartAsync(Token);
            return watch;
        }

        /// <summary>Waits for the next run and says how many there were.</summary>
        public ValueTask<int> WorkedAsync() => _runs.Reader.ReadAsync(Token);

        public async ValueTask DisposeAsync()
        {
            await StopAsync(CancellationToken.None);
            Dispose();
            await services.DisposeAsync();
        }

        protected override bool Concerns(Saved saved) => saved.RecordType == RecordTypes.Change;

        protected override Task WorkAsync(IServiceProvider scoped, CancellationToken stoppingToken)
        {
            _runs.Writer.TryWrite(++_count);
            work(_count);
            return Task.CompletedTask;
        }
    }
}
