using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Walks a change of the test plant to the state a test begins in, through the real use cases.</summary>
public sealed class ChangeJourney(TestPortal portal)
{
    /// <summary>Sunday 2026-11-08 02:00 in Berlin: the line's maintenance window begins.</summary>
    public static readonly Instant Sunday = Instant.FromUtc(2026, 11, 8, 1, 0);

    /// <summary>Asked on the filler's PLC: IT, OT and maintenance.</summary>
    public static readonly (string Person, Function Function)[] Signers = [("it.berlin", Function.IT), ("ot2.berlin", Function.OT), ("maintenance.berlin", Function.Maintenance)];

    public static ChangeDraft Draft { get; } = new()
    {
        Content = new ChangeContent
        {
            Title = "Patch the filler's PLC", Nature = ChangeNature.Network, Purpose = "Close an advisory", ImplementationPlan = "Load firmware", BackoutPlan = "Load the old firmware",
            WorkMinutes = 60, TestMinutes = 30, RollbackMinutes = 60,
        },
        Items = [new ItemInput("BER:PLC-FILLER")],
    };

    /// <summary>The same work as an emergency, let pass by production.</summary>
    public static ChangeDraft Emergency { get; } = Draft with
    {
        Content = Draft.Content with { Type = ChangeType.Emergency, EmergencyReason = "The filler stands still" }, EmergencyAuthorizer = "production.berlin",
    };

    public string Number { get; private set; } = "";

    public async Task<ChangeState> DraftAsync(ChangeDraft? draft = null, string requester = "ot.berlin")
    {
        var state = await DoneAsync(portal.Get<DraftChange>().RunAsync(new(draft ?? Draft, Command.New()), await portal.ActorAsync(requester), default));
        Number = state.Number;
        return state;
    }

    public async Task<ChangeState> SubmitAsync(string requester = "ot.berlin") =>
        await DoneAsync(portal.Get<SubmitChange>().RunAsync(new(Number, Command.New()), await portal.ActorAsync(requester), default));

    public async Task<Result<ChangeState>> AssessAsync(string person, Function function, string statement = "none") =>
        await portal.Get<AssessChange>().RunAsync(new(Number, function, statement, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> DecideAsync(string person, Function function, int revision = 1, Verdict verdict = Verdict.Approve, string? comment = null) =>
        await portal.Get<DecideChange>().RunAsync(new(Number, revision, function, verdict, comment, Command.New(), TestPlant.Pin), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> ScheduleAsync(Instant start, string person = "ot.berlin") =>
        await portal.Get<ScheduleChange>().RunAsync(new(Number, start, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> EditAsync(ChangeDraft draft, int? version = null, string person = "ot.berlin", string? reason = "It was wrong") =>
        await portal.Get<EditChange>().RunAsync(new(Number, version ?? (await DetailAsync()).Row.Version, draft, Command.New(), reason), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> ConfirmEmergencyAsync(string person = "production.berlin") =>
        await portal.Get<ConfirmEmergency>().RunAsync(new(Number, null, Command.New(), TestPlant.Pin), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> TrySubmitAsync(string person = "ot.berlin") =>
        await portal.Get<SubmitChange>().RunAsync(new(Number, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> WithdrawAsync(string person = "ot.berlin", string? reason = null) =>
        await portal.Get<WithdrawChange>().RunAsync(new(Number, reason, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> StartAsync(string person = "ot.berlin") =>
        await portal.Get<StartChange>().RunAsync(new(Number, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> FinishAsync(string person = "ot.berlin") =>
        await portal.Get<FinishChange>().RunAsync(new(Number, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> VerifyAsync(string person = "ot.berlin", string result = "Runs", bool peopleInformed = false, bool preStartupReview = false) =>
        await portal.Get<VerifyChange>().RunAsync(new(Number, result, peopleInformed, preStartupReview, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> CloseAsync(string person = "ot.berlin", ChangeOutcome outcome = ChangeOutcome.Successful, int minutesLost = 0) =>
        await portal.Get<CloseChange>().RunAsync(new(Number, outcome, minutesLost, null, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> CancelAsync(string person = "ot.berlin", string reason = "Not needed") =>
        await portal.Get<CancelChange>().RunAsync(new(Number, reason, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ChangeState>> RollBackAsync(string person = "ot.berlin", string reason = "It leaks") =>
        await portal.Get<RollBackChange>().RunAsync(new(Number, reason, 0, Command.New()), await portal.ActorAsync(person), default);

    /// <summary>Approved, in the Sunday slot, and the clock stands at its beginning.</summary>
    public async Task ScheduledAsync(ChangeDraft? draft = null)
    {
        await ApprovedAsync(draft);
        await DoneAsync(ScheduleAsync(Sunday));
        portal.Clock.Set(Sunday);
    }

    public async Task ImplementingAsync(ChangeDraft? draft = null)
    {
        await ScheduledAsync(draft);
        await DoneAsync(StartAsync((await DetailAsync()).ImplementerCode!));
    }

    public async Task VerifyingAsync(ChangeDraft? draft = null)
    {
        await ImplementingAsync(draft);
        await DoneAsync(FinishAsync());
    }

    public async Task AuthorizingAsync(ChangeDraft? draft = null)
    {
        await DraftAsync(draft);
        await SubmitAsync();
        foreach (var (person, function) in Signers) (await AssessAsync(person, function)).Error.ShouldBeNull();
    }

    public async Task<ChangeState> ApprovedAsync(ChangeDraft? draft = null)
    {
        await AuthorizingAsync(draft);
        ChangeState? state = null;
        foreach (var (person, function) in Signers) state = await DoneAsync(DecideAsync(person, function));
        return state!;
    }

    public async Task<ChangeDetail> DetailAsync(string reader = "ot.berlin") =>
        (await portal.Get<ChangeDetailReads>().FindAsync(Number, await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    public static async Task<ChangeState> DoneAsync(Task<Result<ChangeState>> action)
    {
        var result = await action;
        result.Error.ShouldBeNull();
        return result.Value;
    }
}
