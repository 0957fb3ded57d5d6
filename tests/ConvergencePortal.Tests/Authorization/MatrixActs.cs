using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Tests.Notices;
using ConvergencePortal.Tests.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Tests.Authorization;

/// <summary>The actions of the matrix in the page's own words, each as one call of its use case.</summary>
internal static class MatrixActs
{
    private const string Waiver = "WV-2026-0001", Pilot = "PL-2026-0001", Standard = "NET-01", Change = "CR-2026-0001", Template = "ST-2026-0001", Measure = "TM-2026-0001", Delegation = "DEL-2026-0001";

    private static readonly Dictionary<string, string> People = new()
    {
        ["requester"] = "ot.berlin", ["implementer"] = "maintenance2.berlin", ["asked"] = "it.berlin", ["delegate"] = "cyber.berlin", ["not asked"] = "quality2.berlin", ["production"] = "production.berlin",
        ["other site"] = "it.hamburg", ["authorizer"] = "it3.berlin", ["chair"] = "chair", ["administrator"] = "admin2", ["author"] = "admin", ["auditor"] = "auditor", ["inactive"] = "it.left", ["key"] = "svc",
        ["second IT"] = "it2.berlin", ["second OT"] = "ot2.berlin", ["second maintenance"] = "maintenance.berlin",
    };

    private static readonly Dictionary<string, Function> Functions = new()
    {
        ["requester"] = Function.OT, ["second OT"] = Function.OT, ["implementer"] = Function.Maintenance, ["second maintenance"] = Function.Maintenance,
    };

    private static readonly ChangeDraft Draft = ChangeJourney.Draft with { Implementer = "maintenance2.berlin" };
    private static readonly ChangeDraft Emergency = ChangeJourney.Emergency with { Implementer = "maintenance2.berlin", EmergencyAuthorizer = "it3.berlin" };

    private static readonly ChangeDraft Temporary = ChangeJourney.Draft with
    {
        Content = Draft.Content with { Permanence = Permanence.Temporary, TemporaryUntil = new LocalDate(2026, 11, 29), BypassKind = MeasureKind.ForcedSignal },
    };

    /// <summary>Kept by OT on the office zone, which is IT's: both are asked.</summary>
    private static readonly StandardContent OfficeNetworks = new("1.0.0", null, null, null, new() { ZoneKind = ZoneKind.Business }, [new(null, "Ports are named.", RequirementLevel.Must)]);

    private static readonly Dictionary<string, string?> PlanSheet = new()
    {
        ["site"] = "BER", ["code"] = "PLAN", ["name"] = "Plan", ["kind"] = "Spreadsheet", ["equipment"] = "BER/PACK", ["description"] = "Which product runs when",
    };

    private static readonly byte[] Contract = "apiVersion: v3.1.0\nkind: DataContract\nid: plan\nversion: 1.0.0\nstatus: active\nslaProperties:\n  - property: freshness\n    value: 60\n    unit: min\n"u8.ToArray();

    private static readonly byte[] Traffic = "source,destination,protocol,port\n10.20.10.11,10.20.90.4,tcp,443\n"u8.ToArray();

    private static readonly ApprovalRule ItLooksAtData = new("IT looks at data", new() { Natures = [ChangeNature.Data] }, RuleEffect.Ask(Function.IT));

    /// <summary>What only asks or notes, and whose refusal is no row of the ledger.</summary>
    public static readonly string[] Readings = ["note that a change was seen", "read and export the whole ledger"];

