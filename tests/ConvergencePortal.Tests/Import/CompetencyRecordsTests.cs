using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

public sealed class CompetencyRecordsTests
{
    private const string Rows = "person,code,achieved,expires,evidence\nsafety.berlin,SIS-APPROVER,2026-01-01,2026-11-06,Course F-17\nsafety.berlin,GXP-REVIEWER,2026-11-06,,\n";

    [Fact]
    public async Task Import_WhatWasExported_ChangesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("competencies", Rows);

        var again = await portal.ImportAsync("competencies", await portal.ExportAsync("competencies"));

        (again.Wrong.Count, again.New, again.Changed).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Holds_OnEachDay_FollowsTheDates()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("competencies", Rows);

        (await HeldAsync(portal)).ShouldBe(["SIS-APPROVER"]);
        portal.Clock.Advance(Duration.FromDays(1));
        (await HeldAsync(portal)).ShouldBe(["GXP-REVIEWER"]);
        await portal.ChangePersonAsync("safety.berlin", p => p.IsActive = false);
        (await HeldAsync(portal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nobody,SIS,2026-01-01,,", "person")]
    [InlineData("safety.berlin,S/IS,2026-01-01,,", "code")]
    [InlineData("safety.berlin,SIS,soon,,", "achieved")]
    [InlineData("safety.berlin,SIS,2026-01-02,2026-01-02,", "expires")]
    public async Task Import_WhatCannotBe_NamesTheColumn(string row, string column)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.ImportAsync("competencies", $"person,code,achieved,expires,evidence\n{row}\n")).Wrong.ShouldHaveSingleItem().Column.ShouldBe(column);
    }

    [Fact]
    public async Task Find_ThePerson_ShowsThemWithWhetherTheyHold()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("competencies", Rows);

        (await portal.Get<PeopleReads>().FindDetailAsync("safety.berlin", default))!.Competencies.Select(c => (c.Code, c.HoldsToday)).ShouldBe([("GXP-REVIEWER", false), ("SIS-APPROVER", true)]);
    }

    private static async Task<IReadOnlyList<string>> HeldAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        var rights = await PersonRights.ReadAsync(db, await portal.ActorAsync("safety.berlin"), portal.Clock.GetCurrentInstant(), default);
        rights.Holds("sis-approver").ShouldBe(rights.Competencies.Contains("SIS-APPROVER"));
        return rights.Competencies;
    }
}
