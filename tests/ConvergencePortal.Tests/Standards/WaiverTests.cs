using ConvergencePortal.Core.Standards;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Standards.TimeBoxPaper;

namespace ConvergencePortal.Tests.Standards;

public sealed class WaiverTests
{
    [Fact]
    public void RefuseEnd_NoEnd_IsRefused() => TimeBox.RefuseEnd(null, Today, MostDays).ShouldBe(TimeBoxErrors.EndRequired);

    [Theory]
    [InlineData(0, "timeBox.end")]
    [InlineData(-1, "timeBox.end")]
    [InlineData(181, "timeBox.tooLong")]
    public void RefuseEnd_OutsideWhatTheSiteAllows_IsRefused(int days, string code) => TimeBox.RefuseEnd(Today.PlusDays(days), Today, MostDays)!.Code.ShouldBe(code);

    [Theory]
    [InlineData(1)]
    [InlineData(180)]
    public void RefuseEnd_WithinWhatTheSiteAllows_IsNot(int days) => TimeBox.RefuseEnd(Today.PlusDays(days), Today, MostDays).ShouldBeNull();

    [Fact]
    public void Waiver_OfNothing_CannotBeMade() => Should.Throw<ArgumentException>(() => new Waiver("WV-2026-0001", Site, Asker, new WaiverContent("", "", "", "", Today, null), [], Today.PlusDays(1), Now));

    [Fact]
    public void Covers_TheFindingItNames_UntilItsEndAndNotOnIt()
    {
        var waiver = InForce(endsOn: new LocalDate(2026, 12, 1));

        waiver.Covers("NC-03", Conduit, [], null, new LocalDate(2026, 11, 30)).ShouldBeTrue();
        waiver.Covers("NC-03", Conduit, [], null, new LocalDate(2026, 12, 1)).ShouldBeFalse();
        waiver.IsOverdueOn(new LocalDate(2026, 12, 1)).ShouldBeTrue();
    }

    [Fact]
    public void Covers_AnotherCheckOrAnotherThing_IsFalse()
    {
        var waiver = InForce();

        waiver.Covers("NC-04", Conduit, [], null, Today).ShouldBeFalse();
        waiver.Covers("NC-03", Conduit with { Key = "BER:C-IDMZ-SITEOPS" }, [], null, Today).ShouldBeFalse();
    }

    [Fact]
    public void Covers_BeforeEverybodySigned_IsFalse() => Waiver().Covers("NC-03", Conduit, [], null, Today).ShouldBeFalse();

    [Theory]
    [InlineData("BER/PACK", true)]
    [InlineData("BER/PACK/LINE2", true)]
    [InlineData("BER/PACKAGES", false)]
    [InlineData("BER/BATCH", false)]
    [InlineData(null, false)]
    public void Covers_ARequirementWithinItsScope_OnlyThere(string? path, bool isCovered) =>
        InForce("BER/PACK", null, new WaiverTarget("NET-01", "R2")).Covers("NC-03", Conduit, [("NET-01", "R2")], path, Today).ShouldBe(isCovered);

    [Fact]
    public void Covers_ARequirementOfTheWholeSite_WhereverTheThingIs() => InForce(null, null, new WaiverTarget("NET-01", "R2")).Covers("NC-03", Conduit, [("net-01", "R2")], null, Today).ShouldBeTrue();

    [Fact]
    public void Extend_WithTheSameReason_IsRefused()
    {
        var waiver = InForce();
        waiver.AskExtension(Asker, "The part is late", Today.PlusDays(120), MostDays, Now).Error.ShouldBeNull();
        waiver.Extend(Now);

        waiver.AskExtension(Asker, " the part is LATE ", Today.PlusDays(150), MostDays, Now).Error.ShouldBe(TimeBoxErrors.SameReason);
    }