    private static readonly Dictionary<string, Func<Attempt, Task<Error?>>> All = new()
    {
        ["raise a change"] = a => a.TryAsync(a.Get<DraftChange>().RunAsync(new(Draft, a.Command), a.Actor, default)),
        ["raise an emergency"] = a => a.TryAsync(a.Get<DraftChange>().RunAsync(new(Emergency, a.Command), a.Actor, default)),
        ["raise a temporary change"] = a => a.TryAsync(a.Get<DraftChange>().RunAsync(new(Temporary, a.Command), a.Actor, default)),
        ["edit it"] = async a => await a.TryAsync(a.Get<EditChange>().RunAsync(new(Change, await a.VersionAsync(), Draft with { Content = Draft.Content with { BackoutPlan = "Swap the PLC" } }, a.Command, "It broke"), a.Actor, default)),
        ["submit it"] = a => a.TryAsync(a.Get<SubmitChange>().RunAsync(new(Change, a.Command), a.Actor, default)),
        ["state the impact"] = a => a.TryAsync(a.Get<AssessChange>().RunAsync(new(Change, a.Function, "none", a.Command), a.Actor, default)),
        ["state the impact for a function that is not asked"] = a => a.TryAsync(a.Get<AssessChange>().RunAsync(new(Change, Function.Production, "none", a.Command), a.Actor, default)),
        ["sign"] = a => a.DecideAsync(a.Function, Verdict.Approve),
        ["sign in the retrospective"] = a => a.DecideAsync(a.Function, Verdict.Approve),
        ["ask for changes"] = a => a.DecideAsync(a.Function, Verdict.RequestChanges),
        ["refuse it"] = a => a.DecideAsync(a.Function, Verdict.Refuse),
        ["sign for a function that is not asked"] = a => a.DecideAsync(Function.Production, Verdict.Approve),
        ["confirm the emergency"] = a => a.TryAsync(a.Get<ConfirmEmergency>().RunAsync(new(Change, null, a.Command, TestPlant.Pin), a.Actor, default)),
        ["withdraw it"] = a => a.TryAsync(a.Get<WithdrawChange>().RunAsync(new(Change, "Not now", a.Command), a.Actor, default)),
        ["choose or move its slot"] = a => a.TryAsync(a.Get<ScheduleChange>().RunAsync(new(Change, a.NextSlot, a.Command), a.Actor, default)),
        ["start the work"] = a => a.TryAsync(a.Get<StartChange>().RunAsync(new(Change, a.Command), a.Actor, default)),
        ["finish the work"] = a => a.TryAsync(a.Get<FinishChange>().RunAsync(new(Change, a.Command), a.Actor, default)),
        ["verify it"] = a => a.TryAsync(a.Get<VerifyChange>().RunAsync(new(Change, "Runs", true, true, a.Command), a.Actor, default)),
        ["close it"] = a => a.TryAsync(a.Get<CloseChange>().RunAsync(new(Change, ChangeOutcome.Successful, 0, null, a.Command), a.Actor, default)),
        ["cancel it"] = a => a.TryAsync(a.Get<CancelChange>().RunAsync(new(Change, "Not needed", a.Command), a.Actor, default)),
        ["roll it back"] = a => a.TryAsync(a.Get<RollBackChange>().RunAsync(new(Change, "It leaks", 0, a.Command), a.Actor, default)),

        ["note that a change was seen"] = async a => (await a.Get<SeeChange>().RunAsync(new(Change, 1, Again: true), a.Actor, default)).Error,
        ["start a version of the approval policy"] = a => a.TryAsync(a.Get<DraftPolicyVersion>().RunAsync(new(a.Command), a.Actor, default)),
        ["save a version"] = async a => await a.TryAsync(a.Get<SavePolicyVersion>().RunAsync(new(2, await a.PolicyVersionAsync(), "Why", [.. BuiltInPolicy.Rows, ItLooksAtData], a.Command), a.Actor, default)),
        ["submit a version"] = async a => await a.TryAsync(a.Get<SubmitPolicyVersion>().RunAsync(new(2, await a.PolicyVersionAsync(), a.Command), a.Actor, default)),
        ["discard a version"] = async a => await a.TryAsync(a.Get<DiscardPolicyVersion>().RunAsync(new(2, await a.PolicyVersionAsync(), a.Command), a.Actor, default)),
        ["sign a version for IT, which it concerns"] = a => a.SignRoundAsync(Function.IT),
        ["sign a version for a function that it does not concern"] = a => a.SignRoundAsync(Function.Production),
        ["propose a template from a change"] = a => a.TryAsync(a.Get<ProposeTemplate>().RunAsync(new(Change, a.Command), a.Actor, default)),
        ["edit a template"] = a => a.EditTemplateAsync(),
        ["submit a template"] = a => a.TryAsync(a.Get<SubmitTemplate>().RunAsync(new(Template, a.Command), a.Actor, default)),
        ["take a template back"] = a => a.TryAsync(a.Get<TakeBackTemplate>().RunAsync(new(Template, a.Command), a.Actor, default)),
        ["sign a template for IT"] = a => a.SignRoundAsync(a.Who.StartsWith("second", StringComparison.Ordinal) ? a.Function : Function.IT),
        ["retire a template"] = a => a.TryAsync(a.Get<RetireTemplate>().RunAsync(new(Template, "No longer done", a.Command), a.Actor, default)),
        ["propose a standard"] = a => a.TryAsync(a.Get<ProposeStandard>().RunAsync(new(new(Standard, "Office networks", StandardCategory.Network, Function.OT), a.Command), a.Actor, default)),
        ["draft a standard"] = async a => await a.TryAsync(a.Get<DraftStandard>().RunAsync(new(Standard, await a.StandardVersionAsync(), OfficeNetworks with { ChangeNote = $"Written by the {a.Who}" }, a.Command), a.Actor, default)),
        ["submit a standard"] = a => a.TryAsync(a.Get<SubmitStandard>().RunAsync(new(Standard, false, a.Command), a.Actor, default)),
        ["take a standard back"] = a => a.TryAsync(a.Get<TakeBackStandard>().RunAsync(new(Standard, a.Command), a.Actor, default)),
        ["sign a standard for IT, which it concerns"] = a => a.SignRoundAsync(a.Who.StartsWith("second", StringComparison.Ordinal) ? a.Function : Function.IT),
        ["say that a standard was read and understood"] = a => a.TryAsync(a.Get<AcknowledgeStandard>().RunAsync(new(Standard, OfficeNetworks.SemVer, a.Command), a.Actor, default)),
        ["retire a standard"] = a => a.TryAsync(a.Get<RetireStandard>().RunAsync(new(Standard, "No longer built", a.Command), a.Actor, default)),
        ["ask for a waiver"] = a => a.AskWaiverAsync(),
        ["sign a waiver for OT, whose it is"] = a => a.SignRoundAsync(Function.OT),
        ["take a waiver back"] = a => a.TryAsync(a.Get<TakeBackWaiver>().RunAsync(new(Waiver, a.Command), a.Actor, default)),
        ["ask for more time for a waiver"] = a => a.TryAsync(a.Get<ExtendWaiver>().RunAsync(new(Waiver, "The part is late", a.Today.PlusDays(90), a.Command), a.Actor, default)),
        ["end a waiver"] = a => a.TryAsync(a.Get<EndWaiver>().RunAsync(new(Waiver, "All ports are named", a.Command), a.Actor, default)),
        ["ask for a pilot"] = a => a.TryAsync(a.Get<AskPilot>().RunAsync(new("BER", "No names", "Nobody misses them", "BER/ADMIN", a.Today, a.Today.PlusDays(30), "No call", "Name them", ["NET-01 R1"], null, a.Command), a.Actor, default)),
        ["sign a pilot for OT, whose it is"] = a => a.SignRoundAsync(Function.OT),
        ["sign a pilot for production"] = a => a.SignRoundAsync(Function.Production),
        ["take a pilot back"] = a => a.TryAsync(a.Get<TakeBackPilot>().RunAsync(new(Pilot, a.Command), a.Actor, default)),
        ["ask for more time for a pilot"] = a => a.TryAsync(a.Get<ExtendPilot>().RunAsync(new(Pilot, "Too few calls to say", a.Today.PlusDays(60), a.Command), a.Actor, default)),
        ["decide on a pilot"] = a => a.TryAsync(a.Get<DecidePilot>().RunAsync(new(Pilot, PilotDecision.Stop, "Nine calls", a.Command), a.Actor, default)),
        ["save a data source"] = a => a.SaveAsync("data-sources", PlanSheet),
        ["bring in a data contract"] = a => a.TryAsync(a.Get<ImportContract>().RunAsync(new("BER", PlanSheet["code"]!, Contract, false, a.Command), a.Actor, default)),
        ["bring in observed flows"] = a => a.TryAsync(a.Get<ImportObservedFlows>().RunAsync(new("BER", Traffic, false, a.Command), a.Actor, default)),
        ["note how old the data of a contract is"] = async a =>
            await a.TryAsync(a.Get<MeasureContract>().RunAsync(new(await a.FirstAsync(db => db.DataContracts.Select(c => c.Id)), 90, a.Portal.Clock.GetCurrentInstant(), a.Command), a.Actor, default)),
        ["remove a temporary measure"] = a => a.TryAsync(a.Get<RemoveMeasure>().RunAsync(new(Measure, "The force is off, seen by me", a.Command), a.Actor, default)),
        ["confirm that a forced signal is gone"] = a => a.TryAsync(a.Get<ConfirmRemoval>().RunAsync(new(Measure, true, null, a.Command), a.Actor, default)),
        ["ask for a longer time"] = async a => await a.TryAsync(a.Get<ExtendMeasure>().RunAsync(new(Measure, "The part is late", await a.MeasureEndAsync() + Duration.FromDays(7), a.Command), a.Actor, default)),
        ["sign an extension for IT"] = a => a.SignRoundAsync(Function.IT),
        ["make a measure permanent"] = a => a.TryAsync(a.Get<MakePermanent>().RunAsync(new(Measure, a.Command), a.Actor, default)),
        ["hand a measure over"] = a => a.TryAsync(a.Get<HandOverMeasure>().RunAsync(new(Measure, "maintenance.berlin", a.Command), a.Actor, default)),
        ["offer a measure to the one asked"] = a => a.TryAsync(a.Get<HandOverMeasure>().RunAsync(new(Measure, "it.berlin", a.Command), a.Actor, default)),
        ["take over a measure that was offered to the one asked"] = a => a.TryAsync(a.Get<AnswerOffer>().RunAsync(new(Measure, true, a.Command), a.Actor, default)),
        ["run the checks"] = async a => (await a.Get<RunChecks>().RunAsync(new(), default)).Error,
        ["say that a check is mistaken"] = async a =>
            await a.TryAsync(a.Get<MarkFalsePositive>().RunAsync(new(await a.FirstAsync(db => db.Findings.Where(f => f.SubjectKey == "BER:OFFICE").Select(f => f.Id)), "The office has one", a.Command), a.Actor, default)),
        ["lend IT"] = a => a.TryAsync(a.Get<DelegateRights>().RunAsync(new(null, "cyber2.berlin", "BER", [Function.IT], Lending.Begins, Lending.Begins.PlusDays(7), "On leave", a.Command), a.Actor, default)),
        ["be away"] = async a =>
        {
            await a.Portal.HasAsync("absences", "site,person,from,to\nBER,it2.berlin,2026-11-02,2026-11-20\n");
            return null;
        },
        ["lend what somebody holds who is away"] = a =>
            a.TryAsync(a.Get<DelegateRights>().RunAsync(new("it2.berlin", "cyber2.berlin", "BER", [Function.IT], Lending.Begins, Lending.Begins.PlusDays(7), "Ill", a.Command), a.Actor, default)),
        ["end a delegation"] = a => a.TryAsync(a.Get<RevokeDelegation>().RunAsync(new(Delegation, a.Command), a.Actor, default)),
        ["set the approval settings of a site"] = a => a.TryAsync(a.Get<SaveApprovalSettings>().RunAsync(new("BER", 0, new ApprovalChoices { DefaultDeadlineHours = 24 }, a.Command), a.Actor, default)),
        ["set the scheduling rules of a site"] = a => a.SaveSchedulingAsync(),
        ["save a site or a person"] = a => a.SaveAsync("people", Newcomer),
        ["save a zone"] = a => a.SaveAsync("zones", Zone),
        ["save a window"] = a => a.SaveAsync("windows", Window),
        ["import sites or people"] = a => a.ImportAsync("people", Newcomer),
        ["import zones"] = a => a.ImportAsync("zones", Zone),
        ["import windows"] = a => a.ImportAsync("windows", Window),
        ["catalog a data source"] = async a =>
        {
            await a.Portal.HasAsync("data-sources", "site,code,name,kind,equipment,description\nBER,HIST,Historian,Historian,BER/PACK/LINE2/FILLER,Values\n");
            await a.Portal.HasAsync("ownership", "site,source,type,who,from\nBER,HIST,AccountableOwner,it2.berlin,2026-01-01\n");
            return null;
        },
        ["propose that a data source is approved"] = a => a.TryAsync(a.Get<ProposeRecordChange>().RunAsync(new("data-sources", Source, "It is right", true, a.Command), a.Actor, default)),
        ["sign a proposal for IT"] = a => a.SignRoundAsync(Function.IT),
        ["take a proposal back"] = a => a.TryAsync(a.Get<WithdrawProposal>().RunAsync(new("RP-2026-0001", a.Command), a.Actor, default)),
        ["make an API key"] = a => a.TryAsync(a.Get<CreateApiKey>().RunAsync(new("svc", "Another", ["changes:read"], null, ["changes:read"], a.Command), a.Actor, default)),
        ["revoke an API key"] = async a => (await a.Get<RevokeApiKey>().RunAsync(new(await a.FirstAsync(db => db.ApiKeys.Select(k => k.Id)), a.Command), a.Actor, default)).Error,
        ["end one's own sessions"] = async a => (await a.Get<EndSessions>().RunAsync(new(a.Actor.Code, a.Command), a.Actor, default)).Error,
        ["end the sessions of somebody else"] = async a => (await a.Get<EndSessions>().RunAsync(new("it2.berlin", a.Command), a.Actor, default)).Error,
        ["let a group of the directory give a right"] = a => a.TryAsync(a.Get<AddDirectoryRight>().RunAsync(new(DirectorySource.Group, $"{Guid.NewGuid()}", "OT of the plant", PersonRoles.None, Function.OT, "BER", a.Command), a.Actor, default)),
        ["end what a group of the directory gives"] = async a => (await a.Get<EndDirectoryRight>().RunAsync(new(await a.FirstAsync(db => db.DirectoryRights.Select(r => r.Id)), a.Command), a.Actor, default)).Error,
        ["add a channel"] = a => a.TryAsync(a.Get<SaveChannel>().RunAsync(new(null, 0, Channels.Choices("Another"), Channels.Teams, a.Command), a.Actor, default)),
        ["send a test card"] = a => a.OnChannelAsync(a.Get<TryChannel>().RunAsync),
        ["send again what a channel did not take"] = a => a.OnChannelAsync(a.Get<ReplayDeliveries>().RunAsync),
        ["make a new secret for another system"] = a => a.OnChannelAsync(a.Get<RotateChannelSecret>().RunAsync),
        ["write down who is at a review"] = a => a.TryAsync(a.Get<AttendReview>().RunAsync(new("BER", Review, [new("it2.berlin", Function.IT)], a.Command), a.Actor, default)),
        ["write down a decision of IT"] = a => a.TryAsync(a.Get<DecideInReview>().RunAsync(new("BER", Review, "Names on the panel", [Function.IT], null, null, null, true, null, null, null, a.Command), a.Actor, default)),
        ["agree on an action"] = a => a.TryAsync(a.Get<AgreeAction>().RunAsync(new("BER", Review, "Write the names", "ot.berlin", a.Today.PlusDays(7), a.Command), a.Actor, default)),
        ["say what became of an action"] = a => a.TryAsync(a.Get<MoveAction>().RunAsync(new("AC-2026-0900", ActionMove.Done, "Labelled", null, a.Command), a.Actor, default)),
        ["sign a review off"] = async a => await a.TryAsync(a.Get<SignReview>().RunAsync(new("BER", Review, await a.FirstAsync(db => db.Reviews.Select(r => r.Version)), null, a.Command, TestPlant.Pin), a.Actor, default)),
        ["set quorum and targets of reviews"] = a => a.TryAsync(a.Get<SaveReviewSettings>().RunAsync(new("BER", 0, new ReviewChoices([Function.OT], new Dictionary<string, int?>()), a.Command), a.Actor, default)),
        ["make a calendar address of one's own"] = a => a.TryAsync(a.Get<CreateCalendarFeed>().RunAsync(new(CalendarFeedKind.Person, null, a.Command), a.Actor, default)),
        ["revoke a calendar address"] = async a => (await a.Get<RevokeCalendarFeed>().RunAsync(new(await a.FirstAsync(db => db.CalendarFeeds.Select(f => f.Id)), a.Command), a.Actor, default)).Error,
        ["answer the pulse for IT"] = a => a.TryAsync(a.Get<AnswerPulse>().RunAsync(new("BER", Function.IT, [1, 2, 3, 4, 5], a.Command), a.Actor, default)),
        ["set one's own signing PIN"] = async a => (await a.Get<SetSigningPin>().RunAsync(new(TestPlant.Pin, "13579", a.Command), a.Actor, default)).Error,
        ["take a forgotten PIN away"] = async a => (await a.Get<ClearSigningPin>().RunAsync(new("ot.berlin", a.Command), a.Actor, default)).Error,
        ["read and export the whole ledger"] = a => a.Get<LedgerRightReads>().RefuseAsync(a.Actor, default),
    };

