using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Approvals;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Shouldly;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>A small catalog on the test plant, and proposals as a test writes them.</summary>
internal static class Catalogs
{
    public const string Historian = "BER:HIST";
    public const string Term = "Maintenance window";

    /// <summary>
    /// HIST describes line 2 with its GxP labeler; owner production, steward OT, custodian IT, and a former owner. PLC feeds it, it feeds PLAN and quality. EAR is known by one person, CIP by two and an expert.
    /// LONE has no owner.
    /// </summary>
    public static async Task CatalogAsync(this TestPortal portal)
    {
        await portal.HasAsync("data-sources", """
            site,code,name,kind,equipment,description,device,units,stage,safety_relevant,certification,certified,certification_expires,role_name,known_by,backup,ask_again
            BER,HIST,Plant historian,Historian,BER/PACK/LINE2,Measured values of line 2,PLC-FILLER,bottles/h,Production,,GxP verified,2026-01-01,2026-12-01,,,,
            BER,PLC,Filler controller,PLC,BER/PACK/LINE2/FILLER,Speeds and stop reasons,PLC-FILLER,,Production,,,,,,,,
            BER,PLAN,Plan of the week,Spreadsheet,BER/ADMIN,Which product runs when,PC-OFFICE-01,,Production,,,,,,,,
            BER,LONE,Forgotten logger,Historian,BER/PACK,Nobody knows,,,Production,,,,,,,,
            BER,EAR,Sound of the pump,Person,BER/PACK/LINE2/CIP,Whether it begins to cavitate,,,Production,,,,,Pump mechanic,maintenance2.berlin,,2026-10-26
            BER,CIP,Why cleaning takes so long,Person,BER/PACK/LINE2/CIP,Which step may be shortened,,,Production,,,,,,ot.berlin,ot2.berlin,2026-11-15
            """);
        await portal.HasAsync("ownership", """
            site,source,type,who,from,to
            BER,HIST,AccountableOwner,it2.berlin,2024-01-01,2026-01-01
            BER,HIST,AccountableOwner,production.berlin,2026-01-01,
            BER,HIST,Steward,ot.berlin,2026-01-01,
            BER,HIST,Custodian,function=IT,2026-01-01,
            BER,PLC,AccountableOwner,ot.berlin,2026-01-01,
            BER,PLAN,AccountableOwner,production.berlin,2026-01-01,
            BER,EAR,AccountableOwner,maintenance.berlin,2026-01-01,
            BER,CIP,AccountableOwner,quality.berlin,2026-01-01,
            BER,CIP,SubjectExpert,ot2.berlin,2026-01-01,
            """);
        await portal.HasAsync("data-flows", """
            site,code,from,to,consumer_function,consumer,transport,note
            BER,F-PLC-HIST,PLC,HIST,,,OPCUA,States
            BER,F-HIST-PLAN,HIST,PLAN,,,REST,Counters
            BER,F-HIST-QUAL,HIST,,Quality,Release of batches,REST,
            """);
        await portal.HasAsync("use-cases", """
            site,code,title,consumer_function,state,sources,value,confidence,effort,blocker
            BER,UC-OEE,Morning meeting,Production,Current,HIST,40000,90,Small,
            BER,UC-JAM,Warn before the filler jams,Maintenance,Potential,HIST; PLC,60000,60,Medium,Torque is missing
            BER,UC-CLOUD,Sell the data,IT,Rejected,HIST,,,,Nobody asked quality
            """);
        await portal.HasAsync("glossary", """
            term,definition,it_word,ot_word,maintenance_word,parent_term,related,status
            Window,Hours for which something holds,,,,,Freeze,Draft
            Maintenance window,Hours in which equipment may be worked on,Change window,Shutdown slot,Planned stop,Window,Window; Shutdown,Draft
            """);
    }

