using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>What a signature is bound to, and which edit asks whom again.</summary>
public sealed class ContentBindingTests
{
    private static readonly ChangeContent Content = PaperChange.Content;

    [Fact]
    public void Fields_OfTheContent_EachBelongToExactlyOneGroup()
    {
        var grouped = ContentBinding.Fields.Select(f => f.Field).Except(["Items", "IsReplacementInKind", "SlotConflicts"]).ToList();

        grouped.ShouldBe(typeof(ChangeContent).GetProperties().Where(p => p.CanWrite).Select(p => p.Name), ignoreOrder: true);
        ContentBinding.Fields.Select(f => f.Field).ShouldBeUnique();
    }

    /// <summary>A known answer: a form that moves would make every stored signature void.</summary>
    [Fact]
    public void CanonicalForm_OfScopeAndNetwork_IsThisText()
    {
        var content = new ChangeContent { Title = "Prüfung", Nature = ChangeNature.Network, Purpose = "Address taken", NetworkSettings = "10.0.0.5 → 10.0.0.6" };

        var form = ContentBinding.CanonicalForm(FieldGroups.Scope | FieldGroups.Network, content, [new ChangeItem(ItemKind.Device, 7, "BER:PLC-FILLER")], false, null, []);

        form.ShouldBe(
            "change-content-1\nTitle:8:Prüfung\nType:6:Normal\nTemplate:-\nNature:7:Network\nPermanence:9:Permanent\nTemporaryUntil:-\nBypassKind:-\nPurpose:13:Address taken\nItems:21:Device BER:PLC-FILLER\n"
            + "IsReplacementInKind:5:False\nInKindJustification:-\nEmergencyReason:-\nEmergencyAuthorizerId:-\nNetworkSettings:21:10.0.0.5 → 10.0.0.6\n");
        ContentBinding.HashOf(FieldGroups.Scope | FieldGroups.Network, content, [new ChangeItem(ItemKind.Device, 7, "BER:PLC-FILLER")], false, null, [])
            .ShouldBe("65A2340A65CBA9DFDCD150D489A3B80A5262ECF91B334B588A532C43F8AE1919");
    }

    [Fact]
    public void CanonicalForm_OfTextThatLooksLikeAnotherField_IsAnother()
    {
        var one = ContentBinding.HashOf(FieldGroups.Plan, Content with { TechnicalBasis = "a\nImplementationPlan:1:b", ImplementationPlan = null }, [], false, null, []);
        var other = ContentBinding.HashOf(FieldGroups.Plan, Content with { TechnicalBasis = "a", ImplementationPlan = "b" }, [], false, null, []);

        one.ShouldNotBe(other);
    }

    /// <summary>Every field there is: an edit of it makes void exactly the signatures of the seats that cover it.</summary>
    [Theory]
    [MemberData(nameof(Edits))]
    public void Edit_OfOneField_MakesExactlyTheSignaturesVoidThatCoverIt(string field)
    {
        var change = PaperChange.Signed(PaperChange.Authorizing(), isSlotFree: true);
        var (content, items) = EditOf(field);

        change.Edit(PaperChange.Requester, content, items, false, "It was wrong", PaperChange.Agreement, PaperChange.Facts(), PaperChange.Now).Error.ShouldBeNull();

        var group = ContentBinding.GroupsOf([field]);
        change.Signatures.Where(s => !s.IsValid).Select(s => s.Function!.Value).ShouldBe(PaperChange.Agreement.Where(a => a.Covers.HasFlag(group)).Select(a => a.Function), ignoreOrder: true);
        change.Status.ShouldBe(change.Signatures.All(s => s.IsValid) ? ChangeStatus.Scheduled : ChangeStatus.Authorizing);
        change.Revision.ShouldBe(2);
    }

    public static TheoryData<string> Edits => [.. ContentBinding.Fields.Select(f => f.Field).Except(["IsReplacementInKind", "SlotConflicts", nameof(ChangeContent.Type), nameof(ChangeContent.ImplementerId)])];

    [Theory]
    [InlineData(2, 0)]
    [InlineData(-2, 0)]
    [InlineData(3, 2)]
    public void Edit_OfTheStart_AsksNobodyWithinTheTolerance(int hours, int asked)
    {
        var change = PaperChange.Signed(PaperChange.Authorizing(), isSlotFree: true);

        change.Edit(PaperChange.Requester, Content with { PlannedStart = PaperChange.Now + Duration.FromHours(hours) }, PaperChange.Items, false, "Later", PaperChange.Agreement, PaperChange.Facts(), PaperChange.Now)
            .Error.ShouldBeNull();

        change.Signatures.Count(s => !s.IsValid).ShouldBe(asked);
    }

    [Fact]
    public void Edit_MovedLittleByLittle_StillMeasuresFromWhatWasSigned()
    {
        var change = PaperChange.Signed(PaperChange.Authorizing(), isSlotFree: true);
        for (var step = 1; step <= 3; step++)
            change.Edit(PaperChange.Requester, Content with { PlannedStart = PaperChange.Now + Duration.FromHours(step) }, PaperChange.Items, false, "Later", PaperChange.Agreement, PaperChange.Facts(), PaperChange.Now)
                .Error.ShouldBeNull();

        change.Seats.Where(s => s.IsOpen).Select(s => s.Function).ShouldBe([Function.OT, Function.Maintenance], ignoreOrder: true);
    }