    private const string Review = "2026-W44";

    private static Dictionary<string, string?> Newcomer => new() { ["code"] = "new.person", ["name"] = "New Person", ["kind"] = "Person" };
    private static Dictionary<string, string?> Source => new() { ["site"] = "BER", ["code"] = "HIST" };
    private static Dictionary<string, string?> Zone => new() { ["site"] = "BER", ["code"] = "CELL-NEW", ["name"] = "New cell", ["kind"] = "CellArea", ["owner"] = "OT" };

    private static Dictionary<string, string?> Window => new()
    {
        ["site"] = "BER", ["code"] = "MW-NEW", ["kind"] = "Maintenance", ["title"] = "New night", ["scope"] = "BER/PACK/LINE2", ["start"] = "2026-01-05T02:00", ["minutes"] = "60", ["rule"] = "FREQ=WEEKLY;BYDAY=MO",
    };

    public static async Task<Error?> TryAsync(TestPortal portal, string action, string who)
    {
        var person = who == "owner" ? OwnerOf(action) : People[who];
        return await All[action](new Attempt(portal, who, await portal.ActorAsync(person)));
    }

    private static string OwnerOf(string action) =>
        action.Contains("version", StringComparison.Ordinal) ? "admin" : action is "end a delegation" or "revoke a calendar address" ? "it2.berlin" : "ot.berlin";

