using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Notices;

/// <summary>Who gets a message by which way and when follows from what channels and people chose; what asks somebody is never kept back.</summary>
public sealed class DeliveryPlanTests
{
    [Theory]
    [InlineData(NoticeKind.Decided, false)]
    [InlineData(NoticeKind.SignatureAsked, true)]
    public async Task Plan_InQuietHours_OnlyWhatAsksSomebodyIsSentAtOnce(NoticeKind kind, bool isSentAtOnce)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("Night", quietFrom: new LocalTime(20, 0), quietUntil: new LocalTime(6, 0)));
        portal.Clock.Set(Instant.FromUtc(2026, 11, 5, 22, 0));
        await portal.SaysAsync("CR-1", kind);

        await portal.DeliverAsync();
        portal.Sender.Sent.Count.ShouldBe(isSentAtOnce ? 1 : 0);

        portal.Clock.Set(Instant.FromUtc(2026, 11, 6, 5, 0));
        await portal.DeliverAsync();
        portal.Sender.Sent.Count.ShouldBe(1, "six o'clock in Berlin");
    }

    [Fact]
    public async Task Plan_ChannelOfAFunction_GetsItsNoticesAndNoMutedOnes()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasChannelAsync(Channels.Choices("IT", function: Function.IT, muted: NoticeKind.Decided));
        await portal.SaysAsync("CR-1", NoticeKind.Scheduled, Function.IT, Function.OT);
        await portal.SaysAsync("CR-2", NoticeKind.Scheduled, Function.OT);
        await portal.SaysAsync("CR-3", NoticeKind.Decided, Function.IT);

        await portal.DeliverAsync();

        portal.Sender.Sent.Select(m => m.Notice.Number).ShouldBe(["CR-1"]);
    }

    [Fact]
    public async Task Preference_WrongOnes_AreRefusedAndWhatAsksCannotBeMuted()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var actor = await portal.ActorAsync("it.berlin");
        async Task<Error?> TryAsync(NoticeChoices choices) => (await portal.Get<SaveNoticePreference>().RunAsync(choices, actor, TestContext.Current.CancellationToken)).Error;

        (await TryAsync(NoticeChoices.Default with { QuietFrom = new LocalTime(20, 0) })).ShouldBe(ChannelErrors.QuietHalf);
        (await TryAsync(NoticeChoices.Default with { Muted = [NoticeKind.SignatureAsked] })).ShouldBe(ChannelErrors.AskingMuted);
        (await TryAsync(NoticeChoices.Default with { Muted = [NoticeKind.Decided] })).ShouldBeNull();
        (await portal.Get<NoticeReads>().FindChoicesAsync(actor.PersonId, TestContext.Current.CancellationToken)).Muted.ShouldBe([NoticeKind.Decided]);
    }
}