    [Fact]
    public void Extend_BeforeTheChairSigned_MovesNothing()
    {
        var waiver = InForce();
        var end = waiver.EndsOn;

        waiver.AskExtension(Asker, "The part is late", end.PlusDays(30), MostDays, Now).Error.ShouldBeNull();

        waiver.EndsOn.ShouldBe(end);
        waiver.Extend(Now).Error.ShouldBeNull();
        waiver.EndsOn.ShouldBe(end.PlusDays(30));
    }

    [Fact]
    public void Extend_ToAnEarlierDay_IsRefused() => InForce().AskExtension(Asker, "Earlier", Today.PlusDays(10), MostDays, Now).Error!.Code.ShouldBe("timeBox.end");

    [Fact]
    public void Extend_BySomebodyElse_IsRefused() => InForce().AskExtension(Other, "Mine now", Today.PlusDays(120), MostDays, Now).Error.ShouldBe(TimeBoxErrors.NotTheirs);

    [Fact]
    public void ContentHash_OfAnExtension_DiffersFromTheFirst()
    {
        var waiver = InForce();
        var first = waiver.ContentHash();

        waiver.AskExtension(Asker, "The part is late", Today.PlusDays(120), MostDays, Now);

        waiver.ContentHash().ShouldNotBe(first);
    }

    [Fact]
    public void EndEarly_OfAPilot_IsRefused()
    {
        var waiver = Core.Standards.Waiver.OfPilot("WV-2026-0002", Running(), new WaiverContent("Rests", "", "", "", Today, "BER"), new WaiverTarget("NET-01", "R1"), "Signer", Now);

        waiver.EndEarly(Asker, "Enough", Now).Error!.Code.ShouldBe("waiver.ofPilot");
    }

    [Fact]
    public void AskExtension_OfAPilotsWaiver_IsRefused()
    {
        var waiver = Core.Standards.Waiver.OfPilot("WV-2026-0002", Running(), new WaiverContent("Rests", "", "", "", Today, "BER"), new WaiverTarget("NET-01", "R1"), "Signer", Now);

        waiver.AskExtension(Asker, "More time", Today.PlusDays(120), MostDays, Now).Error.ShouldBe(TimeBoxErrors.EndsWithPilot("PL-2026-0001"));
    }

    [Fact]
    public void Waiver_OfManyThings_SaysTheFirstAndHowManyMore()
    {
        var waiver = Waiver(null, null, [.. Enumerable.Range(1, 23).Select(i => new WaiverTarget("NET-01", $"R{i}"))]);

        waiver.TakeEvents()[0].Text!.ShouldContain("NET-01 R20 and 3 more. Until");
    }

    [Fact]
    public void Waiver_WhateverIsDone_NeverHoldsWithoutAnEndAheadOfApproval() => Prop.ForAll(Steps().ToArbitrary(), steps =>
    {
        var (waiver, today) = (Waiver(), Today);
        foreach (var (step, days) in steps)
        {
            today = today.PlusDays(days);
            Do(waiver, step, today);
            if (waiver.Status == TimeBoxStatus.InForce && waiver.HoldsOn(today)) waiver.EndsOn.ShouldBeLessThanOrEqualTo(today.PlusDays(MostDays));
        }
    }).QuickCheckThrowOnFailure();

    private static void Do(Waiver waiver, int step, LocalDate today)
    {
        var now = Noon(today);
        switch (step)
        {
            case 0: waiver.Approve("Signer", now); break;
            case 1: waiver.AskExtension(Asker, $"Reason of {today}", today.PlusDays(MostDays), MostDays, now); break;
            case 2: waiver.Extend(now); break;
            case 3: waiver.RefuseExtension(now); break;
            case 4: waiver.EndEarly(Asker, "Mended", now); break;
            default: waiver.TakeBack(Asker, now); break;
        }
    }

    /// <summary>What is done, and how many days after the step before.</summary>
    private static Gen<(int Step, int Days)[]> Steps() => Gen.ArrayOf(from step in Gen.Choose(0, 7) from days in Gen.Choose(0, 40) select (step, days));
}
