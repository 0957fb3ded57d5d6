using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.DataSources.Catalogs;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>Which functions a proposal asks, and which of a record's parts nobody changes without them.</summary>
public sealed class ProposalSeatsTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        await _portal.CatalogAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Ownership_OfAnApprovedSource_IsGovernedToo()
    {
        await _portal.ApprovedAsync();
        var custodian = Assignment("Custodian", "ot2.berlin", "2026-11-05");

        (await _portal.SaveRecordAsync("it.berlin", "ownership", custodian)).Value.Wrong.ShouldHaveSingleItem().Code.ShouldBe(ProposalErrors.GovernedCode);
        (await _portal.SaveRecordAsync("it.berlin", "ownership", Assignment("Steward", "ot.berlin", "2026-01-01", "2026-12-01"))).Value.Wrong.ShouldHaveSingleItem().Column.ShouldBe("to");

        var proposed = await _portal.ProposeAsync("it.berlin", "ownership", custodian);
        await _portal.SignAllAsync(proposed.Value.Number);

        (await _portal.Get<DataSourceReads>().FindAsync("BER", "HIST", default))!.Owners.ShouldContain(o => o.Type == OwnershipType.Custodian && o.PersonCode == "ot2.berlin");
    }

    /// <summary>Whoever answers today is asked, even by a change that would end their answering.</summary>
    [Fact]
    public async Task Ownership_ThatWouldEndTheOwner_AsksTheOwnersFunctionStill()
    {
        await _portal.ApprovedAsync();

        var proposed = await _portal.ProposeAsync("it.berlin", "ownership", Assignment("AccountableOwner", "production.berlin", "2026-01-01", "2026-11-05"));

        (await _portal.RoundAsync(proposed.Value.Number))!.Seats.Select(seat => seat.Function).ShouldContain(Function.Production);
    }

    [Fact]
    public async Task Propose_ThatItBecomesSafetyRelevant_AsksProcessSafety()
    {
        await _portal.ApprovedAsync();

        var number = await _portal.ProposedAsync(column: "safety_relevant", text: "yes");

        (await _portal.RoundAsync(number))!.Seats.Select(seat => seat.Function).ShouldContain(Function.ProcessSafety);
    }

    [Fact]
    public async Task Term_Approved_ByTheFunctionsWhoseWordItHolds()
    {
        (await _portal.SaveRecordAsync("it.berlin", "glossary", TermFields(("status", "Approved")))).Value.Wrong.ShouldHaveSingleItem().Code.ShouldBe(ProposalErrors.GovernedCode);
        var proposed = await _portal.ProposeAsync("production.berlin", "glossary", TermFields(("status", "Approved")));
        (await _portal.RoundAsync(proposed.Value.Number))!.Seats.Select(seat => seat.Function).ShouldBe([Function.IT, Function.OT, Function.Maintenance]);

        foreach (var (person, function) in new[] { ("it.berlin", Function.IT), ("ot.berlin", Function.OT), ("maintenance.berlin", Function.Maintenance) })
            (await _portal.SignAsync(proposed.Value.Number, person, function)).Error.ShouldBeNull();

        (await _portal.StoredAsync("glossary", Term)).Fields["status"].ShouldBe("Approved");
        (await _portal.SaveRecordAsync("it.berlin", "glossary", TermFields(("definition", "Something else")))).Value.Wrong.ShouldHaveSingleItem().Column.ShouldBe("definition");
        (await _portal.SaveRecordAsync("it.berlin", "glossary", TermFields(("reference", "Site procedure 4.3")))).Value.IsSaved.ShouldBeTrue();
    }

    [Fact]
    public async Task Term_WithoutAWordOfAnyFunction_AsksFourFunctions()
    {
        await _portal.HasAsync("glossary", "term,definition\nShift,Eight hours\n");

        var proposed = await _portal.ProposeAsync("production.berlin", "glossary", new Dictionary<string, string?> { ["term"] = "Shift" }, givesApproval: true);

        (await _portal.RoundAsync(proposed.Value.Number))!.Seats.Select(seat => seat.Function).ShouldBe([Function.IT, Function.OT, Function.Maintenance, Function.Quality]);
    }

    private static Dictionary<string, string?> Assignment(string type, string who, string from, string? to = null) =>
        new() { ["site"] = "BER", ["source"] = "HIST", ["type"] = type, ["who"] = who, ["from"] = from, ["to"] = to };

    private static Dictionary<string, string?> TermFields(params (string Column, string? Text)[] moved)
    {
        var fields = new Dictionary<string, string?> { ["term"] = Term, ["definition"] = "Hours in which equipment may be worked on" };
        foreach (var (column, text) in moved) fields[column] = text;
        return fields;
    }
}
