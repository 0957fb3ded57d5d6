using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>A week of the test plant in which one change was approved and got its slot, frozen on the Monday after; its review is held through the real use cases.</summary>
public sealed class FrozenWeek(TestPortal portal)
{
    public const string Site = "BER";
    public const string Week = "2026-W45";
    public const string Number = "BER/2026-W45";

    /// <summary>Monday 2026-11-09, 08:00 in Berlin.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 9, 7, 0);

    /// <summary>The change behind the figures.</summary>
    public string Change { get; private set; } = "";

    /// <summary>A host that runs on the same clock may have been faster.</summary>
    public async Task<FrozenWeek> FreezeAsync()
    {
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromDays(7)));
        Change = journey.Number;
        portal.Clock.Set(Monday);
        await portal.Get<FreezeReviews>().RunAsync(default);
        await DetailAsync();
        return this;
    }

    /// <summary>Freezes the week after, in which nothing happened.</summary>
    public async Task FreezeNextAsync()
    {
        portal.Clock.Set(Monday + Duration.FromDays(7));
        await portal.Get<FreezeReviews>().RunAsync(default);
    }

    public async Task AttendAsync(params (string Person, Function Function)[] present) =>
        (await portal.Get<AttendReview>().RunAsync(new(Site, Week, [.. present.Select(p => new PresentInput(p.Person, p.Function))], Command.New()), await portal.ActorAsync("chair"), default)).Error.ShouldBeNull();

    /// <summary>A decision of IT with an action for it.berlin, due in two weeks.</summary>
    public async Task DecideAsync(string text = "Patches are announced a week before") =>
        (await portal.Get<DecideInReview>().RunAsync(new(Site, Week, text, [Function.IT], "OT wants two weeks", null, Change, false, "Write the list", "it.berlin", new LocalDate(2026, 11, 23), Command.New()),
            await portal.ActorAsync("chair"), default)).Error.ShouldBeNull();

    public async Task SignAsync(string? minutes = null) =>
        (await portal.Get<SignReview>().RunAsync(new(Site, Week, (await DetailAsync()).Version, minutes, Command.New(), TestPlant.Pin), await portal.ActorAsync("chair"), default)).Error.ShouldBeNull();

    public async Task<ReviewDetail> DetailAsync() => (await portal.Get<ReviewReads>().FindAsync(Site, Week, await portal.ActorAsync("chair"), default)).ShouldNotBeNull();
}