    public static Task<Result<RecordProposed>> ProposeAsync(this TestPortal portal, string person, string kind, IReadOnlyDictionary<string, string?> fields, bool givesApproval = false, string? reason = "It is so now", Command? command = null) =>
        portal.ActAsync(person, actor => portal.Get<ProposeRecordChange>().RunAsync(new(kind, fields, reason, givesApproval, command ?? Command.New()), actor, default));

    /// <summary>A change to the historian that waits for signatures; its number.</summary>
    public static async Task<string> ProposedAsync(this TestPortal portal, string person = "it.berlin", string column = "units", string? text = "bottles a minute")
    {
        var proposed = await portal.ProposeAsync(person, "data-sources", Fields(Historian, (column, text)));
        proposed.Error.ShouldBeNull();
        proposed.Value.Wrong.ShouldBeEmpty();
        return proposed.Value.Number;
    }

    /// <summary>The historian, approved by production, OT and quality.</summary>
    public static async Task<string> ApprovedAsync(this TestPortal portal)
    {
        var proposed = await portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian), givesApproval: true);
        proposed.Error.ShouldBeNull();
        await portal.SignAllAsync(proposed.Value.Number);
        return proposed.Value.Number;
    }

    public static async Task SignAllAsync(this TestPortal portal, string number)
    {
        foreach (var (person, function) in Signers) (await portal.SignAsync(number, person, function)).Error.ShouldBeNull();
    }

    public static (string Person, Function Function)[] Signers => [("production.berlin", Function.Production), ("ot.berlin", Function.OT), ("quality.berlin", Function.Quality)];

    public static Task<Result<RoundState>> SignAsync(this TestPortal portal, string number, string person, Function function, RoundVerdict verdict = RoundVerdict.Approve, string? comment = null) =>
        portal.SignRoundAsync(RecordTypes.Proposal, number, person, function, verdict, comment);

    public static async Task<RoundDetail?> RoundAsync(this TestPortal portal, string number, string reader = "auditor") =>
        await portal.Get<RoundReads>().FindLatestAsync(RecordTypes.Proposal, number, await portal.ActorAsync(reader), default);

    public static Task<Result<ProposalState>> WithdrawAsync(this TestPortal portal, string number, string person) =>
        portal.ActAsync(person, actor => portal.Get<WithdrawProposal>().RunAsync(new(number, Command.New()), actor, default));

    public static async Task<StoredRecord> StoredAsync(this TestPortal portal, string kind, string key)
    {
        var found = await portal.Get<RecordReads>().FindAsync(kind, key, default);
        found.Error.ShouldBeNull();
        return found.Value;
    }

    public static Dictionary<string, string?> Fields(string key, params (string Column, string? Text)[] moved)
    {
        var fields = new Dictionary<string, string?> { ["site"] = key.Split(':')[0], ["code"] = key.Split(':')[1] };
        foreach (var (column, text) in moved) fields[column] = text;
        return fields;
    }

    private static async Task<Result<T>> ActAsync<T>(this TestPortal portal, string person, Func<Actor, Task<Result<T>>> act) => await act(await portal.ActorAsync(person));

    /// <summary>Saves a source with some of its fields moved.</summary>
    public static async Task<Result<RecordSaved>> SaveRecordAsync(this TestPortal portal, string person, string key, params (string Column, string? Text)[] moved)
    {
        var fields = (await portal.StoredAsync("data-sources", key)).Fields.ToDictionary(field => field.Key, string? (field) => field.Value);
        foreach (var (column, text) in moved) fields[column] = text;
        return await portal.SaveRecordAsync(person, "data-sources", fields);
    }

    public static async Task<Result<RecordSaved>> SaveRecordAsync(this TestPortal portal, string person, string kind, IReadOnlyDictionary<string, string?> fields) =>
        await portal.Get<SaveRecord>().RunAsync(new SaveRecordInput(kind, fields, Command.New()), await portal.ActorAsync(person), default);
}