    /// <summary>Somebody who tries.</summary>
    private sealed record Attempt(TestPortal Portal, string Who, Actor Actor)
    {
        public Command Command { get; } = Command.New();
        public Function Function => Functions.GetValueOrDefault(Who, Function.IT);

        /// <summary>The first Sunday, and the next once that has come.</summary>
        public Instant NextSlot => Portal.Clock.GetCurrentInstant() < ChangeJourney.Sunday ? ChangeJourney.Sunday : ChangeJourney.Sunday + Duration.FromDays(7);

        public T Get<T>() where T : notnull => Portal.Get<T>();

        public async Task<Error?> TryAsync<T>(Task<Result<T>> attempt) => (await attempt).Error;

        public Task<Error?> DecideAsync(Function function, Verdict verdict) =>
            TryAsync(Get<DecideChange>().RunAsync(new(Change, 1, function, verdict, verdict == Verdict.Approve ? null : "It leaks", Command, TestPlant.Pin), Actor, default));

        public async Task<int> VersionAsync() => await FirstAsync(db => db.Changes.Where(c => c.Number == Change).Select(c => c.Version));

        public async Task<int> PolicyVersionAsync() => await FirstAsync(db => db.ApprovalPolicies.Where(p => p.Number == 2).Select(p => p.Version));

