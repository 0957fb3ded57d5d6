using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.DataSources;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Tests.People;
using NodaTime;
using Shouldly;
using static ConvergencePortal.Tests.Changes.ChangeJourney;

namespace ConvergencePortal.Tests.Data;

/// <summary>One run of a use case with a command; answers why it was refused, null when it was done.</summary>
internal delegate Task<Error?> Act(TestPortal portal, Command command);

/// <summary>Use cases that write, each with what must be there before it. What was read while preparing holds in every copy of that portal.</summary>
internal static class FaultFlows
{
    private static readonly Guid Session = new("5e551042-0000-4000-8000-000000000001");

    public static IReadOnlyDictionary<string, Func<TestPortal, Task<Act>>> All { get; } = new Dictionary<string, Func<TestPortal, Task<Act>>>
    {
        ["draft a change"] = portal => As<DraftChange, ChangeState>(portal, "ot.berlin", (draft, command, actor) => draft.RunAsync(new(Draft, command), actor, default)),

        ["submit it"] = async portal =>
        {
            var number = await AtAsync(portal, journey => journey.DraftAsync(WithSlot));
            return await As<SubmitChange, ChangeState>(portal, "ot.berlin", (submit, command, actor) => submit.RunAsync(new(number, command), actor, default));
        },
        ["state the last impact"] = async portal =>
        {
            var number = await AtAsync(portal, async journey =>
            {
                await journey.DraftAsync(WithSlot);
                await journey.SubmitAsync();
                foreach (var (person, function) in Signers.SkipLast(1)) await journey.AssessAsync(person, function);
            });
            return await As<AssessChange, ChangeState>(portal, Signers[^1].Person, (assess, command, actor) => assess.RunAsync(new(number, Signers[^1].Function, "none", command), actor, default));
        },
        ["sign first"] = async portal => await DecideAsync(portal, await AtAsync(portal, journey => journey.AuthorizingAsync(WithSlot)), 0),
        ["sign last"] = async portal => await DecideAsync(portal, await AtAsync(portal, SignedButOneAsync), 2),
        ["sign where one may not"] = async portal =>
        {
            var number = await AtAsync(portal, journey => journey.AuthorizingAsync());
            return await As<DecideChange, ChangeState>(portal, "quality.berlin", async (decide, command, actor) =>
            {
                var tried = await decide.RunAsync(new(number, 1, Function.IT, Verdict.Approve, null, command, TestPlant.Pin), actor, default);
                return tried.Error is { Kind: ErrorKind.Forbidden } ? new ChangeState(number, ChangeStatus.Authorizing, 1, 0) : tried;
            });
        },
        ["edit what was signed"] = async portal =>
        {
            var number = await AtAsync(portal, SignedButOneAsync);
            var version = (await portal.Get<ChangeDetailReads>().FindAsync(number, await portal.ActorAsync("ot.berlin"), default)).ShouldNotBeNull().Row.Version;
            return await As<EditChange, ChangeState>(portal, "ot.berlin", (edit, command, actor) =>
                edit.RunAsync(new(number, version, WithSlot with { Content = WithSlot.Content with { WorkMinutes = 61 } }, command, "It takes longer"), actor, default));
        },
        ["choose a slot"] = async portal =>
        {
            var number = await AtAsync(portal, journey => journey.ApprovedAsync());
            return await As<ScheduleChange, ChangeState>(portal, "ot.berlin", (schedule, command, actor) => schedule.RunAsync(new(number, Sunday, command), actor, default));
        },
        ["withdraw it"] = async portal =>
        {
            var number = await AtAsync(portal, SignedButOneAsync);
            return await As<WithdrawChange, ChangeState>(portal, "ot.berlin", (withdraw, command, actor) => withdraw.RunAsync(new(number, "Later", command), actor, default));
        },
        ["confirm an emergency"] = async portal =>
        {
            var number = await AtAsync(portal, async journey =>
            {
                await journey.DraftAsync(Emergency);
                await journey.SubmitAsync();
            });
            return await As<ConfirmEmergency, ChangeState>(portal, "production.berlin", (confirm, command, actor) => confirm.RunAsync(new(number, null, command, TestPlant.Pin), actor, default));
        },
        ["end the work of a temporary change"] = async portal =>
        {
            var number = await AtAsync(portal, journey => journey.ImplementingAsync(Draft with { Content = Draft.Content with { Permanence = Permanence.Temporary, TemporaryUntil = new LocalDate(2026, 12, 1) } }));
            return await As<FinishChange, ChangeState>(portal, "ot.berlin", (finish, command, actor) => finish.RunAsync(new(number, command), actor, default));
        },
        ["delegate"] = portal => As<DelegateRights, DelegationState>(portal, "it.berlin", (delegateRights, command, actor) =>
            delegateRights.RunAsync(new(null, "ot.berlin", "BER", [Function.IT], Lending.Begins, Lending.Begins.PlusDays(7), "On leave", command), actor, default)),

        ["end a delegation"] = async portal =>
        {
            var number = await portal.DelegateAsync("it.berlin", "ot.berlin");
            return await As<RevokeDelegation, DelegationState>(portal, "it.berlin", (revoke, command, actor) => revoke.RunAsync(new(number, command), actor, default));
        },
        ["save a version of the policy"] = async portal =>
        {
            await portal.DraftPolicyAsync();
            return await As<SavePolicyVersion, PolicyState>(portal, "admin", (save, command, actor) =>
                save.RunAsync(new(2, 0, "Why", [.. BuiltInPolicy.Rows, StoredPolicies.QualityOnNetworks], command), actor, default));
        },
        ["submit a version of the policy"] = async portal =>
        {
            await portal.DraftPolicyAsync();
            await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, StoredPolicies.QualityOnNetworks]);
            return await As<SubmitPolicyVersion, PolicyState>(portal, "admin", (submit, command, actor) => submit.RunAsync(new(2, 1, command), actor, default));
        },
        ["sign a version of the policy into effect"] = async portal =>
        {
            await portal.InReviewAsync(StoredPolicies.QualityOnNetworks);
            var round = await portal.RoundAsync();
            return await As<DecideRound, RoundState>(portal, "quality.berlin", (decide, command, actor) =>
                decide.RunAsync(new(round.Id, Function.Quality, round.ContentHash, RoundVerdict.Approve, null, command, TestPlant.Pin), actor, default));
        },
        ["save a record"] = portal => As<SaveRecord, RecordSaved>(portal, "it.berlin", (save, command, actor) =>
            save.RunAsync(new("segments", new Dictionary<string, string?> { ["site"] = "BER", ["code"] = "VLAN210", ["name"] = "Machines", ["zone"] = "CELL-PACK" }, command), actor, default)),

        ["import a file"] = portal => As<ImportRecords, ImportReport>(portal, "it.berlin", (import, command, actor) =>
            import.RunAsync(new("segments", Importing.Table("site,code,name,zone\nBER,VLAN210,Machines,CELL-PACK\nBER,VLAN211,More machines,CELL-PACK\n"), DryRun: false, command), actor, null, default)),

        ["propose a change to an approved source"] = async portal =>
        {
            await portal.CatalogAsync();
            await portal.ApprovedAsync();
            return await As<ProposeRecordChange, RecordProposed>(portal, "it.berlin", (propose, command, actor) =>
                propose.RunAsync(new("data-sources", Catalogs.Fields(Catalogs.Historian, ("units", "bottles a minute")), "Counted anew", false, command), actor, default));
        },
        ["sign a proposal into effect"] = async portal =>
        {
            await portal.CatalogAsync();
            await portal.ApprovedAsync();
            var number = await portal.ProposedAsync();
            foreach (var (person, function) in Catalogs.Signers.SkipLast(1)) (await portal.SignAsync(number, person, function)).Error.ShouldBeNull();
            var round = (await portal.RoundAsync(number)).ShouldNotBeNull();
            return await As<DecideRound, RoundState>(portal, "quality.berlin", (decide, command, actor) =>
                decide.RunAsync(new(round.Id, Function.Quality, round.ContentHash, RoundVerdict.Approve, null, command, TestPlant.Pin), actor, default));
        },
        ["save the approval settings"] = portal => As<SaveApprovalSettings, ApprovalSettingsState>(portal, "chair", (save, command, actor) =>
            save.RunAsync(new("BER", 0, new ApprovalChoices { ReminderPercent = 25 }, command), actor, default)),

        ["set a PIN"] = async portal =>
        {
            var actor = await portal.ActorAsync("it.berlin");
            return async (copy, command) => (await copy.Get<SetSigningPin>().RunAsync(new(TestPlant.Pin, "9753", command), actor, default)).Error;
        },
    };

    private static ChangeDraft WithSlot => Draft with { Content = Draft.Content with { PlannedStart = Sunday } };

    private static async Task<Act> As<TUseCase, T>(TestPortal portal, string person, Func<TUseCase, Command, Actor, Task<Result<T>>> run) where TUseCase : notnull
    {
        var (actor, now) = (await portal.ActorAsync(person) with { Session = Session }, portal.Clock.GetCurrentInstant());
        return async (copy, command) =>
        {
            copy.Clock.Set(now);
            return (await run(copy.Get<TUseCase>(), command, actor)).Error;
        };
    }

    private static Task<Act> DecideAsync(TestPortal portal, string number, int signer) => As<DecideChange, ChangeState>(portal, Signers[signer].Person, (decide, command, actor) =>
        decide.RunAsync(new(number, 1, Signers[signer].Function, Verdict.Approve, null, command, TestPlant.Pin), actor, default));

    private static async Task<string> AtAsync(TestPortal portal, Func<ChangeJourney, Task> walk)
    {
        var journey = new ChangeJourney(portal);
        await walk(journey);
        return journey.Number;
    }

    private static async Task SignedButOneAsync(ChangeJourney journey)
    {
        await journey.AuthorizingAsync(WithSlot);
        foreach (var (person, function) in Signers.SkipLast(1)) await DoneAsync(journey.DecideAsync(person, function));
    }
}
