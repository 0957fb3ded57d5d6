using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class StandardChangeRulesTests
{
    private static readonly LocalDate Today = new(2026, 11, 5);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 5, 12, 0);
    private static readonly ChangeContent Content = new()
    {
        Title = "Patch", Type = ChangeType.Standard, Nature = ChangeNature.Network, Purpose = "Advisory", ImplementationPlan = "Load", BackoutPlan = "Load the old", WorkMinutes = 60, RollbackMinutes = 30,
    };

    [Fact]
    public void Outside_SameWorkOnTheSameThing_IsNothing() => Outside(Content).ShouldBeEmpty();

    [Fact]
    public void Outside_OwnTitlePurposeVersionsAndLessTime_IsNothing() =>
        Outside(Content with { Title = "Patch in May", Purpose = "Another advisory", BaselineDelta = "2.1 to 2.2", SoftwareVerification = "Hash checked", WorkMinutes = 20, ImplementationPlan = " Load\r\n" })
            .ShouldBeEmpty();

    [Fact]
    public void Outside_LongerWork_NamesBothLengths() => Outside(Content with { WorkMinutes = 90 }).ShouldBe(["The work takes 90 minutes; the template allows 60."]);

    [Fact]
    public void Outside_OtherPlan_SaysSo() => Outside(Content with { ImplementationPlan = "Load it otherwise" }).ShouldBe(["The plan differs from the template's."]);

    [Theory]
    [InlineData(nameof(ChangeContent.TechnicalBasis))]
    [InlineData(nameof(ChangeContent.SafetyImpact))]
    [InlineData(nameof(ChangeContent.SecurityImpact))]
    [InlineData(nameof(ChangeContent.SecurityControls))]
    [InlineData(nameof(ChangeContent.QualityImpact))]
    [InlineData(nameof(ChangeContent.ProductionImpact))]
    [InlineData(nameof(ChangeContent.BackoutPlan))]
    [InlineData(nameof(ChangeContent.TestPlan))]
    [InlineData(nameof(ChangeContent.TestDifferences))]
    [InlineData(nameof(ChangeContent.ProceduresToUpdate))]
    [InlineData(nameof(ChangeContent.PeopleToInform))]
    public void Outside_AnyTextThatWasSigned_MayNotDiffer(string field)
    {
        var content = Content with { };
        typeof(ChangeContent).GetProperty(field)!.SetValue(content, "Something else");

        Outside(content).ShouldContain(reason => reason.EndsWith(" differs from the template's.", StringComparison.Ordinal));
    }

    [Fact]
    public void Outside_OtherThing_IsNamed() => Outside(Content, item: (ItemKind.Device, BerlinPicture.LabelerHmi)).ShouldContain("BER:HMI-LABELER is not in the template.");

    [Fact]
    public void Outside_TemporaryChange_IsNeverCovered() =>
        Outside(Content with { Permanence = Permanence.Temporary, TemporaryUntil = Today.PlusDays(9) }).ShouldBe(["A temporary change is never covered by a template."]);

    [Fact]
    public void Outside_AfterItsLastDay_HasExpired()
    {
        var template = Approved();

        Outside(Content, template, today: template.ExpiresOn).ShouldBeEmpty();
        Outside(Content, template, today: template.ExpiresOn.PlusDays(1)).ShouldBe(["ST-2026-0001 expired on 2027-05-05."]);
    }

    [Fact]
    public void Outside_AfterAFailure_NamesIt()
    {
        var template = Approved();
        template.WithdrawAfter("CR-2026-0007", ChangeOutcome.Unsuccessful, Now).ShouldBeTrue();

        Outside(Content, template).ShouldBe(["ST-2026-0001 was withdrawn after CR-2026-0007 failed."]);
    }

    [Fact]
    public void Outside_NotYetApproved_CoversNothing() => Outside(Content, Proposed()).ShouldBe(["ST-2026-0001 is not approved yet."]);

    [Fact]
    public void Outside_AFunctionThatNeverSigned_IsNamedWithItsReason()
    {
        var template = Approved(signed: [Function.IT, Function.OT]);

        Outside(Content, template).ShouldContain("Maintenance is asked and has not signed the template: Filler 2 is maintained equipment.");
    }

    [Theory]
    [InlineData(ConflictCode.CutsProduction, ConflictPolicy.NeedsApproval, true)]
    [InlineData(ConflictCode.SameAsset, ConflictPolicy.Block, true)]
    [InlineData(ConflictCode.NoMaintenanceWindowDefined, ConflictPolicy.Warn, true)]
    [InlineData(ConflictCode.OutsideMaintenance, ConflictPolicy.Warn, true)]
    [InlineData(ConflictCode.PeopleAway, ConflictPolicy.Warn, false)]
    public void Outside_Slot_MustLieInAWindowAndMeetNothingButWarnings(ConflictCode code, ConflictPolicy policy, bool isOutside)
    {
        var verdict = new SlotVerdict(code, policy, policy == ConflictPolicy.NeedsApproval ? Function.Production : null, null, [], null, null, Now, Now, "It collides.");

        Outside(Content, verdicts: [verdict]).Contains("It collides.").ShouldBe(isOutside);
    }

    [Theory]
    [InlineData(ItemKind.Device, BerlinPicture.FillerPlc, true)]
    [InlineData(ItemKind.Device, BerlinPicture.Switch, true)]
    [InlineData(ItemKind.Asset, BerlinPicture.DriveAsset, true)]
    [InlineData(ItemKind.Asset, BerlinPicture.SpareDrive, false)]
    [InlineData(ItemKind.Equipment, BerlinPicture.Filler, true)]
    [InlineData(ItemKind.Equipment, BerlinPicture.Line, false)]
    [InlineData(ItemKind.Device, BerlinPicture.OfficePc, false)]
    [InlineData(ItemKind.Segment, BerlinPicture.Vlan210, false)]
    [InlineData(ItemKind.Device, 999, false)]
    public void Covers_BelowANode_TakesInWhatIsOnItOrUnderIt(ItemKind kind, int id, bool isCovered) =>
        IsCovered(TemplateItem.Below(BerlinPicture.Line, "BER/PACK/LINE2"), kind, id).ShouldBe(isCovered);

    [Theory]
    [InlineData(BerlinPicture.LabelerHmi, true)]
    [InlineData(BerlinPicture.FillerPlc, false)]
    [InlineData(999, false)]
    public void Covers_DevicesOfARole_TakesInThatRoleOnly(int device, bool isCovered) => IsCovered(TemplateItem.DevicesOf(DeviceRole.HMI), ItemKind.Device, device).ShouldBe(isCovered);

    [Fact]
    public void Outside_ReplacementOfAnotherType_SaysSo()
    {
        var template = Approved([TemplateItem.Exactly(ItemKind.Asset, BerlinPicture.DriveAsset, "DRV-001")], [.. Enum.GetValues<Function>()]);
        var facts = Facts(Content, ItemKind.Asset, BerlinPicture.DriveAsset, "DRV-001", []);
        var swapped = facts with { Items = [new ChangeItem(ItemKind.Asset, BerlinPicture.DriveAsset, "DRV-001", 77, "DRV-003")] };

        StandardChangeRules.Outside(template, swapped, [], Today).ShouldBe(["DRV-001 is replaced by something else than its kind."]);
        StandardChangeRules.Outside(template, swapped with { IsReplacementInKind = true }, [], Today).ShouldBeEmpty();
    }

    private static bool IsCovered(TemplateItem line, ItemKind kind, int id) =>
        !StandardChangeRules.Outside(Approved([line], [.. Enum.GetValues<Function>()]), Facts(Content, kind, id, "The thing", []), [], Today).Contains("The thing is not in the template.");

    private static IReadOnlyList<string> Outside(ChangeContent content, ChangeTemplate? template = null, (ItemKind Kind, int Id)? item = null, LocalDate? today = null, IReadOnlyList<SlotVerdict>? verdicts = null)
    {
        var (kind, id) = item ?? (ItemKind.Device, BerlinPicture.FillerPlc);
        var facts = Facts(content, kind, id, id == BerlinPicture.FillerPlc ? "BER:PLC-FILLER" : "BER:HMI-LABELER", verdicts ?? []);
        return StandardChangeRules.Outside(template ?? Approved(), facts, AgreementPolicy.For(facts with { Verdicts = [] }), today ?? Today);
    }

    private static AgreementFacts Facts(ChangeContent content, ItemKind kind, int id, string label, IReadOnlyList<SlotVerdict> verdicts)
    {
        ChangeItem[] items = [new(kind, id, label)];
        return new AgreementFacts(content, false, id == 999 ? new Impact([]) : ImpactRules.Of(BerlinPicture.Whole, items), verdicts, BerlinPicture.Whole) { Items = items };
    }

    private static ChangeTemplate Proposed(IReadOnlyList<TemplateItem>? items = null) => new("ST-2026-0001", BerlinPicture.Site, new TemplateOwner(1, "Owner"), "CR-2026-0001",
        new TemplateContent(TemplateContent.Repeatable(Content), items ?? [TemplateItem.Exactly(ItemKind.Device, BerlinPicture.FillerPlc, "BER:PLC-FILLER")], new LocalDate(2027, 5, 5), null), Now);

    private static ChangeTemplate Approved(IReadOnlyList<TemplateItem>? items = null, IReadOnlyList<Function>? signed = null)
    {
        var template = Proposed(items);
        var functions = signed ?? [Function.IT, Function.OT, Function.Maintenance];
        template.Submit(new PersonRights(1, "Owner", PersonKind.Person, true, PersonRoles.None, []), functions, Today).Error.ShouldBeNull();
        template.Approve(functions, Now).Error.ShouldBeNull();
        return template;
    }
}
