using System.Threading.Channels;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

    private static async Task RanAsync(Channel<Saved> runs) => await runs.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
}
