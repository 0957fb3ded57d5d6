using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>People come and go while a change waits for signatures.</summary>
public sealed class ReviewSeatsTests
{
    [Fact]
    public async Task Run_NobodyIsLeftForASeat_SaysItOnceHoweverManyLook()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await portal.ChangePersonAsync("it.berlin", person => person.IsActive = false);
        await portal.ChangePersonAsync("it2.berlin", person => person.IsActive = false);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.Get<ReviewSeats>().RunAsync(null, default)));

        var detail = await journey.DetailAsync();
        detail.History.Count(line => line.Event == ChangeEvents.SeatStuck).ShouldBe(1);
        detail.Seats.Single(s => s.IsStuck).Function.ShouldBe(Function.IT);
        detail.Row.Status.ShouldBe(ChangeStatus.Authorizing);
    }

    [Fact]
    public async Task Run_NothingChanged_AsksNoChange()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync();
        var first = await portal.Get<ReviewSeats>().RunAsync(null, default);

        var second = await portal.Get<ReviewSeats>().RunAsync(first.State, default);

        second.ShouldSatisfyAllConditions(r => r.State.ShouldBe(first.State), r => r.Moved.ShouldBeEmpty());
    }

    [Fact]
    public async Task Decide_ByAFormerMember_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await portal.ChangePersonAsync("it.berlin", person => person.Memberships[0].To = new NodaTime.LocalDate(2026, 11, 5));

        (await journey.DecideAsync("it.berlin", Function.IT)).Error!.Code.ShouldBe("seat.notYourFunction");
    }
}
