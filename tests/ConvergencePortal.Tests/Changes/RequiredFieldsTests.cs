using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class RequiredFieldsTests
{
    private static readonly ChangeContent Enough = new() { Nature = ChangeNature.Equipment, Purpose = "Wear", WorkMinutes = 30, ImplementationPlan = "Swap it", BackoutPlan = "Swap it back" };

    [Fact]
    public void Missing_OfASimpleChange_IsLittle() =>
        Missing(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Filler, new ChangeContent { Nature = ChangeNature.Equipment }), hasItems: false)
            .ShouldBe(["items", "purpose", "work", "implementationPlan", "backoutPlan"]);

    [Fact]
    public void Missing_OfACompleteSimpleChange_IsNothing() => Missing(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Filler, Enough)).ShouldBeEmpty();

    [Fact]
    public void Missing_OnACoveredProcessWithASafetyFunction_IsWhatBothRegimesDemand() =>
        Missing(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Cip, Enough)).ShouldBe(["technicalBasis", "safetyImpact", "proceduresToUpdate", "peopleToInform", "testPlan"]);

    [Fact]
    public void Missing_OfAReplacementInKind_IsWithoutProcessSafetyManagement() =>
        Missing(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Cip, Enough, inKind: true)).ShouldBe(["safetyImpact", "testPlan"]);

    [Fact]
    public void Missing_OnGxpEquipment_IsTheImpactOnQuality() => Missing(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Labeler, Enough)).ShouldBe(["qualityImpact"]);

    [Fact]
    public void Missing_OnAConduit_IsTheImpactOnSecurity() => Missing(PaperFacts.Of(ItemKind.Conduit, BerlinPicture.DmzToCell, Enough)).ShouldBe(["securityImpact"]);

    [Fact]
    public void Missing_OnASwitch_IsItsTest() => Missing(PaperFacts.Of(ItemKind.Device, BerlinPicture.Switch, Enough)).ShouldBe(["testPlan"]);

    [Fact]
    public void Missing_OfSoftware_IsItsVerification() =>
        Missing(PaperFacts.Of(ItemKind.Device, BerlinPicture.FillerPlc, Enough with { Nature = ChangeNature.Software })).ShouldBe(["softwareVerification"]);

    [Fact]
    public void Missing_OfAnEmergency_IsReasonAndAuthorizerButNoWayBack() =>
        Missing(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Filler, Enough with { Type = ChangeType.Emergency, BackoutPlan = null })).ShouldBe(["emergencyReason", "emergencyAuthorizer"]);

    [Fact]
    public void Missing_OfATemporaryChange_IsItsLastDay() =>
        Missing(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Filler, Enough with { Permanence = Permanence.Temporary })).ShouldBe(["temporaryUntil"]);

    [Theory]
    [InlineData(8, true)]
    [InlineData(7, false)]
    public void Missing_OfATemporaryChange_ItsLastDayIsNotBeforeTheSlotEndsInThePlantsTime(int day, bool isEnough)
    {
        // 23:45 UTC on the 7th is the 8th in Berlin.
        var content = Enough with { Permanence = Permanence.Temporary, TemporaryUntil = new LocalDate(2026, 11, day), PlannedStart = Instant.FromUtc(2026, 11, 7, 23, 15) };

        Missing(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Filler, content)).ShouldBe(isEnough ? [] : ["temporaryUntil"]);
    }

    [Fact]
    public void Check_WithSeveralMissing_IsOneErrorThatNamesEach()
    {
        var error = RequiredFields.Check(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Filler, Enough with { Purpose = " ", WorkMinutes = 0 }), hasItems: true).ShouldNotBeNull();

        error.Code.ShouldBe("change.incomplete");
        error.Fields.Select(f => f.Field).ShouldBe(["purpose", "work"]);
    }

    private static string[] Missing(AgreementFacts facts, bool hasItems = true) => [.. RequiredFields.Missing(facts, hasItems).Select(m => m.Field).Distinct()];
}
