using ConvergencePortal.Core.Context;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Tests.Strategy;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Tests.Context;

/// <summary>Gives the filler of the test plant something in each of its four lives, in the week of Monday 2026-11-02.</summary>
internal static class Contexts
{
    public static readonly Interval Week = new(Instant.FromUtc(2026, 11, 1, 23, 0), Instant.FromUtc(2026, 11, 8, 23, 0));

    /// <summary>Runs on Tuesday and Wednesday that overlap by an hour, a freeze of the site, a network night, a contract and flows; sources come with the strategy.</summary>
    public static async Task AddLivesAsync(this TestPortal portal)
    {
        await portal.AddStrategyAsync();
        await portal.HasAsync("data-flows",
            """
            site,code,from,to,consumer_function,consumer,transport
            BER,DF-HIST,PLC-FILL,HIST-PACK,,,OPCUA
            BER,DF-MEET,HIST-PACK,,Production,Morning meeting,REST
            """);
        await portal.AddWindowAsync("RUN-1", "BER/PACK/LINE2", WindowKind.Production, "2026-11-03T06:00", 240, adjust: w => (w.Product, w.OrderNumber, w.RatePerMinute) = ("Lemonade", "PO-77", 300));
        await portal.AddWindowAsync("RUN-2", "BER/PACK/LINE2/FILLER", WindowKind.Production, "2026-11-03T09:00", 120);
        await portal.AddWindowAsync("RUN-OTHER", "BER/PACK/LINE2/LABELER", WindowKind.Production, "2026-11-03T18:00", 120);
        await portal.AddWindowAsync("FREEZE", "BER", WindowKind.Freeze, "2026-11-06T00:00", 1440);
        await portal.AddWindowAsync("NET-NIGHT", "segment=VLAN210", WindowKind.Maintenance, "2026-11-05T01:00", 60);

        await using var db = portal.Db();
        var source = await db.DataSources.Include(s => s.Site).SingleAsync(s => s.Code == "PLC-FILL");
        var contract = new DataContract(source.Site, "dc-1", source);
        contract.TakeOver(new ContractReading(new ContractFile("dc-1", "1.2.0", "active") { Name = "Filler values", Terms = [new ContractTerm("endOfLife", "2026-11-04T00:00:00Z")] }, "dc-1", ContractFormat.Yaml), ContractStatus.Active);
        db.DataContracts.Add(contract);
        (await db.Equipment.SingleAsync(e => e.Path == "BER/PACK/LINE2")).IsGxpRelevant = true;
        await db.SaveChangesAsync();
    }

    public static async Task<AssetContext> ContextOfAsync(this TestPortal portal, string tag, Interval? span = null)
    {
        var token = Xunit.TestContext.Current.CancellationToken;
        var reads = portal.Get<ContextReads>();
        return (await reads.ReadAsync((await reads.FindAssetAsync(tag, token)).Value, span ?? Week, await portal.ActorAsync("it.berlin"), token)).Value;
    }
}
