using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Approvals;
using ConvergencePortal.Tests.Common;
using Shouldly;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Writes, submits and signs versions of the approval policy through the real use cases.</summary>
internal static class StoredPolicies
{
    /// <summary>Quality also looks at every network change: concerns quality alone.</summary>
    public static readonly ApprovalRule QualityOnNetworks = new("Quality looks at networks", new() { Natures = [ChangeNature.Network] }, RuleEffect.Ask(Function.Quality));

    public static async Task<Result<PolicyState>> DraftPolicyAsync(this TestPortal portal, string by = "admin") =>
        await portal.Get<DraftPolicyVersion>().RunAsync(new(Command.New()), await portal.ActorAsync(by), default);

    public static async Task<Result<PolicyState>> SavePolicyAsync(this TestPortal portal, IReadOnlyList<ApprovalRule> rows, int version = 0, string by = "admin", int number = 2, string? note = "Why") =>
        await portal.Get<SavePolicyVersion>().RunAsync(new(number, version, note, rows, Command.New()), await portal.ActorAsync(by), default);

    public static async Task<Result<PolicyState>> SubmitPolicyAsync(this TestPortal portal, int version = 1, string by = "admin", int number = 2) =>
        await portal.Get<SubmitPolicyVersion>().RunAsync(new(number, version, Command.New()), await portal.ActorAsync(by), default);

    public static async Task<Result<PolicyState>> DiscardPolicyAsync(this TestPortal portal, int version, string by = "admin", int number = 2) =>
        await portal.Get<DiscardPolicyVersion>().RunAsync(new(number, version, Command.New()), await portal.ActorAsync(by), default);

    public static async Task<RoundDetail> RoundAsync(this TestPortal portal, int number = 2, string reader = "admin") =>
        (await portal.Get<RoundReads>().FindLatestAsync(RecordTypes.Policy, ApprovalPolicy.NumberFor(number), await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    public static Task<Result<RoundState>> SignPolicyAsync(this TestPortal portal, string by, Function function, RoundVerdict verdict = RoundVerdict.Approve, string? comment = null, int number = 2) =>
        portal.SignRoundAsync(RecordTypes.Policy, ApprovalPolicy.NumberFor(number), by, function, verdict, comment);

    public static async Task<PolicyDetail> PolicyAsync(this TestPortal portal, int number = 2, string reader = "it.berlin") =>
        (await portal.Get<PolicyReads>().FindAsync(number, await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    /// <summary>Version 2 with the built-in rows and some more, waiting for signatures.</summary>
    public static async Task InReviewAsync(this TestPortal portal, params ApprovalRule[] more)
    {
        (await portal.DraftPolicyAsync()).Error.ShouldBeNull();
        (await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, .. more])).Error.ShouldBeNull();
        (await portal.SubmitPolicyAsync()).Error.ShouldBeNull();
    }
}
