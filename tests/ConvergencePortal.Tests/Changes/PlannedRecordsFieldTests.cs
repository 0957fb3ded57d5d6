using Bunit;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class PlannedRecordsFieldTests : ComponentTest
{
    private readonly ChangeForm _form = new() { Site = "BER" };

    [Fact]
    public async Task Take_ARecordThatWasFilledIn_KeepsWhatMoves()
    {
        var field = await FilledAsync("PLC-FILLER");
        await field.Find("#field-protocols").InputAsync(new ChangeEventArgs { Value = "OPC UA" });

        await field.Find(".button-main").ClickAsync(new());

        Planned.ShouldBe(new Dictionary<string, string> { ["site"] = "BER", ["code"] = "PLC-FILLER", ["protocols"] = "OPC UA" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Take_FilledInAndThenGivenAnotherCode_KeepsEverything()
    {
        var field = await FilledAsync("PLC-FILLER");
        await field.Find("#field-code").InputAsync(new ChangeEventArgs { Value = "PLC-NEW" });

        await field.Find(".button-main").ClickAsync(new());

        Planned.ShouldContainKeyAndValue("role", "PLC");
        Planned.ShouldContainKeyAndValue("equipment", "BER/PACK/LINE2/FILLER");
    }

    private Dictionary<string, string> Planned => new(PlannedRecords.Read(_form.Content.PlannedRecords).ShouldHaveSingleItem().Fields);

    private async Task<IRenderedComponent<PlannedRecordsField>> FilledAsync(string code)
    {
        var field = await RenderAsync<PlannedRecordsField>("ot.berlin", parameters => parameters.Add(f => f.Form, _form).Add(f => f.Wrong, []));
        await field.Find("select").ChangeAsync(new ChangeEventArgs { Value = "devices" });
        await field.Find("#field-code").InputAsync(new ChangeEventArgs { Value = code });
        await field.Find(".panel-buttons .button:not(.button-main)").ClickAsync(new());
        field.WaitForAssertion(() => field.Find("#field-equipment").GetAttribute("value").ShouldNotBeNullOrEmpty(), Patience);
        return field;
    }
}