        public async Task<int> StandardVersionAsync() => await FirstAsync(db => db.Standards.Select(s => s.Version));

        public async Task<Instant> MeasureEndAsync() => await FirstAsync(db => db.Measures.Select(m => m.EndsAt));

        public LocalDate Today => Portal.Clock.GetCurrentInstant().InUtc().Date;

        public async Task<Error?> OnChannelAsync(Func<ChannelInput, Actor, CancellationToken, Task<Result<ChannelState>>> act) =>
            await TryAsync(act(new(await FirstAsync(db => db.NoticeChannels.Select(c => c.Id)), Command), Actor, default));

        public Task<Error?> AskWaiverAsync() => TryAsync(Get<AskWaiver>().RunAsync(
            new("BER", "Old patch panel", "It has no room for names", "A drawing hangs beside it", "Replace the panel", Today.PlusDays(20), Today.PlusDays(30), [], ["NET-01 R1"], null, Command), Actor, default));

        public async Task<Error?> SignRoundAsync(Function function)
        {
            var (id, hash) = await FirstAsync(db => db.ApprovalRounds.OrderByDescending(r => r.Id).Select(r => ValueTuple.Create(r.Id, r.ContentHash)));
            return await TryAsync(Get<DecideRound>().RunAsync(new(id, function, hash, RoundVerdict.Approve, null, Command, TestPlant.Pin), Actor, default));
        }

