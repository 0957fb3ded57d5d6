using ConvergencePortal.Tests.DataSources;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

public sealed class DataSourceApiTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        await _api.InitializeAsync();
        await _api.Portal.CatalogAsync();
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("", 6)]
    [InlineData("?search=cavitate", 1)]
    [InlineData("?site=BER&kind=Person", 2)]
    [InlineData("?equipment=BER/PACK/LINE2&stage=Production", 4)]
    [InlineData("?person=ot.berlin", 2)]
    [InlineData("?withoutOwner=true", 1)]
    public async Task List_Filters_AreThoseOfThePage(string query, int expected) =>
        (await _api.GetAsync("auditor", $"data-sources{query}")).Json.GetProperty("total").GetInt32().ShouldBe(expected);

    [Fact]
    public async Task List_Rows_SayWhoOwnsItAndWhetherOnePersonKnowsIt()
    {
        var row = (await _api.GetAsync("auditor", "data-sources?search=sound")).Json.GetProperty("items")[0];

        (row.GetProperty("key").GetString(), row.GetProperty("owner").GetString(), row.GetProperty("busFactor").GetInt32()).ShouldBe(("BER:EAR", "maintenance.berlin", 1));
        (await _api.GetAsync("auditor", "data-sources?pageSize=1000")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Get_One_HasOwnersUsesAndFlows()
    {
        var source = (await _api.GetAsync("auditor", "data-sources/BER/HIST")).Json;

        source.GetProperty("owners").GetArrayLength().ShouldBe(3);
        source.GetProperty("formerOwners")[0].GetProperty("person").GetString().ShouldBe("it2.berlin");
        source.GetProperty("useCases")[1].GetProperty("expected").GetInt32().ShouldBe(36000);
        source.GetProperty("upstream")[0].GetProperty("from").GetString().ShouldBe("BER:PLC");
        source.GetProperty("downstream").GetArrayLength().ShouldBe(2);
        (await _api.GetAsync("auditor", "data-sources/BER/NOWHERE")).Code.ShouldBe("source.unknown");
    }

    [Fact]
    public async Task Glossary_Search_SaysForWhomTheWordWasFound()
    {
        var term = (await _api.GetAsync("auditor", "glossary?search=shutdown%20slot")).Json.GetProperty("items")[0];

        (term.GetProperty("term").GetString(), term.GetProperty("foundFor")[0].GetString()).ShouldBe(("Maintenance window", "OT"));
    }

    [Fact]
    public async Task Proposal_OfAnApprovedSource_IsMadeListedAndTakenBack()
    {
        await _api.Portal.ApprovedAsync();

        var made = await _api.PostAsync("it.berlin", "data-sources/BER/HIST/proposals", """{"fields":{"units":"bottles a minute"},"reason":"The counter was changed"}""");
        made.Status.ShouldBe(201, made.Text);
        var number = made.Json.GetProperty("number").GetString()!;

        var open = (await _api.GetAsync("auditor", "proposals?state=open")).Json;
        open.GetProperty("total").GetInt32().ShouldBe(1);
        open.GetProperty("items")[0].GetProperty("fields")[0].GetProperty("to").GetString().ShouldBe("bottles a minute");
        (await _api.GetAsync("auditor", "data-sources/BER/HIST")).Json.GetProperty("proposals").GetArrayLength().ShouldBe(2);
        (await _api.PostAsync("ot.berlin", $"proposals/{number}/withdraw")).Code.ShouldBe("proposal.notAuthor");
        (await _api.PostAsync("it.berlin", $"proposals/{number}/withdraw")).Json.GetProperty("status").GetString().ShouldBe("Withdrawn");
    }

    [Theory]
    [InlineData("it.berlin", """{"fields":{"units":"x"},"reason":"y"}""", 409, "proposal.notApproved")]
    [InlineData("it.berlin", """{"fields":{"equipment":"BER/NOWHERE"},"reason":"y"}""", 422, "cell.unknown")]
    [InlineData("it.berlin", """{"fields":{"units":"x"}}""", 422, "proposal.reason")]
    [InlineData("it.berlin", """{"fields":{"colour":"x"},"reason":"y"}""", 422, "import.unknownColumn")]
    [InlineData("it.berlin", "{}", 422, "proposal.reason")]
    [InlineData("auditor", """{"fields":{"units":"x"},"reason":"y"}""", 403, "rights.readOnly")]
    public async Task Proposal_WhatCannotBeProposed_IsRefused(string person, string body, int status, string code)
    {
        var answer = await _api.PostAsync(person, "data-sources/BER/HIST/proposals", body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Fact]
    public async Task Import_OfAGovernedField_IsRefusedWithTheLine()
    {
        await _api.Portal.ApprovedAsync();
        using var file = new StringContent("site,code,name,kind,equipment,description\nBER,HIST,Another name,Historian,BER/PACK/LINE2,Measured values of line 2\n", System.Text.Encoding.UTF8, "text/csv");

        using var answer = await (await _api.AsAsync("it.berlin")).PostAsync(new Uri("/api/v1/import/data-sources", UriKind.Relative), file);

        ((int)answer.StatusCode).ShouldBe(422);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("record.governed");
    }
}
