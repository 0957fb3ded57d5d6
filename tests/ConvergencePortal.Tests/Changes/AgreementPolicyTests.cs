using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class AgreementPolicyTests
{
    [Theory]
    [InlineData(ItemKind.Equipment, BerlinPicture.Filler, ChangeNature.Equipment, "OT Maintenance")]
    [InlineData(ItemKind.Equipment, BerlinPicture.Filler, ChangeNature.Network, "IT OT Maintenance")]
    [InlineData(ItemKind.Equipment, BerlinPicture.Labeler, ChangeNature.Software, "OT Maintenance Quality")]
    [InlineData(ItemKind.Equipment, BerlinPicture.Cip, ChangeNature.Software, "OT Maintenance ProcessSafety")]
    [InlineData(ItemKind.Equipment, BerlinPicture.Line, ChangeNature.Equipment, "OT Maintenance Quality ProcessSafety")]
    [InlineData(ItemKind.Asset, BerlinPicture.DriveAsset, ChangeNature.Equipment, "OT Maintenance")]
    [InlineData(ItemKind.Asset, BerlinPicture.SwitchAsset, ChangeNature.Equipment, "IT OT Maintenance Quality ProcessSafety")]
    [InlineData(ItemKind.Device, BerlinPicture.FillerPlc, ChangeNature.Software, "IT OT Maintenance")]
    [InlineData(ItemKind.Device, BerlinPicture.Switch, ChangeNature.Network, "IT OT Maintenance Quality")]
    [InlineData(ItemKind.Device, BerlinPicture.SafetyController, ChangeNature.Software, "IT OT Maintenance ProcessSafety")]
    [InlineData(ItemKind.Device, BerlinPicture.OfficePc, ChangeNature.Network, "IT")]
    [InlineData(ItemKind.Device, BerlinPicture.Firewall, ChangeNature.Network, "IT Cybersecurity")]
    [InlineData(ItemKind.Segment, BerlinPicture.Vlan210, ChangeNature.Network, "IT OT Maintenance Quality Cybersecurity")]
    [InlineData(ItemKind.Conduit, BerlinPicture.OfficeToDmz, ChangeNature.Network, "IT Cybersecurity")]
    [InlineData(ItemKind.Conduit, BerlinPicture.DmzToCell, ChangeNature.Network, "IT OT Maintenance Quality Cybersecurity")]
    [InlineData(ItemKind.Zone, BerlinPicture.SafetyZone, ChangeNature.Network, "IT OT Maintenance ProcessSafety Cybersecurity")]
    public void For_AnItem_AsksTheFunctionsItTouches(ItemKind kind, int id, ChangeNature nature, string asked) =>
        string.Join(' ', AgreementPolicy.For(PaperFacts.Of(kind, id, new ChangeContent { Nature = nature })).Select(r => r.Function)).ShouldBe(asked);

    [Fact]
    public void For_AConduit_AsksBothZoneOwnersAndSaysWhy()
    {
        var agreement = AgreementPolicy.For(PaperFacts.Of(ItemKind.Conduit, BerlinPicture.DmzToCell));

        Reasons(agreement, Function.IT).ShouldContain("Both zone owners: conduit C-IDMZ-PACK is changed, and IT owns zone IDMZ.");
        Reasons(agreement, Function.OT).ShouldContain("Both zone owners: conduit C-IDMZ-PACK is changed, and OT owns zone CELL-PACK.");
    }

    [Fact]
    public void For_AReplacementInKindOnACoveredProcess_LeavesTheSafetyFunctionAsTheOnlyReason() =>
        Reasons(AgreementPolicy.For(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Cip, inKind: true)), Function.ProcessSafety).ShouldBe(["Cleaning skid is part of a safety function (IEC 61511)."]);

    [Fact]
    public void For_MinutesOfProductionAtRisk_AsksProduction() =>
        Reasons(AgreementPolicy.For(PaperFacts.Of(ItemKind.Device, BerlinPicture.FillerPlc, new ChangeContent { ProductionMinutesAtRisk = 15 })), Function.Production)
            .ShouldBe(["15 minutes of production are at risk."]);

    [Fact]
    public void For_CriticalEquipment_AsksProduction()
    {
        var site = BerlinPicture.With(parts => parts with { Equipment = [.. parts.Equipment.Select(e => e.Id == BerlinPicture.Filler ? e with { Criticality = Criticality.A } : e)] });

        Reasons(AgreementPolicy.For(PaperFacts.Of(ItemKind.Device, BerlinPicture.Switch, site: site)), Function.Production).ShouldBe(["Filler 2 is critical (A)."]);
    }

    [Fact]
    public void For_ASlotThatCutsProduction_AsksProductionWithTheSlotsReason()
    {
        var cut = new SlotVerdict(ConflictCode.CutsProduction, ConflictPolicy.NeedsApproval, Function.Production, "BER:PLC-FILLER", [], 1, null, default, default, "Filler 2 is producing.");

        Reasons(AgreementPolicy.For(PaperFacts.Of(ItemKind.Device, BerlinPicture.FillerPlc, verdicts: [cut])), Function.Production).ShouldBe(["Filler 2 is producing."]);
    }

    [Theory]
    [InlineData(nameof(ChangeContent.QualityImpact), Function.Quality)]
    [InlineData(nameof(ChangeContent.SecurityImpact), Function.Cybersecurity)]
    public void For_AStatedImpact_AsksWhoAnswersForIt(string field, Function function)
    {
        var content = new ChangeContent { Nature = ChangeNature.Software };
        typeof(ChangeContent).GetProperty(field)!.SetValue(content, "Logs move");

        AgreementPolicy.For(PaperFacts.Of(ItemKind.Device, BerlinPicture.OfficePc, content)).Select(r => r.Function).ShouldContain(function);
    }

    [Fact]
    public void For_ADeviceThatIsReachedFromOutside_AsksCybersecurity()
    {
        var site = BerlinPicture.With(parts => parts with { Devices = [.. parts.Devices.Select(d => d.Id == BerlinPicture.FillerPlc ? d with { RemoteAccess = RemoteAccess.Direct } : d)] });

        AgreementPolicy.For(PaperFacts.Of(ItemKind.Device, BerlinPicture.FillerPlc, site: site)).Select(r => r.Function).ShouldContain(Function.Cybersecurity);
    }

    [Fact]
    public void For_NothingThatIsKnown_StillAsksSomebody()
    {
        var nothing = new AgreementFacts(new ChangeContent { Nature = ChangeNature.Software }, false, new Impact([]), [], BerlinPicture.Whole);

        AgreementPolicy.For(nothing).Select(r => r.Function).ShouldBe([Function.OT]);
    }

    [Fact]
    public void For_ManyReasons_NamesTheFirstAndCountsTheRest()
    {
        var reasons = Reasons(AgreementPolicy.For(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Line, new ChangeContent { Nature = ChangeNature.Equipment })), Function.Maintenance);

        reasons.Count.ShouldBe(5);
        reasons[^1].ShouldBe("And 2 more reasons of this kind.");
    }

    private static IReadOnlyList<string> Reasons(IReadOnlyList<Requirement> agreement, Function function) => agreement.Single(r => r.Function == function).Reasons;
}