    [Fact]
    public void Edit_IntoAProductionRunWithinTheTolerance_AsksOtAndProduction()
    {
        var change = PaperChange.Signed(PaperChange.Authorizing(), isSlotFree: true);
        Requirement[] agreement = [.. PaperChange.Agreement, new(Function.Production, ["Filler 2 is producing."])];

        change.Edit(PaperChange.Requester, Content with { PlannedStart = PaperChange.Now + Duration.FromHours(1) }, PaperChange.Items, false, "Later", agreement, PaperChange.Facts(true, "CutsProduction Production Filler 17"), PaperChange.Now)
            .Error.ShouldBeNull();

        change.Seats.Where(s => s.IsOpen).Select(s => s.Function).ShouldBe([Function.OT, Function.Production], ignoreOrder: true);
    }

    /// <summary>Nobody signs for who does the work: it is what the slot meets with them that was signed.</summary>
    [Fact]
    public void Edit_OfWhatNobodySigned_SaysThatTheSlotMeetsSomethingElse()
    {
        var change = PaperChange.Signed(PaperChange.Authorizing(), isSlotFree: true);

        change.Edit(PaperChange.Requester, Content with { RequiredPersonIds = [17] }, PaperChange.Items, false, "Help", PaperChange.Agreement, PaperChange.Facts(true, "NotOnShift Production Person 17"), PaperChange.Now)
            .Error.ShouldBeNull();

        change.Signatures.Single(s => !s.IsValid).ShouldSatisfyAllConditions(s => s.Function.ShouldBe(Function.OT), s => s.VoidedBecause.ShouldBe("What the slot meets has changed."));
    }

    [Fact]
    public void Edit_OfSeveralGroups_SaysToEachSignerWhatMovedOfTheirs()
    {
        var change = PaperChange.Signed(PaperChange.Authorizing(), isSlotFree: true);

        change.Edit(PaperChange.Requester, Content with { NetworkSettings = "VLAN 12", SafetyImpact = "None" }, PaperChange.Items, false, "It was wrong", PaperChange.Agreement, PaperChange.Facts(), PaperChange.Now)
            .Error.ShouldBeNull();

        change.Signatures.Select(s => (s.Function, s.VoidedBecause)).ShouldBe([
            (Function.IT, "Revision 2 changed what was signed: network settings."), (Function.OT, "Revision 2 changed what was signed: safety and procedures."),
            (Function.Maintenance, "Revision 2 changed what was signed: safety and procedures.")]);
    }

    [Fact]
    public void Edit_ThatNamesASignerAsImplementer_MakesTheirSignatureVoid()
    {
        var change = PaperChange.Signed(PaperChange.Authorizing(), isSlotFree: true);

        change.Edit(PaperChange.Requester, Content with { ImplementerId = PaperChange.It.PersonId }, PaperChange.Items, false, "They know it best", PaperChange.Agreement, PaperChange.Facts(), PaperChange.Now)
            .Error.ShouldBeNull();

        change.Signatures.Single(s => !s.IsValid).VoidedBecause.ShouldBe("The signer carries out the change now.");
        change.Status.ShouldBe(ChangeStatus.Authorizing);
    }

    [Fact]
    public void Edit_AfterSubmissionWithoutAReason_IsRefused() =>
        PaperChange.Authorizing().Edit(PaperChange.Requester, Content with { Purpose = "Another" }, PaperChange.Items, false, " ", PaperChange.Agreement, PaperChange.Facts(), PaperChange.Now)
            .Error!.Code.ShouldBe("change.editReason");

    [Fact]
    public void Edit_WhereThePolicyNowCoversMore_AsksTheSeatAgain()
    {
        var change = PaperChange.Signed(PaperChange.Authorizing(), isSlotFree: true);
        Requirement[] agreement = [PaperChange.Agreement[0] with { Covers = PaperChange.Agreement[0].Covers | FieldGroups.Quality }, .. PaperChange.Agreement.Skip(1)];

        change.Edit(PaperChange.Requester, Content with { RequiredPersonIds = [4] }, PaperChange.Items, false, "Help", agreement, PaperChange.Facts(), PaperChange.Now).Error.ShouldBeNull();

        change.Seats.Where(s => s.IsOpen).Select(s => s.Function).ShouldBe([Function.IT]);
    }

    private static (ChangeContent Content, IReadOnlyList<ChangeItem> Items) EditOf(string field)
    {
        if (field == "Items") return (Content, [.. PaperChange.Items, new ChangeItem(ItemKind.Device, 2, "BER:HMI-LABELER")]);

        var property = typeof(ChangeContent).GetProperty(field)!;
        var copy = Content with { };
        property.SetValue(copy, property.PropertyType switch
        {
            _ when field == nameof(ChangeContent.PlannedRecords) => PlannedRecords.Write([new PlannedRecord("zones", new Dictionary<string, string> { ["site"] = "BER", ["code"] = "CELL-NEW" })]),
            var type when type == typeof(string) => "Another",
            var type when type == typeof(int) => 17,
            var type when type == typeof(int?) => 99,
            var type when type == typeof(bool) => true,
            var type when type == typeof(LocalDate?) => new LocalDate(2027, 1, 1),
            var type when type == typeof(Instant?) => PaperChange.Now + Duration.FromDays(1),
            var type when type == typeof(ChangeNature) => ChangeNature.Procedure,
            var type when type == typeof(Permanence) => Permanence.Temporary,
            var type when type == typeof(MeasureKind?) => MeasureKind.Jumper,
            var type when type == typeof(IReadOnlyList<int>) => new[] { 17 },
            var type => throw new InvalidOperationException($"How is a {type} edited?"),
        });
        return (copy, PaperChange.Items);
    }
}
