using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Calendar;

/// <summary>Who gets a secret address, who may end it, and what is kept of it.</summary>
public sealed class CalendarFeedTests
{
    private static readonly PageRequest All = new(1, 200);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_Address_ShowsTheSecretOnceAndKeepsOnlyItsHash()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var made = await portal.MakeFeedAsync("it.berlin", CalendarFeedKind.Line, "BER/PACK/LINE2");

        made.Secret.Length.ShouldBe(43);
        made.Secret.ShouldStartWith(made.Prefix);
        await using var db = portal.Db();
        var stored = await db.CalendarFeeds.SingleAsync(Token);
        stored.Hash.ShouldNotContain(made.Secret);
        var line = await db.Ledger.SingleAsync(e => e.RecordType == RecordTypes.Feed, Token);
        (line.Event, line.Number, line.Text).ShouldBe(("FeedCreated", made.Prefix, "Line BER/PACK/LINE2"));
    }

    [Fact]
    public async Task Create_SameCommandTwice_MakesOneAndCannotShowItAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var command = Guid.NewGuid();
        (await portal.TryMakeFeedAsync("it.berlin", command: new Command(command))).Error.ShouldBeNull();

        var again = await portal.TryMakeFeedAsync("it.berlin", command: new Command(command));

        again.Error!.Code.ShouldBe("feed.shownOnce");
        await using var db = portal.Db();
        (await db.CalendarFeeds.CountAsync(Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData(null, null, "feed.kind")]
    [InlineData(CalendarFeedKind.Person, "BER", "feed.scopeNotNeeded")]
    [InlineData(CalendarFeedKind.Site, null, "feed.scope")]
    [InlineData(CalendarFeedKind.Line, "  ", "feed.scope")]
    [InlineData(CalendarFeedKind.Site, "BER/PACK/LINE2", "feed.noSite")]
    [InlineData(CalendarFeedKind.Site, "ACME", "feed.noSite")]
    [InlineData(CalendarFeedKind.Line, "BER", "feed.noLine")]
    [InlineData(CalendarFeedKind.Line, "BER/NOWHERE", "feed.noLine")]
    public async Task Create_WhatCannotBeShown_IsRefused(CalendarFeedKind? kind, string? scope, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.TryMakeFeedAsync("it.berlin", kind, scope)).Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Create_ByAServiceAnAuditorOrSomebodySwitchedOff_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);
        await portal.ChangePersonAsync("ot.berlin", person => person.IsActive = false);

        (await portal.TryMakeFeedAsync("mes")).Error!.Code.ShouldBe("feed.peopleOnly");
        (await portal.TryMakeFeedAsync("auditor")).Error!.Code.ShouldBe("rights.readOnly");
        (await portal.TryMakeFeedAsync("ot.berlin")).Error!.Code.ShouldBe("rights.inactive");
    }

    [Fact]
    public async Task Create_TheTwentyFirst_IsRefusedUntilOneIsRevoked()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var first = await portal.MakeFeedAsync("it.berlin");
        for (var i = 1; i < CalendarFeed.MostOfAPerson; i++) await portal.MakeFeedAsync("it.berlin");

        (await portal.TryMakeFeedAsync("it.berlin")).Error!.Code.ShouldBe("feed.tooMany");
        (await portal.RevokeFeedAsync("it.berlin", first.Id)).Error.ShouldBeNull();

        (await portal.TryMakeFeedAsync("it.berlin")).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Revoke_Address_EndsItAtOnceForGoodAndOnlyOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var made = await portal.MakeFeedAsync("it.berlin");
        var command = Guid.NewGuid();

        (await portal.RevokeFeedAsync("it.berlin", made.Id, new Command(command))).Error.ShouldBeNull();

        (await portal.Get<CalendarFeedReads>().FindOpenAsync(made.Secret, Token)).ShouldBeNull();
        (await portal.RevokeFeedAsync("it.berlin", made.Id, new Command(command))).Error.ShouldBeNull();
        (await portal.RevokeFeedAsync("it.berlin", made.Id)).Error!.Code.ShouldBe("feed.revoked");
        await using var db = portal.Db();
        (await db.Ledger.CountAsync(e => e.Event == "FeedRevoked" && e.Number == made.Prefix, Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData("ot.berlin", "feed.notOwner")]
    [InlineData("auditor", "feed.notOwner")]
    [InlineData("admin", null)]
    public async Task Revoke_AddressOfSomebodyElse_IsForAdministrators(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var made = await portal.MakeFeedAsync("it.berlin");

        (await portal.RevokeFeedAsync(person, made.Id)).Error?.Code.ShouldBe(code);

        (await portal.Get<CalendarFeedReads>().FindOpenAsync(made.Secret, Token) is null).ShouldBe(code is null);
    }

    [Fact]
    public async Task Revoke_OwnAddressBySomebodyWhoMayWriteNothingElse_IsDone()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var made = await portal.MakeFeedAsync("it.berlin");
        await portal.ChangePersonAsync("it.berlin", person => person.Roles = PersonRoles.Auditor);

        (await portal.RevokeFeedAsync("it.berlin", made.Id)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Revoke_AddressThatNeverWas_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.RevokeFeedAsync("admin", 4711)).Error!.Code.ShouldBe("feed.unknown");
    }

    [Fact]
    public async Task List_ByPeople_ShowsTheirOwnAndToAdministratorsAndAuditorsAll()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.MakeFeedAsync("it.berlin", CalendarFeedKind.Site, "BER");
        await portal.MakeFeedAsync("ot.berlin");

        var own = (await ListAsync(portal, "it.berlin", new())).Value.Items.ShouldHaveSingleItem();

        (own.Person, own.Kind, own.Scope, own.ScopeName).ShouldBe(("it.berlin", CalendarFeedKind.Site, "BER", "Berlin"));
        (await ListAsync(portal, "admin", new())).Value.Items.ShouldBeEmpty();
        (await ListAsync(portal, "admin", new(OfEverybody: true))).Value.Items.Select(f => f.Person).ShouldBe(["ot.berlin", "it.berlin"]);
        (await ListAsync(portal, "auditor", new(Person: "it.berlin"))).Value.Items.Select(f => f.Person).ShouldBe(["it.berlin"]);
        (await ListAsync(portal, "it.berlin", new(OfEverybody: true))).Error!.Code.ShouldBe("feed.others");
        (await ListAsync(portal, "it.berlin", new(Person: "ot.berlin"))).Error!.Code.ShouldBe("feed.others");
    }

    [Fact]
    public async Task List_LiveOnly_LeavesOutWhatWasRevoked()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var made = await portal.MakeFeedAsync("it.berlin");
        await portal.RevokeFeedAsync("it.berlin", made.Id);

        (await ListAsync(portal, "it.berlin", new(LiveOnly: true))).Value.Items.ShouldBeEmpty();
        (await ListAsync(portal, "it.berlin", new())).Value.Items.ShouldHaveSingleItem().RevokedAt.ShouldBe(TestPortal.Start);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task FindOpen_TextThatIsNoSecret_FindsNothing(string secret)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.MakeFeedAsync("it.berlin");

        (await portal.Get<CalendarFeedReads>().FindOpenAsync(secret, Token)).ShouldBeNull();
    }

    private static async Task<Result<Page<CalendarFeedRow>>> ListAsync(TestPortal portal, string reader, CalendarFeedFilter filter) =>
        await portal.Get<CalendarFeedReads>().ListAsync(All, filter, await portal.ActorAsync(reader), Token);
}
