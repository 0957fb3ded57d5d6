using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Notices;

/// <summary>What waits is sent at least once and in order; a dead channel holds up nobody, and nothing is lost without being said.</summary>
public sealed class DeliverNoticesTests
{
    [Fact]
    public async Task Run_SeveralOfOneRecord_GoOutInTheOrderInWhichTheyHappened()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Everybody"));
        foreach (var kind in new[] { NoticeKind.Scheduled, NoticeKind.SlotMoved, NoticeKind.Decided }) await portal.SaysAsync("CR-1", kind);

        await portal.DeliverAsync();

        portal.Sender.Sent.Select(m => m.Notice.Kind).ShouldBe([NoticeKind.Scheduled, NoticeKind.SlotMoved, NoticeKind.Decided]);
        (await portal.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Accepted && d.Answer == "HTTP 202");
    }

    [Fact]
    public async Task Run_FirstOfARecordNotTaken_LaterOnesOfItWaitAndOthersDoNot()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Everybody"));
        await portal.SaysAsync("CR-1", NoticeKind.Scheduled);
        await portal.SaysAsync("CR-1", NoticeKind.SlotMoved);
        await portal.SaysAsync("CR-2");
        portal.Sender.Answer = m => m.Notice.Kind == NoticeKind.Scheduled ? new(SendResult.TryLater, "HTTP 502", Duration.FromMinutes(2)) : new(SendResult.Accepted, "HTTP 202");

        await portal.DeliverAsync();

        portal.Sender.Sent.Select(m => (m.Notice.Number, m.Notice.Kind)).ShouldBe([("CR-1", NoticeKind.Scheduled), ("CR-2", NoticeKind.Decided)]);
        (await portal.DeliveriesAsync())[0].NextTryAt.ShouldBeGreaterThanOrEqualTo(TestPortal.Start + Duration.FromMinutes(2), "the channel asked to be left alone for so long");

        portal.Clock.Advance(Duration.FromMinutes(3));
        portal.Sender.Answer = _ => new(SendResult.Accepted, "HTTP 202");
        await portal.DeliverAsync();
        portal.Sender.Sent.Skip(2).Select(m => m.Notice.Kind).ShouldBe([NoticeKind.Scheduled, NoticeKind.SlotMoved]);
    }

    [Fact]
    public async Task Run_ChannelThatNeverAnswers_IsGivenUpAfterEightTriesOverAboutAnHour()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Dead"));
        await portal.SaysAsync("CR-1");
        portal.Sender.Answer = _ => new(SendResult.Away, "No answer within 10 seconds.");

        var began = portal.Clock.GetCurrentInstant();
        for (var minute = 0; minute < 180 && (await portal.DeliveriesAsync())[0].State == DeliveryState.Queued; minute++)
        {
            await portal.DeliverAsync();
            portal.Clock.Advance(Duration.FromMinutes(1));
        }

        var given = (await portal.DeliveriesAsync())[0];
        (given.State, given.Tries, portal.Sender.Sent.Count).ShouldBe((DeliveryState.Failed, 8, 8));
        (given.FailedAt!.Value - began).ShouldBeInRange(Duration.FromMinutes(30), Duration.FromMinutes(90));
        portal.Sender.Sent.Select(m => m.Notice.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_RefusedMessage_IsNotTriedAgainUntilSomebodyReplaysIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var channel = await portal.HasChannelAsync(Channels.Choices("Typo"));
        await portal.SaysAsync("CR-1");
        portal.Sender.Answer = _ => new(SendResult.Refused, "HTTP 404");
        await portal.DeliverAsync();
        portal.Clock.Advance(Duration.FromHours(3));
        await portal.DeliverAsync();
        portal.Sender.Sent.Count.ShouldBe(1);
        var told = await portal.Get<NoticeReads>().ListAsync((await portal.ActorAsync("admin")).PersonId, null, new PageRequest(), TestContext.Current.CancellationToken);
        told.Items.Single().ShouldSatisfyAllConditions(n => n.Kind.ShouldBe(NoticeKind.DeliveryFailed), n => (n.Number, n.Content.Sentence).ShouldBe(("Typo", "HTTP 404"), "an administrator hears which channel and why"));
        var row = (await portal.Get<ChannelReads>().ListAsync(await portal.ActorAsync("admin"), TestContext.Current.CancellationToken)).Value.Single();
        (row.Failed, row.LastAnswer).ShouldBe((1, "HTTP 404"));

        portal.Sender.Answer = _ => new(SendResult.Accepted, "HTTP 202");
        (await portal.Get<ReplayDeliveries>().RunAsync(new(channel.Id, Command.New()), await portal.ActorAsync("admin"), TestContext.Current.CancellationToken)).Error.ShouldBeNull();
        await portal.DeliverAsync();

        (await portal.DeliveriesAsync()).Single().State.ShouldBe(DeliveryState.Accepted);
    }

    [Fact]
    public async Task Run_OneOfThreeChannelsDead_TheOthersGetEverything()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        foreach (var name in new[] { "IT", "Dead", "OT" }) await portal.HasChannelAsync(Channels.Choices(name));
        for (var i = 0; i < 30; i++) await portal.SaysAsync($"CR-{i}");
        portal.Sender.Answer = m => m.Channel!.Name == "Dead" ? new(SendResult.Away, "Not reached: ConnectionError.") : new(SendResult.Accepted, "HTTP 202");

        await portal.DeliverAsync();

        portal.Sender.Sent.Where(m => m.Channel!.Name != "Dead").GroupBy(m => m.Channel!.Name).ShouldAllBe(sent => sent.Count() == 30);
        portal.Sender.Sent.Count(m => m.Channel!.Name == "Dead").ShouldBe(1, "what is not there is not asked thirty times");
        (await portal.DeliveriesAsync()).Where(d => d.State == DeliveryState.Queued).ShouldAllBe(d => d.Tries == 1);
        (await portal.DeliveriesAsync()).Count(d => d.State == DeliveryState.Queued).ShouldBe(30);
    }

    [Fact]
    public async Task Run_ChannelThatStaysDead_GivesUpEverythingThatWaitsForItWithinAboutAnHour()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Dead"));
        for (var i = 0; i < 12; i++) await portal.SaysAsync($"CR-{i}");
        portal.Sender.Answer = _ => new(SendResult.Away, "Not reached: ConnectionError.");

        for (var minute = 0; minute < 120; minute++)
        {
            await portal.DeliverAsync();
            portal.Clock.Advance(Duration.FromMinutes(1));
        }

        (await portal.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Failed && d.Tries == 8);
        portal.Sender.Sent.Count.ShouldBe(8);
    }

    [Fact]
    public async Task Run_ChannelThatAsksForAPause_IsLeftAloneSoLongAndNothingIsCountedAgainstTheOthers()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Busy"));
        for (var i = 0; i < 3; i++) await portal.SaysAsync($"CR-{i}");
        portal.Sender.Answer = _ => new(SendResult.Throttled, "HTTP 429", Duration.FromMinutes(5));

        await portal.DeliverAsync();

        portal.Sender.Sent.Count.ShouldBe(1);
        (await portal.DeliveriesAsync()).Select(d => d.Tries).ShouldBe([1, 0, 0]);
        portal.Clock.Advance(Duration.FromMinutes(6));
        portal.Sender.Answer = _ => new(SendResult.Accepted, "HTTP 202");
        await portal.DeliverAsync();
        (await portal.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Accepted);
    }

    [Fact]
    public async Task Run_ChannelSwitchedOff_KeepsWhatWaits()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var channel = await portal.HasChannelAsync(Channels.Choices("Off"));
        await portal.SaysAsync("CR-1");
        (await portal.Get<SaveChannel>().RunAsync(new(channel.Id, channel.Version, Channels.Choices("Off") with { IsActive = false }, null, Command.New()), await portal.ActorAsync("admin"), TestContext.Current.CancellationToken)).Error.ShouldBeNull();

        await portal.DeliverAsync();

        portal.Sender.Sent.ShouldBeEmpty();
        (await portal.DeliveriesAsync()).Single().State.ShouldBe(DeliveryState.Queued);
    }

    [Fact]
    public async Task Run_BySeveralProcesses_EachMessageIsSentOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Everybody"));
        for (var i = 0; i < 20; i++) await portal.SaysAsync($"CR-{i}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.DeliverAsync())));

        portal.Sender.Sent.Count.ShouldBe(20);
        portal.Sender.Sent.Select(m => m.DeliveryId).ShouldBeUnique();
    }

    /// <summary>The same id may come twice, never not at all.</summary>
    [Fact]
    public async Task Run_ProcessThatDiesBetweenSendingAndWritingItDown_IsFollowedByAnotherWithTheSameId()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Everybody"));
        await portal.SaysAsync("CR-1");
        portal.Sender.Meanwhile = _ => throw new InvalidOperationException("The process is killed.");
        await Should.ThrowAsync<InvalidOperationException>(portal.DeliverAsync());
        portal.Sender.Meanwhile = _ => Task.CompletedTask;

        await portal.DeliverAsync();
        portal.Sender.Sent.Count.ShouldBe(1, "until the lease runs out it may be under way still");
        portal.Clock.Advance(Duration.FromMinutes(3));
        await portal.DeliverAsync();

        portal.Sender.Sent.Count.ShouldBe(2);
        portal.Sender.Sent.Select(m => m.Notice.MessageId).Distinct().ShouldHaveSingleItem();
        (await portal.DeliveriesAsync()).Single().State.ShouldBe(DeliveryState.Accepted);
    }

    /// <summary>A process that slept over its lease must not say what came of a message that another one has sent meanwhile.</summary>
    [Fact]
    public async Task Run_ProcessThatSleptTooLong_DoesNotOverwriteWhatAnotherDid()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Everybody"));
        await portal.SaysAsync("CR-1");
        var isFirst = true;
        portal.Sender.Meanwhile = async _ =>
        {
            if (!isFirst) return;
            isFirst = false;
            portal.Clock.Advance(Duration.FromMinutes(10));
            await portal.DeliverAsync();
        };
        portal.Sender.Answer = _ => portal.Sender.Sent.Count == 2 && portal.Clock.GetCurrentInstant() > TestPortal.Start && isFirst ? new(SendResult.Refused, "too late") : new(SendResult.Accepted, "HTTP 202");

        await portal.DeliverAsync();

        portal.Sender.Sent.Select(m => m.Notice.MessageId).Distinct().ShouldHaveSingleItem("the same id came twice");
        portal.Sender.Sent.Count.ShouldBe(2);
        (await portal.DeliveriesAsync()).Single().ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Accepted), d => d.Tries.ShouldBe(1));
    }

    [Fact]
    public async Task Mail_OfThoseWhoWantADigest_ComesOnceADayAsOneAndWhatAsksThemAtOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.WantsAsync("it.berlin", NoticeChoices.Default with { Mail = true, DigestAt = new LocalTime(7, 0) });
        await portal.SaysToAsync("it.berlin", "CR-1", NoticeKind.Scheduled);
        await portal.SaysToAsync("it.berlin", "CR-1", NoticeKind.SlotMoved);
        await portal.SaysToAsync("it.berlin", "CR-2", NoticeKind.SignatureAsked);

        await portal.DeliverAsync();
        portal.Sender.Sent.Single().Notice.Number.ShouldBe("CR-2");

        portal.Clock.Set(Instant.FromUtc(2026, 11, 6, 6, 0));
        await portal.DeliverAsync();
        portal.Sender.Sent.Count.ShouldBe(2);
        portal.Sender.Sent[1].ShouldSatisfyAllConditions(m => m.Email.ShouldBe("it.berlin@example.org"), m => m.Notices.Select(n => n.Kind).ShouldBe([NoticeKind.Scheduled, NoticeKind.SlotMoved]));
        (await portal.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Accepted);
    }

    [Fact]
    public async Task Mail_WhenTheChannelOfAFunctionIsDead_ReachesThoseWhoAreAsked()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.WantsAsync("it.berlin", NoticeChoices.Default);
        await portal.HasChannelAsync(Channels.Choices("IT", function: Function.IT));
        await portal.SaysToAsync("it.berlin", "CR-1", NoticeKind.SignatureAsked, Function.IT);
        portal.Sender.Answer = m => m.Channel is null ? new(SendResult.Accepted, "The mail server took it") : new(SendResult.Refused, "HTTP 404");

        await portal.DeliverAsync();
        await portal.DeliverAsync();

        portal.Sender.Sent.Select(m => m.Email).ShouldBe([null, "it.berlin@example.org"]);
    }
}
