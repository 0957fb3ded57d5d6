using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>Invariants D1 to D3 and what is asked of knowledge that people have.</summary>
public sealed class DataSourceRulesTests
{
    private static readonly LocalDate Today = new(2026, 11, 5);

    private readonly EquipmentNode _site = new("BER", "Berlin", EquipmentLevel.Site, null);
    private readonly Person _ada = new("ada", "Ada", PersonKind.Person);
    private readonly Person _bo = new("bo", "Bo", PersonKind.Person);

    [Fact]
    public void Check_SystemWithOneOwner_IsFine()
    {
        var source = System();
        Own(source, _ada, new(2026, 1, 1));

        Breaches(source).ShouldBeEmpty();
    }

    [Fact]
    public void Check_TwoAccountableOwnersAtOnce_IsRefusedWithBothNames()
    {
        var source = System();
        Own(source, _ada, new(2026, 1, 1));
        Own(source, _bo, new(2026, 6, 1));

        var breach = Breaches(source).ShouldHaveSingleItem();

        breach.Code.ShouldBe("ownership.twoOwners");
        breach.IsWarning.ShouldBeFalse();
        breach.Message.ShouldContain("Ada and Bo");
    }

    [Fact]
    public void Check_OwnerWhoHandsOverOnTheDayTheOtherBegins_IsFine()
    {
        var source = System();
        Own(source, _ada, new(2026, 1, 1), new(2026, 6, 1));
        Own(source, _bo, new(2026, 6, 1));

        Breaches(source).ShouldBeEmpty();
        source.AccountableOwnerOn(new(2026, 5, 31))!.Person.ShouldBe(_ada);
        source.AccountableOwnerOn(new(2026, 6, 1))!.Person.ShouldBe(_bo);
    }

    [Theory]
    [InlineData(OwnershipType.AccountableOwner)]
    [InlineData(OwnershipType.Steward)]
    [InlineData(OwnershipType.SubjectExpert)]
    public void Check_SomebodyWhoLeft_IsRefusedAsLongAsTheAssignmentHolds(OwnershipType type)
    {
        var (holds, ended) = (System(), System());
        _ada.IsActive = false;
        holds.Assign(new OwnershipAssignment(type, _ada, new(2026, 1, 1)));
        ended.Assign(new OwnershipAssignment(type, _ada, new(2026, 1, 1)) { To = Today });

        Breaches(holds).ShouldHaveSingleItem().Code.ShouldBe("ownership.left");
        Breaches(ended).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Criticality.A, true)]
    [InlineData(Criticality.B, false)]
    public void Check_OwnerWhoIsStewardToo_IsWorthAWordOnCriticalEquipmentOnly(Criticality criticality, bool isSaid)
    {
        _site.Criticality = criticality;
        var source = System();
        Own(source, _ada, new(2026, 1, 1));
        source.Assign(new OwnershipAssignment(OwnershipType.Steward, _ada, new(2026, 1, 1)));

        Breaches(source).Any(breach => breach is { Code: "ownership.ownerIsSteward", IsWarning: true }).ShouldBe(isSaid);
    }

    [Fact]
    public void Check_CertificationWithoutAnEnd_IsRefused()
    {
        var source = System();
        source.Certification = "GxP verified";

        Breaches(source).ShouldHaveSingleItem().Code.ShouldBe("source.certificationEndless");
    }

    [Fact]
    public void Check_CertificationThatEndsBeforeItWasGiven_IsRefused()
    {
        var source = System();
        (source.Certification, source.CertifiedOn, source.CertificationExpiresOn) = ("GxP verified", Today, Today);

        Breaches(source).ShouldHaveSingleItem().Code.ShouldBe("source.certificationExpires");
    }

    [Fact]
    public void Check_OwnBackup_IsRefused()
    {
        var source = Knowledge();
        (source.KnownBy, source.Backup) = (_ada, _ada);

        Breaches(source).ShouldHaveSingleItem().Code.ShouldBe("source.ownBackup");
    }

    [Fact]
    public void Check_KnowledgeOfNobody_IsRefused_OfARoleIsFine()
    {
        var (nobodys, aRoles) = (Knowledge(), Knowledge());
        aRoles.RoleName = "Refrigeration mechanic";

        Breaches(nobodys).ShouldHaveSingleItem().Code.ShouldBe("source.nobodyKnows");
        Breaches(aRoles).ShouldBeEmpty();
    }

    [Fact]
    public void Check_KnowledgeWithoutADayToAskAgain_IsWorthAWord()
    {
        var source = Knowledge();
        (source.KnownBy, source.AskAgainOn) = (_ada, null);

        var breach = Breaches(source).ShouldHaveSingleItem();

        (breach.Code, breach.IsWarning).ShouldBe(("source.askAgain", true));
    }

    [Fact]
    public void Check_SystemThatAPersonKnows_IsRefused()
    {
        var source = System();
        source.KnownBy = _ada;

        Breaches(source).ShouldHaveSingleItem().Code.ShouldBe("source.notAPerson");
    }

    private DataSource System() => new(_site, "HIST", "Historian", DataSourceKind.Historian, _site);

    private DataSource Knowledge() => new(_site, "EAR", "Sound of the pump", DataSourceKind.Person, _site) { AskAgainOn = Today.PlusMonths(6) };

    private static void Own(DataSource source, Person person, LocalDate from, LocalDate? to = null) => source.Assign(new OwnershipAssignment(OwnershipType.AccountableOwner, person, from) { To = to });

    private static List<RuleBreach> Breaches(DataSource source) => [.. DataSourceRules.Check([source], Today)];
}
