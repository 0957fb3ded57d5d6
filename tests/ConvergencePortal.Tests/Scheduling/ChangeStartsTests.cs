using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class ChangeStartsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_AnEmergencyInAFreeze_NeedsConsentAndAnythingElseIsBlocked(bool emergency)
    {
        var freeze = Slots.Window(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T04:00", 60);
        var question = Slots.Ask(Slots.Line, work: 60, rollback: 0, emergency: emergency);

        var starts = ChangeStarts.Of(Slots.Schedule([Slots.Night, freeze]), question, Slots.Sunday, Slots.Sunday + Duration.FromHours(3));

        starts.Free.ShouldBe([(Slots.Sunday, Windows.Schedules.At("2026-11-08T02:00Z") + Duration.FromSeconds(1))]);
        starts.WithConsent.Count.ShouldBe(emergency ? 1 : 0);
    }
}
