using Bunit;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Records;

public sealed class RecordEditorTests : ComponentTest
{
    private const string Switch = "BER:SW-PACK-01";

    [Theory]
    [InlineData("sites", "BER")]
    [InlineData("equipment", "BER/PACK/LINE2")]
    [InlineData("assets", "DRV-001")]
    [InlineData("zones", "BER:IDMZ")]
    [InlineData("conduits", "BER:C-IDMZ-PACK")]
    [InlineData("segments", "BER:VLAN210")]
    [InlineData("devices", Switch)]
    [InlineData("interfaces", "BER:SW-PACK-01:eth0")]
    [InlineData("people", "it.berlin")]
    [InlineData("memberships", "it.berlin:BER:IT")]
    [InlineData("windows", "BER:MW-LINE2-SUN")]
    public async Task Form_OfEveryKind_SavesUnchangedWhatItShows(string kind, string key)
    {
        string? saved = null;
        var form = await EditAsync(kind, key, savedKey => saved = savedKey);

        form.Find("button[type=submit]").Click();

        form.WaitForAssertion(() => saved.ShouldBe(key), Patience);
    }

    [Fact]
    public async Task Form_OfARecord_ShowsItsNameAndDoesNotLetItBeChanged()
    {
        var form = await EditAsync("devices", Switch);

        form.Find("#field-code").GetAttribute("value").ShouldBe("SW-PACK-01");
        form.Find("#field-code").HasAttribute("readonly").ShouldBeTrue();
        form.Find("#field-name").HasAttribute("readonly").ShouldBeFalse();
    }

    [Fact]
    public async Task Save_NewName_IsInTheDatabase()
    {
        string? saved = null;
        var form = await EditAsync("devices", Switch, key => saved = key);
        form.Find("#field-name").Input("Packaging switch, cabinet 4");

        form.Find("button[type=submit]").Click();

        form.WaitForAssertion(() => saved.ShouldBe(Switch), Patience);
        await using var db = Portal.Db();
        (await db.Devices.SingleAsync(d => d.Code == "SW-PACK-01", Token)).Name.ShouldBe("Packaging switch, cabinet 4");
    }

    [Fact]
    public async Task Save_WrongField_SaysSoBesideItAndKeepsWhatWasTyped()
    {
        var form = await EditAsync("segments", "BER:VLAN210");
        form.Find("#field-vlan").Input("5000");
        form.Find("#field-name").Input("Machines, hall 2");

        form.Find("button[type=submit]").Click();

        form.WaitForAssertion(() => form.Find("#wrong-vlan").TextContent.ShouldContain("4,094"), Patience);
        form.Find("#field-vlan").GetAttribute("value").ShouldBe("5000");
        form.Find("#field-vlan").GetAttribute("aria-invalid").ShouldBe("true");
        form.Find("#field-name").GetAttribute("value").ShouldBe("Machines, hall 2");
    }

    [Fact]
    public async Task Save_RecordChangedElsewhereMeanwhile_IsRefusedAndKeepsWhatWasTyped()
    {
        var form = await EditAsync("devices", Switch);
        await using (var db = Portal.Db())
        {
            var device = await db.Devices.SingleAsync(d => d.Code == "SW-PACK-01", Token);
            device.Name = "Renamed by another";
            device.Touch();
            await db.SaveChangesAsync(Token);
        }
        form.Find("#field-name").Input("Mine");

        form.Find("button[type=submit]").Click();

        form.WaitForAssertion(() => form.Find("[data-code='record.stale']"), Patience);
        form.Find("#field-name").GetAttribute("value").ShouldBe("Mine");
    }

    [Fact]
    public async Task Save_NewRecordWithTheNameOfAnother_IsRefused()
    {
        var form = await RenderAsync<RecordEditor>("admin", p => p.Add(x => x.Kind, Kind("people")).Add(x => x.RecordKey, null));
        form.Find("#field-code").Input("it.berlin");
        form.Find("#field-name").Input("Somebody Else");

        form.Find("button[type=submit]").Click();

        form.WaitForAssertion(() => form.Find("[data-code='record.exists']"), Patience);
    }

    [Fact]
    public async Task Save_BySomebodyOfAnotherSitesFunction_IsRefusedByTheUseCase()
    {
        var form = await RenderAsync<RecordEditor>("quality.berlin", p => p.Add(x => x.Kind, Kind("devices")).Add(x => x.RecordKey, Switch));
        form.Find("#field-name").Input("Mine");

        form.Find("button[type=submit]").Click();

        form.WaitForAssertion(() => form.Find("[data-code='import.function']"), Patience);
    }

    [Fact]
    public async Task Reference_Typed_SuggestsRecordsOfTheSite()
    {
        var form = await EditAsync("segments", "BER:VLAN210");

        form.Find("#field-zone").Input("safety");

        form.WaitForAssertion(() => form.FindAll("#list-zone option").ShouldHaveSingleItem().GetAttribute("value").ShouldBe("SIS"), Patience);
    }

    [Fact]
    public async Task Page_AddWithAPrefill_BeginsWithIt()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/records/equipment/new?path=BER%2FPACK%2F");

        var page = await RenderAsync<RecordPage>("ot.berlin", p => p.Add(x => x.KindName, "equipment"));

        page.WaitForAssertion(() => page.Find("#field-path").GetAttribute("value").ShouldBe("BER/PACK/"), Patience);
    }

    [Fact]
    public async Task Page_Auditor_SeesWhoKeepsTheRecordsAndNoForm()
    {
        var page = await RenderAsync<RecordPage>("auditor", p => p.Add(x => x.KindName, "devices"));

        page.WaitForAssertion(() => page.Find(".notice").TextContent.ShouldContain("administrators"), Patience);
        page.FindAll("form").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("admin", true)]
    [InlineData("ot.berlin", true)]
    [InlineData("quality.berlin", false)]
    [InlineData("auditor", false)]
    public async Task Link_IsShown_ToWhomMayEditOnly(string persona, bool isShown)
    {
        var link = await RenderAsync<RecordLink>(persona, p => p.Add(x => x.Kind, "equipment").Add(x => x.Site, "BER").Add(x => x.Text, "Edit"));

        link.FindAll("a").Any().ShouldBe(isShown);
    }

    private RecordKind Kind(string name) => Services.GetRequiredService<RecordKinds>().Find(name)!;

    private async Task<IRenderedComponent<RecordEditor>> EditAsync(string kind, string key, Action<string>? saved = null)
    {
        var form = await RenderAsync<RecordEditor>("admin", p => p.Add(x => x.Kind, Kind(kind)).Add(x => x.RecordKey, key).Add(x => x.OnSaved, savedKey => saved?.Invoke(savedKey)));
        form.WaitForAssertion(() => form.Find("form"), Patience);
        return form;
    }
}
