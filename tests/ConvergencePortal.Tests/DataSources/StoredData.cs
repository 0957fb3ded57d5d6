using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>Sources, owners, flows and use cases in the tables of the test plant, through the importers.</summary>
internal static class StoredData
{
    public static async Task HasDataAsync(this TestPortal portal)
    {
        await portal.HasAsync("data-sources", """
            site,code,name,kind,equipment,description,device
            BER,PLC-FILL,Filler values,PLC,BER/PACK/LINE2/FILLER,States of the filler,PLC-FILLER
            BER,SCADA,Supervision,SCADA,BER/PACK/LINE2,Alarms and set points,PC-OFFICE-01
            BER,HIST,Historian,Historian,BER,Values of everything,
            BER,OLD,Old logger,Historian,BER/PACK/LINE2,Nobody reads it,HMI-LABELER
            """);
        await portal.HasAsync("ownership", """
            site,source,type,who,from
            BER,PLC-FILL,AccountableOwner,production.berlin,2025-01-01
            BER,SCADA,AccountableOwner,ot.berlin,2025-01-01
            """);
        await portal.HasAsync("data-flows", """
            site,code,from,to,consumer_function,consumer,transport,port,conduit,needed_to_run
            BER,F-STATES,PLC-FILL,SCADA,,,OPCUA,,,
            BER,F-SET,SCADA,PLC-FILL,,,OPCUA,,C-IDMZ-PACK,yes
            BER,F-ARCHIVE,SCADA,HIST,,,REST,,,
            BER,F-TYPED,HIST,SCADA,,,ManualRekeying,,,
            BER,F-MEETING,HIST,,Production,Morning meeting,REST,,,
            """);
        await portal.HasAsync("use-cases", """
            site,code,title,consumer_function,state,sources,value
            BER,UC-OEE,Efficiency,Production,Current,HIST; SCADA,40000
            BER,UC-RUN,Run the line,Production,Current,PLC-FILL,
            BER,UC-LATER,Some day,Maintenance,Potential,PLC-FILL,90000
            """);
    }
}
