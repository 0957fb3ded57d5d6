using System.Threading.Channels;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

public sealed class CheckWatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OfTheHost_ChecksThePlantAndThenWhatIsSaved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var runs = Channel.CreateUnbounded<Saved>();
        using var subscription = portal.Feed.Subscribe(saved =>
        {
            if (saved.RecordType == RecordTypes.Finding) runs.Writer.TryWrite(saved);
        });
        using var watch = new CheckWatch(portal.Get<IServiceScopeFactory>(), portal.Feed, NullLogger<CheckWatch>.Instance);
        await watch.StartAsync(Token);
        await RanAsync(runs);

        var device = (await portal.Get<RecordReads>().FindAsync("devices", "BER:PLC-FILLER", Token)).Value.Fields.ToDictionary(f => f.Key, f => (string?)f.Value);
        device["remote_access"] = "Direct";
        (await portal.Get<SaveRecord>().RunAsync(new("devices", device, Command.New()), Actor.Portal, Token)).Value.IsSaved.ShouldBeTrue();

        await RanAsync(runs);
        await watch.StopAsync(Token);
        await using var db = portal.Db();
        (await db.Findings.AnyAsync(f => f.Check == "NC-11" && f.SubjectKey == "BER:PLC-FILLER", Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Start_AfterARunThatFailed_ChecksWhatItWasToldOfThen()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var runs = Channel.CreateUnbounded<Saved>();
        using var subscription = portal.Feed.Subscribe(saved =>
        {
            if (saved.RecordType == RecordTypes.Finding) runs.Writer.TryWrite(saved);
        });
        var failures = new Failures();
        using var watch = new CheckWatch(portal.Get<IServiceScopeFactory>(), portal.Feed, failures);
        await watch.StartAsync(Token);
        await RanAsync(runs);
        await using var db = portal.Db();
        await db.Devices.Where(d => d.Code == "PLC-FILLER").ExecuteUpdateAsync(set => set.SetProperty(d => d.RemoteAccess, RemoteAccess.Direct), Token);

        portal.Faults.FailAt(1);
        portal.Feed.Publish(new Saved(RecordTypes.Network, "BER:PLC-FILLER"));
        await failures.Seen.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        await watch.StopAsync(Token);
        await watch.StartAsync(Token);

        await RanAsync(runs);
        await watch.StopAsync(Token);
        (await db.Findings.AnyAsync(f => f.Check == "NC-11" && f.SubjectKey == "BER:PLC-FILLER", Token)).ShouldBeTrue();
    }

    private static async Task RanAsync(Channel<Saved> runs) => await runs.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);

    private sealed class Failures : ILogger<CheckWatch>
    {
        public TaskCompletionSource Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error) Seen.TrySetResult();
        }
    }
}