        public async Task<Error?> EditTemplateAsync()
        {
            var version = await FirstAsync(db => db.ChangeTemplates.Select(t => t.Version));
            var until = Portal.Clock.GetCurrentInstant().InUtc().Date.PlusMonths(6);
            return await TryAsync(Get<EditTemplate>().RunAsync(new(Template, version, TemplateContent.Repeatable(Draft.Content), [new(TemplateCover.Exactly, "BER:PLC-FILLER")], until, null, Command), Actor, default));
        }

        public async Task<Error?> SaveSchedulingAsync()
        {
            var choices = (await Get<SchedulingSettingsReads>().FindAsync("BER", await Portal.ActorAsync("chair"), default))!.Choices;
            return await TryAsync(Get<SaveSchedulingSettings>().RunAsync(new("BER", 0, choices with { NightCostPerHour = choices.NightCostPerHour + 1 }, Command), Actor, default));
        }

        public async Task<Error?> SaveAsync(string kind, Dictionary<string, string?> fields)
        {
            var saved = await Get<SaveRecord>().RunAsync(new(kind, fields, Command), Actor, default);
            return saved.Error ?? (saved.Value.IsSaved ? null : Error.Invalid("wrong", saved.Value.Wrong[0].ToString()!));
        }

        public async Task<Error?> ImportAsync(string kind, Dictionary<string, string?> fields)
        {
            var read = await Portal.TryImportAsync(kind, $"{string.Join(',', fields.Keys)}\n{string.Join(',', fields.Values)}\n", Actor, command: Command);
            return read.Error ?? (read.Value.Wrong.Count == 0 ? null : Error.Invalid("wrong", read.Value.Wrong[0].ToString()!));
        }

        public async Task<T> FirstAsync<T>(Func<ConvergencePortal.Core.Data.PortalDb, IQueryable<T>> query)
        {
            await using var db = Portal.Db();
            return await query(db).FirstAsync();
        }
    }
}
