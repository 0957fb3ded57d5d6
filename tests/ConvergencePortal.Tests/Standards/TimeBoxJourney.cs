using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Approvals;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Standards;

/// <summary>Brings waivers and pilots of the test plant to the state a test begins in, through the real use cases. NET-01 R1 of IT is in effect and checked by NC-09; maintenance.berlin asks.</summary>
internal sealed class TimeBoxJourney(TestPortal portal)
{
    public const string Requirement = "NET-01 R1";
    public static readonly LocalDate Today = TestPortal.Start.InUtc().Date;

    public static async Task<(TestPortal Portal, TimeBoxJourney Journey)> BeginAsync()
    {
        var portal = await TestPlant.CreatePortalAsync();
        await new StandardJourney(portal).ApprovedAsync();
        return (portal, new TimeBoxJourney(portal));
    }

    public static AskWaiverInput WaiverInput => new("BER", "Two unmanaged switches", "The spare part comes in January", "Looked at each shift", "Replace both", Today.PlusDays(60), Today.PlusDays(90), [], [Requirement],
        "BER/PACK", Command.New());

    public static AskPilotInput PilotInput => new("BER", "Switch of another maker", "It survives the wash-down", "BER/PACK/LINE2", Today, Today.PlusDays(60), "No stop in eight weeks", "Put the old one back", [Requirement], null,
        Command.New());

    public async Task<Result<TimeBoxState>> AskAsync(AskWaiverInput? input = null, string person = "maintenance.berlin") =>
        await portal.Get<AskWaiver>().RunAsync(input ?? WaiverInput, await portal.ActorAsync(person), default);

    public async Task<Result<TimeBoxState>> AskPilotAsync(AskPilotInput? input = null, string person = "maintenance.berlin") =>
        await portal.Get<AskPilot>().RunAsync(input ?? PilotInput, await portal.ActorAsync(person), default);

    public Task<Result<RoundState>> SignAsync(string type, string number, string person, Function function, RoundVerdict verdict = RoundVerdict.Approve) =>
        portal.SignRoundAsync(type, number, person, function, verdict, verdict == RoundVerdict.Refuse ? "Not in my plant" : null);

    /// <summary>A waiver that IT and cybersecurity signed.</summary>
    public async Task<string> InForceAsync()
    {
        var number = (await AskAsync()).Value.Number;
        (await SignAsync(RecordTypes.Waiver, number, "it.berlin", Function.IT)).Error.ShouldBeNull();
        (await SignAsync(RecordTypes.Waiver, number, "cyber.berlin", Function.Cybersecurity)).Error.ShouldBeNull();
        return number;
    }

    /// <summary>A pilot that everybody asked signed.</summary>
    public async Task<string> RunningAsync(AskPilotInput? input = null)
    {
        var number = (await AskPilotAsync(input)).Value.Number;
        foreach (var (person, function) in new[] { ("it.berlin", Function.IT), ("cyber.berlin", Function.Cybersecurity), ("ot.berlin", Function.OT), ("production.berlin", Function.Production) })
            (await SignAsync(RecordTypes.Pilot, number, person, function)).Error.ShouldBeNull();
        return number;
    }

    public async Task<WaiverDetail> WaiverAsync(string number, string reader = "maintenance.berlin") =>
        (await portal.Get<WaiverReads>().FindAsync(number, await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    public async Task<PilotDetail> PilotAsync(string number, string reader = "maintenance.berlin") =>
        (await portal.Get<PilotReads>().FindAsync(number, await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    public async Task<Result<TimeBoxState>> ExtendAsync(string number, int days, string reason = "The part is late", string person = "maintenance.berlin") =>
        await portal.Get<ExtendWaiver>().RunAsync(new(number, reason, Today.PlusDays(days), Command.New()), await portal.ActorAsync(person), default);
}
