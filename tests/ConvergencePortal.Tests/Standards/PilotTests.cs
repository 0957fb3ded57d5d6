using ConvergencePortal.Core.Standards;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Standards.TimeBoxPaper;

namespace ConvergencePortal.Tests.Standards;

public sealed class PilotTests
{
    [Fact]
    public void Decide_ByWhoeverAskedForIt_IsRefused() => Running().Decide(Asker, PilotDecision.Adopt, "Ten of ten", Now).Error.ShouldBe(TimeBoxErrors.OwnPilot);

    [Fact]
    public void Decide_BySomebodyOfAnotherSite_IsRefused() => Running().Decide(Stranger, PilotDecision.Adopt, "Ten of ten", Now).Error.ShouldBe(TimeBoxErrors.NotAtSite);

    [Fact]
    public void Decide_WithoutAnOutcome_IsRefused() => Running().Decide(Other, PilotDecision.Stop, "  ", Now).Error.ShouldBe(TimeBoxErrors.OutcomeRequired);

    [Fact]
    public void Decide_BeforeEverybodySigned_IsRefused() => Pilot().Decide(Other, PilotDecision.Stop, "Nothing", Now).Error!.Code.ShouldBe("timeBox.status");

    [Fact]
    public void Decide_AfterItsEnd_IsStillPossibleAndDue()
    {
        var pilot = Running();
        var late = pilot.EndsOn.PlusDays(3);

        pilot.IsOverdueOn(late).ShouldBeTrue();
        pilot.Decide(Chair, PilotDecision.Adopt, "Nine of ten", Noon(late)).Error.ShouldBeNull();
        (pilot.Status, pilot.Decision, pilot.DecidedByName).ShouldBe((TimeBoxStatus.Ended, PilotDecision.Adopt, "Chair"));
    }

    [Fact]
    public void Decide_Twice_IsRefused()
    {
        var pilot = Running();
        pilot.Decide(Other, PilotDecision.Stop, "Two of ten", Now);

        pilot.Decide(Chair, PilotDecision.Adopt, "I think otherwise", Now).Error!.Code.ShouldBe("timeBox.status");
    }

    [Fact]
    public void AskExtension_ASecondTime_IsRefused()
    {
        var pilot = Running();
        pilot.AskExtension(Asker, "The summer was too cool", pilot.EndsOn.PlusDays(30), MostDays, Now).Error.ShouldBeNull();
        pilot.Extend(Now);

        pilot.AskExtension(Asker, "And again", pilot.EndsOn.PlusDays(30), MostDays, Now).Error.ShouldBe(TimeBoxErrors.ExtendedOnce);
    }

    [Fact]
    public void AskExtension_AfterARefusedOne_IsPossible()
    {
        var pilot = Running();
        pilot.AskExtension(Asker, "The summer was too cool", pilot.EndsOn.PlusDays(30), MostDays, Now);
        pilot.RefuseExtension(Now);

        pilot.AskExtension(Asker, "The sensor was broken for a month", pilot.EndsOn.PlusDays(30), MostDays, Now).Error.ShouldBeNull();
    }
}
