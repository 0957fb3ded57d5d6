using System.Xml.Linq;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class PolicyWordsTests
{
    private static readonly HashSet<string> German =
        [.. XDocument.Load(RepositoryFiles.At("src", "ConvergencePortal.Web", "Texts.de.resx")).Root!.Elements("data").Select(data => (string)data.Attribute("name")!)];

    [Fact]
    public void Phrases_OfAnyRow_AreTranslated()
    {
        var phrases = new HashSet<string>();
        var words = new PolicyWords((phrase, values) => { phrases.Add(phrase); return phrase; }, value => value.ToString());

        for (var seed = 0; seed < 500; seed++)
        {
            var row = new RandomFacts(seed).DrawRow();
            words.When(row.When);
            words.Then(row.Then);
        }
        words.When(new ApprovalConditions { Unread = [new(RuleCondition.Natures, "Quantum")], ProductionMinutes = 1, IsSafetyZone = true, ZoneKinds = [ZoneKind.Safety], HasDirectAccess = true });
        words.Then(new RuleEffect { Forbids = "No.", IsUnread = true });

        phrases.Count.ShouldBeGreaterThan(30);
        phrases.Where(phrase => !German.Contains(phrase)).ShouldBeEmpty();
    }

    [Fact]
    public void Names_OfEveryValueThatARowCanHold_AreTranslated()
    {
        var names = Of<ChangeType>().Concat(Of<ChangeNature>()).Concat(Of<Permanence>()).Concat(Of<ItemKind>()).Concat(Of<EquipmentReach>()).Concat(Of<EquipmentLevel>()).Concat(Of<EquipmentFlag>())
            .Concat(Of<ZoneKind>()).Concat(Of<DeviceRole>()).Concat(Of<ConflictCode>()).Concat(Of<Function>()).Concat(Of<SignatureMeaning>());

        // Abbreviations are the same in both languages.
        names.Where(name => !German.Contains(name) && name.Any(char.IsLower)).ShouldBeEmpty();
    }

    [Fact]
    public void When_SeveralConditions_IsOneSentence() =>
        PolicyWords.English.When(new() { Natures = [ChangeNature.Network], Sites = ["BER"], Reach = EquipmentReach.Changed, Criticalities = [Criticality.A, Criticality.B], ExceptInKind = true })
            .ShouldBe("it is about Network and it is at BER and equipment of criticality A or B is changed itself and it is not a replacement in kind");

    [Fact]
    public void Then_AllTerms_AreSaid() =>
        PolicyWords.English.Then(RuleEffect.Ask(Function.IT, Function.OT) with { Quorum = new SeatQuorum(2, 50), HasVeto = false, Meaning = SignatureMeaning.Reviewed, Competencies = ["FW"], Covers = FieldGroups.Quality })
            .ShouldBe("IT, OT (2 people, at least 50 % of the members, no veto, Reviewed, with FW, also covers Quality)");

    private static IEnumerable<string> Of<T>() where T : struct, Enum => Enum.GetValues<T>().Select(value => PolicyTexts.Of(value));
}
