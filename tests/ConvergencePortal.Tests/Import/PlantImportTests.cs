using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>Sites and equipment from files.</summary>
public sealed class PlantImportTests
{
    private const string Sites = "code,name,enterprise,enterprise_name,time_zone\nHAM,Hamburg,NORD,Nord Dairy,Europe/Berlin\n";

    [Fact]
    public async Task Import_NewSite_MakesItWithItsEnterprise()
    {
        await using var portal = await TestPortal.CreateAsync();

        var report = await portal.ImportAsync("sites", Sites);

        report.ShouldSatisfyAllConditions(() => report.New.ShouldBe(1), () => report.Wrong.ShouldBeEmpty());
        await using var db = portal.Db();
        var site = await db.Equipment.Include(e => e.Parent).SingleAsync(e => e.Path == "HAM", TestContext.Current.CancellationToken);
        site.Parent!.Name.ShouldBe("Nord Dairy");
        site.TimeZone.ShouldBe("Europe/Berlin");
    }

    [Fact]
    public async Task Import_RowsInAnyOrder_BuildsTheTree()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.HasAsync("sites", Sites);

        var report = await portal.ImportAsync("equipment", """
            path;name;level;criticality;safety_related
            HAM/DAIRY/LINE1/FILLER;Filler;Cell;a;yes
            HAM/DAIRY;Dairy;Area;;
            HAM/DAIRY/LINE1;Line 1;Line;B;no
            """);

        report.Wrong.ShouldBeEmpty();
        report.New.ShouldBe(3);
        await using var db = portal.Db();
        var filler = await db.Equipment.Include(e => e.Parent).SingleAsync(e => e.Path == "HAM/DAIRY/LINE1/FILLER", TestContext.Current.CancellationToken);
        filler.ShouldSatisfyAllConditions(
            () => filler.Parent!.Path.ShouldBe("HAM/DAIRY/LINE1"),
            () => filler.Level.ShouldBe(EquipmentLevel.WorkCell),
            () => filler.Criticality.ShouldBe(Criticality.A),
            () => filler.IsSafetyRelated.ShouldBeTrue());
    }

    [Fact]
    public async Task Import_SameFileTwice_ChangesNothingTheSecondTime()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.HasAsync("sites", Sites);
        const string Csv = "path,name,level\nHAM/DAIRY,Dairy,Area\nHAM/DAIRY/LINE1,Line 1,Line\n";
        await portal.HasAsync("equipment", Csv);

        var again = await portal.ImportAsync("equipment", Csv);

        (again.New, again.Changed, again.Unchanged).ShouldBe((0, 0, 2));
    }
}
