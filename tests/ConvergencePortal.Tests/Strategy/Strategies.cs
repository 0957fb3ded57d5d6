using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;

namespace ConvergencePortal.Tests.Strategy;

/// <summary>Objectives and use cases of the test plant: two in use, two that could be (one of them without a source), one rejected.</summary>
internal static class Strategies
{
    public const string InUse = "UC-OEE";
    public const string CouldBe = "UC-TORQUE";
    public const string WithoutSource = "UC-CLEAN";
    public const string NotWorthIt = "UC-CLOUD";

    public static async Task AddStrategyAsync(this TestPortal portal)
    {
        await portal.HasAsync("data-sources",
            """
            site,code,name,kind,equipment,description,certification,certified,certification_expires
            BER,HIST-PACK,Historian of packaging,Historian,BER,Counters and states,GxP verified,2026-01-01,2026-11-07
            BER,PLC-FILL,Filler values,PLC,BER/PACK/LINE2/FILLER,Torque and speed,,,
            """);
        await portal.HasAsync("objectives",
            """
            site,code,title,sponsor,measure,unit,baseline,target,current,measured,due,status
            BER,DO-STOPS,Fewer stops of line 2,production.berlin,Unplanned stops a week,stops,14,7,11,2026-11-01,2027-06-30,Active
            BER,DO-LATE,Release on the same day,quality.berlin,Hours to release,h,52,16,60,2026-10-01,2026-10-31,Active
            BER,DO-ENERGY,Less energy,maintenance.berlin,Energy of a hectoliter,,,,,,,Proposed
            """);
        await portal.HasAsync("use-cases",
            """
            site,code,title,consumer_function,consumer,state,sources,hypothesis,value,confidence,effort,objectives,blocker,next_step,owner
            BER,UC-OEE,Efficiency in the morning,Production,Morning meeting,Current,HIST-PACK,Losses are seen,40000,90,Small,DO-STOPS,,,production.berlin
            BER,UC-TORQUE,Warn before a jam,Maintenance,Mechanics,Potential,PLC-FILL; HIST-PACK,Torque rises,60000,50,Medium,DO-STOPS,No torque in the historian,Ask the builder,ot.berlin
            BER,UC-CLEAN,Shorter cleaning,Production,,Potential,,,,,,DO-STOPS,,,
            BER,UC-CONTROL,Run the line,Production,Operators,Current,PLC-FILL,,,,,,,,
            BER,UC-CLOUD,Cloud of the logger,Maintenance,,Rejected,HIST-PACK,,90000,10,Large,DO-STOPS,,,
            """);
    }

    /// <summary>A second site, with somebody of OT who speaks for nothing in Berlin.</summary>
    public static async Task HasForeignerAsync(this TestPortal portal)
    {
        await portal.HasAsync("sites", "code,name,enterprise,time_zone\nCHI,Chicago,ACME,America/Chicago\n");
        await portal.HasAsync("people", "code,name\not.chicago,Oscar Chicago\n");
        await portal.HasAsync("memberships", "person,site,function,from\not.chicago,CHI,OT,2020-01-01\n");
    }

    public static async Task<UseCaseRow> UseCaseAsync(this TestPortal portal, string code) =>
        (await portal.Get<UseCaseReads>().FindAsync("BER", code, Xunit.TestContext.Current.CancellationToken))!.Row;
}
