using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Notices;

/// <summary>The portal sends only where whoever runs it allows it to, and never shows where.</summary>
public sealed class ChannelTests
{
    private static readonly AllowedHosts Production = new(AllowedHosts.Teams, AllowsLoopback: false);

    [Theory]
    [InlineData("https://prod-12.westeurope.logic.azure.com/workflows/x?sig=y")]
    [InlineData("https://default1.environment.api.powerplatform.com:443/powerautomate/x")]
    [InlineData("  https://emea.api.powerautomate.com/x ")]
    public void Address_OfTeams_IsTaken(string address) => ChannelAddressRules.Read(address, Production).Error.ShouldBeNull();

    [Theory]
    [InlineData(null, "Paste the address")]
    [InlineData("not an address", "no address of the form")]
    [InlineData("ftp://prod.logic.azure.com/x", "no address of the form")]
    [InlineData("http://prod.logic.azure.com/x", "Only https")]
    [InlineData("https://user:pass@prod.logic.azure.com/x", "user name")]
    [InlineData("https://localhost/x", "its own machine")]
    [InlineData("https://127.0.0.1/x", "its own machine")]
    [InlineData("https://[::1]/x", "its own machine")]
    [InlineData("https://logic.azure.com/x", "not on the list")]
    [InlineData("https://evil.example/x", "not on the list")]
    [InlineData("https://logic.azure.com.evil.example/x", "not on the list")]
    [InlineData("https://evillogic.azure.com/x", "not on the list")]
    [InlineData("https://10.0.0.5/x", "not on the list")]
    [InlineData("https://169.254.169.254/latest", "not on the list")]
    [InlineData("https://prod.logic.azure.com:8443/x", "not on the list")]
    [InlineData("https://prod.logic.azure.com/x\u0000", "no address of the form")]
    public void Address_Elsewhere_IsRefusedInASentence(string? address, string sentence) => ChannelAddressRules.Read(address, Production).Error!.Message.ShouldContain(sentence);

    [Fact]
    public void Address_OfTheOwnMachine_IsTakenInDevelopmentOnly() => ChannelAddressRules.Read("http://localhost:5999/sink", Production with { AllowsLoopback = true }).Error.ShouldBeNull();

    [Fact]
    public async Task Save_Address_LiesEncryptedAndStandsNowhereElse()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.HasChannelAsync(Channels.Choices("IT"));

        await using var db = portal.Db();
        var channel = await db.NoticeChannels.SingleAsync(TestContext.Current.CancellationToken);
        channel.ProtectedAddress.ShouldNotContain("very-secret");
        channel.ShownAddress.ShouldBe("https://prod-12.westeurope.logic.azure.com/…");
        var said = await db.Ledger.Select(e => e.Text + e.FieldChanges).ToListAsync(TestContext.Current.CancellationToken);
        said.ShouldAllBe(text => !text.Contains("very-secret"));
        (await portal.Get<ChannelReads>().ListAsync(await portal.ActorAsync("admin"), TestContext.Current.CancellationToken)).Value.Single().ToString().ShouldNotContain("very-secret");
    }

    [Fact]
    public async Task Save_WithoutAddress_KeepsTheOneThatIsThere()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var channel = await portal.HasChannelAsync(Channels.Choices("IT"));

        var saved = await SaveAsync(portal, new(channel.Id, channel.Version, Channels.Choices("Network team"), null, Command.New()));

        saved.Error.ShouldBeNull();
        await using var db = portal.Db();
        (await db.NoticeChannels.SingleAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(c => c.Name.ShouldBe("Network team"), c => new TurningBox().Unprotect(c.ProtectedAddress).ShouldBe(Channels.Teams));
    }

    [Fact]
    public async Task Save_WrongInput_IsRefusedBesideItsField()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var channel = await portal.HasChannelAsync(Channels.Choices("IT"));

        (await SaveAsync(portal, new(null, 0, Channels.Choices(" "), Channels.Teams, Command.New()))).Error!.Field.ShouldBe("name");
        (await SaveAsync(portal, new(null, 0, Channels.Choices("it"), Channels.Teams, Command.New()))).Error.ShouldBe(ChannelErrors.NameTaken);
        (await SaveAsync(portal, new(null, 0, Channels.Choices("X", site: "NOWHERE"), Channels.Teams, Command.New()))).Error!.Field.ShouldBe("site");
        (await SaveAsync(portal, new(null, 0, Channels.Choices("X", quietFrom: new LocalTime(20, 0)), Channels.Teams, Command.New()))).Error.ShouldBe(ChannelErrors.QuietHalf);
        (await SaveAsync(portal, new(null, 0, Channels.Choices("X", muted: NoticeKind.SignatureAsked), Channels.Teams, Command.New()))).Error.ShouldBe(ChannelErrors.AskingMuted);
        (await SaveAsync(portal, new(channel.Id, channel.Version - 1, Channels.Choices("X"), null, Command.New()))).Error.ShouldBe(ChannelErrors.Stale);
        (await SaveAsync(portal, new(99, 1, Channels.Choices("X"), null, Command.New()))).Error.ShouldBe(ChannelErrors.Unknown);
    }

    [Fact]
    public async Task Save_SentTwice_MakesOneChannelAndShowsTheSecretOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var command = Command.New();

        var first = await SaveAsync(portal, new(null, 0, Channels.Choices("CMMS", ChannelKind.Webhook), Channels.Teams, command));
        var second = await SaveAsync(portal, new(null, 0, Channels.Choices("CMMS", ChannelKind.Webhook), Channels.Teams, command));

        first.Value.NewSecret.ShouldNotBeNull();
        second.Value.ShouldBe(first.Value with { NewSecret = null });
    }

    [Theory]
    [InlineData("2026-11-05T21:00", "2026-11-06T06:00")]
    [InlineData("2026-11-05T05:59", "2026-11-05T06:00")]
    [InlineData("2026-11-05T06:00", "2026-11-05T06:00")]
    [InlineData("2026-11-05T12:00", "2026-11-05T12:00")]
    [InlineData("2026-10-24T23:00", "2026-10-25T06:00")]
    public void QuietHours_OverMidnight_EndOnTheClockOfThePlant(string moment, string sent)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Instant At(string text) => NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse($"{text}:00").Value.InZoneLeniently(zone).ToInstant();

        QuietHours.After(At(moment), new LocalTime(20, 0), new LocalTime(6, 0), zone).ShouldBe(At(sent));
    }

    private static async Task<Result<ChannelState>> SaveAsync(TestPortal portal, SaveChannelInput input) => await portal.Get<SaveChannel>().RunAsync(input, await portal.ActorAsync("admin"), TestContext.Current.CancellationToken);
}
