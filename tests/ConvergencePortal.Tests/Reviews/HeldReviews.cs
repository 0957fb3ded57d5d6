using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>Reviews of the test plant, and the steps of their meetings.</summary>
internal static class HeldReviews
{
    /// <summary>The week in which the test plant's clock begins.</summary>
    public const string Week = "2026-W45";

    /// <summary>Monday 2026-11-09 08:00 in Berlin, when that week is over.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 9, 7, 0);

    /// <summary>The plant with something in its ledger, and its first week frozen.</summary>
    public static async Task<TestPortal> FrozenPortalAsync()
    {
        var portal = await BegunPortalAsync();
        portal.Clock.Set(Monday);
        await portal.FreezeAsync();
        return portal;
    }

    /// <summary>The plant with something in its ledger.</summary>
    public static async Task<TestPortal> BegunPortalAsync()
    {
        var portal = await TestPlant.CreatePortalAsync();
        await new Changes.ChangeJourney(portal).DraftAsync();
        return portal;
    }

    public static Task<IReadOnlyList<string>> FreezeAsync(this TestPortal portal) => portal.Get<FreezeReviews>().RunAsync(default);

    /// <summary>A review without figures, with IT there and an action of OT.</summary>
    public static async Task HasReviewAsync(this TestPortal portal, string week = "2026-W44")
    {
        await using var db = portal.Db();
        var site = await db.Equipment.Where(e => e.Path == "BER").Select(e => e.Id).SingleAsync();
        var (now, asked) = (portal.Clock.GetCurrentInstant(), IsoWeek.Parse(week)!.Value);
        var review = new GovernanceReview(site, "BER", asked, asked.In(DateTimeZoneProviders.Tzdb["Europe/Berlin"]), [], [], [Function.IT], now);
        var (it, ot) = (await portal.ActorAsync("it2.berlin"), await portal.ActorAsync("ot.berlin"));
        review.Attend([new ReviewAttendance(it.PersonId, it.Name, Function.IT)]).Error.ShouldBeNull();
        db.Reviews.Add(review);
        await db.SaveChangesAsync();
        db.Actions.Add(new ActionItem("AC-2026-0900", review, null, "Label the patch panel", ot.PersonId, ot.Name, now.InUtc().Date.PlusDays(7), now));
        await db.SaveChangesAsync();
    }

    public static async Task<ReviewDetail> ReviewAsync(this TestPortal portal, string week = Week, string reader = "chair", string site = "BER") =>
        (await portal.Get<ReviewReads>().FindAsync(site, week, await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    public static async Task<Result<ReviewState>> AttendAsync(this TestPortal portal, string by, params (string Person, Function Function)[] present) =>
        await portal.Get<AttendReview>().RunAsync(new("BER", Week, [.. present.Select(p => new PresentInput(p.Person, p.Function))], Command.New()), await portal.ActorAsync(by), default);

    /// <summary>IT, OT and maintenance are there.</summary>
    public static async Task QuorumAsync(this TestPortal portal) =>
        (await portal.AttendAsync("chair", ("it.berlin", Function.IT), ("ot.berlin", Function.OT), ("maintenance.berlin", Function.Maintenance))).Error.ShouldBeNull();

    public static DecideInReviewInput Decision { get; } =
        new("BER", Week, "The patch panel gets names.", [Function.IT, Function.OT], "Maintenance wants numbers.", null, "CR-2026-0001", false, "Write the names", "ot.berlin", new LocalDate(2026, 11, 16), Command.New());

    public static async Task<Result<ReviewState>> DecideAsync(this TestPortal portal, DecideInReviewInput? input = null, string by = "it.berlin") =>
        await portal.Get<DecideInReview>().RunAsync((input ?? Decision) with { Command = Command.New() }, await portal.ActorAsync(by), default);

    public static async Task<Result<ReviewState>> SignReviewAsync(this TestPortal portal, string by = "chair", int? version = null, string? pin = TestPlant.Pin, Command? command = null) =>
        await portal.Get<SignReview>().RunAsync(new("BER", Week, version ?? (await portal.ReviewAsync()).Version, "We spoke of names.", command ?? Command.New(), pin), await portal.ActorAsync(by), default);

    public static async Task<Result<ActionState>> MoveActionAsync(this TestPortal portal, string number, ActionMove move, string? note = "It is done", LocalDate? due = null, string by = "ot.berlin") =>
        await portal.Get<MoveAction>().RunAsync(new(number, move, note, due, Command.New()), await portal.ActorAsync(by), default);
}
