using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.DataSources.Catalogs;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>Changes to approved sources and terms wait for signatures, never the author's (invariant D5).</summary>
public sealed class RecordProposalTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        await _portal.CatalogAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task FirstApproval_SignedByAllConcerned_MakesTheSourceApproved()
    {
        var number = await _portal.ApprovedAsync();

        (await _portal.RoundAsync(number))!.Seats.Select(seat => seat.Function).ShouldBe([Function.OT, Function.Production, Function.Quality]);
        (await SourceAsync()).ApprovedAt.ShouldBe(TestPortal.Start);
        (await EventsAsync(RecordTypes.DataSource, Historian)).ShouldContain("Approved");
        (await EventsAsync(RecordTypes.Proposal, number)).ShouldBe(["Proposed", "RoundSigned", "RoundSigned", "RoundSigned", "Approved"]);
    }

    [Fact]
    public async Task Sign_TheLastSeat_TellsWhoeverFollowsTheRecordToo()
    {
        await _portal.ApprovedAsync();
        var number = await _portal.ProposedAsync();
        var told = new List<Saved>();
        using var subscription = _portal.Feed.Subscribe(told.Add);

        await _portal.SignAllAsync(number);

        told.Where(saved => saved.RecordType == RecordTypes.DataSource).ShouldBe([new Saved(RecordTypes.DataSource, Historian)]);
    }

    [Fact]
    public async Task Save_GovernedFieldOfAnApprovedSource_IsRefusedBesideTheFieldAndMovesNothing()
    {
        await _portal.ApprovedAsync();

        var saved = await _portal.SaveRecordAsync("it.berlin", Historian, ("units", "bottles a minute"));

        var wrong = saved.Value.Wrong.ShouldHaveSingleItem();
        (wrong.Code, wrong.Column).ShouldBe((ProposalErrors.GovernedCode, "units"));
        wrong.Message.ShouldContain("Propose the change");
        (await SourceAsync()).Units.ShouldBe("bottles/h");
    }

    [Fact]
    public async Task Save_WhatIsNotGoverned_NeedsNobody()
    {
        await _portal.ApprovedAsync();

        (await _portal.SaveRecordAsync("it.berlin", Historian, ("reviewed", "2026-11-05"))).Value.IsSaved.ShouldBeTrue();

        (await SourceAsync()).ReviewedOn.ShouldBe(new LocalDate(2026, 11, 5));
    }

    [Fact]
    public async Task Import_GovernedFieldOfAnApprovedSource_IsRefusedWithItsLineAndNothingIsWritten()
    {
        await _portal.ApprovedAsync();

        var report = await _portal.ImportAsync("data-sources", """
            site,code,name,kind,equipment,description
            BER,PLC,Filler controller of line 2,PLC,BER/PACK/LINE2/FILLER,Speeds and stop reasons
            BER,HIST,Another name,Historian,BER/PACK/LINE2,Measured values of line 2
            """, await _portal.ActorAsync("admin"));

        report.Wrong.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Line.ShouldBe(3), w => w.Column.ShouldBe("name"), w => w.Code.ShouldBe(ProposalErrors.GovernedCode));
        (await _portal.StoredAsync("data-sources", "BER:PLC")).Fields["name"].ShouldBe("Filler controller");
    }

    [Fact]
    public async Task Import_OfAnApprovedSourceUnchanged_IsFine()
    {
        await _portal.ApprovedAsync();

        var report = await _portal.ImportAsync("data-sources", await _portal.ExportAsync("data-sources"), await _portal.ActorAsync("admin"));

        (report.Wrong.Count, report.Changed).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Proposal_SignedByAll_ChangesTheRecordAndLeavesTheReasonInItsHistory()
    {
        await _portal.ApprovedAsync();
        var number = await _portal.ProposedAsync();
        (await SourceAsync()).Units.ShouldBe("bottles/h");

        await _portal.SignAllAsync(number);

        (await SourceAsync()).Units.ShouldBe("bottles a minute");
        (await ProposalAsync(number)).Status.ShouldBe(ProposalStatus.Approved);
        await using var db = _portal.Db();
        var line = await db.Ledger.OrderBy(e => e.Id).LastAsync(e => e.RecordType == RecordTypes.DataSource && e.Number == Historian && e.Event == "Edited");
        (line.Text, line.Reason).ShouldBe(($"{number}, proposed by First IT", "It is so now"));
        line.FieldChanges.ShouldNotBeNull().ShouldContain("bottles a minute");
    }

    [Fact]
    public async Task Sign_ByTheAuthor_IsRefused_BySomebodyElseOfTheFunctionIsFine()
    {
        await _portal.ApprovedAsync();
        var number = await _portal.ProposedAsync("production.berlin");

        (await _portal.SignAsync(number, "production.berlin", Function.Production)).Error!.Code.ShouldBe("round.requester");
        (await _portal.SignAsync(number, "it.berlin", Function.IT)).Error!.Code.ShouldBe("round.seat");
        (await _portal.SignAsync(number, "it.berlin", Function.Production)).Error!.Code.ShouldBe("round.function");
        (await _portal.SignAsync(number, "auditor", Function.Production)).Error!.Code.ShouldBe("rights.readOnly");
        (await _portal.SignAsync(number, "production2.berlin", Function.Production)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Propose_WhatIsNotApproved_IsToldToSave() =>
        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian, ("units", "x")))).Error!.Code.ShouldBe("proposal.notApproved");

    [Fact]
    public async Task Propose_ApprovalOfASourceNobodyAnswersFor_IsRefused() =>
        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields("BER:LONE"), givesApproval: true)).Error!.Code.ShouldBe("proposal.noOwner");

    [Theory]
    [InlineData("auditor", "rights.readOnly")]
    [InlineData("chair", "import.function")]
    public async Task Propose_WithoutTheRight_IsRefusedAndWrittenDown(string person, string code)
    {
        await _portal.ApprovedAsync();

        (await _portal.ProposeAsync(person, "data-sources", Fields(Historian, ("units", "x")))).Error!.Code.ShouldBe(code);

        await using var db = _portal.Db();
        (await db.Ledger.CountAsync(e => e.Event == RefusedAttempts.Event && e.Reason == code)).ShouldBe(1);
        (await db.RecordProposals.CountAsync(p => p.Status == ProposalStatus.Open)).ShouldBe(0);
    }

    [Fact]
    public async Task Propose_BadInput_IsRefusedWithASentence()
    {
        await _portal.ApprovedAsync();

        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian, ("units", "x")), reason: " ")).Error!.Code.ShouldBe("proposal.reason");
        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian))).Error!.Code.ShouldBe("proposal.nothing");
        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian, ("colour", "red")))).Error!.Code.ShouldBe("import.unknownColumn");
        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields("BER:NEW", ("units", "x")))).Error!.Code.ShouldBe("import.missingColumn");
        (await _portal.ProposeAsync("it.berlin", "zones", Fields("BER:CELL-PACK", ("name", "x")))).Error!.Code.ShouldBe("proposal.kind");
        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian), givesApproval: true)).Error!.Code.ShouldBe("proposal.approved");
        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian, ("equipment", "BER/NOWHERE")))).Value.Wrong.ShouldHaveSingleItem().Column.ShouldBe("equipment");
    }

    [Fact]
    public async Task Propose_Twice_TheSameCommandOnce_AnotherIsRefusedWhileItIsOpen()
    {
        await _portal.ApprovedAsync();
        var command = Command.New();
        var first = await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian, ("units", "x")), command: command);

        (await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian, ("units", "x")), command: new Command(command.Id))).Value.Number.ShouldBe(first.Value.Number);

        var second = await _portal.ProposeAsync("ot.berlin", "data-sources", Fields(Historian, ("units", "y")));
        second.Error!.Code.ShouldBe("proposal.open");
        second.Error.Message.ShouldContain(first.Value.Number);
    }

    [Fact]
    public async Task Sign_RecordThatMovedMeanwhile_IsRefusedAndNothingIsWritten()
    {
        var number = (await _portal.ProposeAsync("it.berlin", "data-sources", Fields(Historian), givesApproval: true)).Value.Number;
        (await _portal.SaveRecordAsync("ot.berlin", Historian, ("units", "pallets"))).Value.IsSaved.ShouldBeTrue();
        foreach (var (person, function) in Signers.SkipLast(1)) (await _portal.SignAsync(number, person, function)).Error.ShouldBeNull();

        var last = await _portal.SignAsync(number, Signers[^1].Person, Signers[^1].Function);

        last.Error!.Code.ShouldBe("proposal.moved");
        last.Error.Message.ShouldContain("Units");
        (await SourceAsync()).ApprovedAt.ShouldBeNull();
        (await ProposalAsync(number)).Status.ShouldBe(ProposalStatus.Open);
    }

    [Fact]
    public async Task Sign_WhenThePlantNoLongerTakesIt_IsRefusedWithTheRule()
    {
        await _portal.ApprovedAsync();
        await using (var db = _portal.Db()) await db.UseCases.ExecuteDeleteAsync();
        await using (var db = _portal.Db()) await db.DataFlows.ExecuteDeleteAsync();
        var number = await _portal.ProposedAsync(column: "stage", text: "Retired");
        await _portal.HasAsync("use-cases", "site,code,title,consumer_function,state,sources\nBER,UC-NEW,Look back,Quality,Current,HIST\n");
        foreach (var (person, function) in Signers.SkipLast(1)) (await _portal.SignAsync(number, person, function)).Error.ShouldBeNull();

        var last = await _portal.SignAsync(number, Signers[^1].Person, Signers[^1].Function);

        last.Error!.Code.ShouldBe("proposal.broken");
        last.Error.Message.ShouldContain("UC-NEW still uses it");
    }

    [Fact]
    public async Task Sign_Refused_LeavesTheRecordAndFreesTheWayForAnother()
    {
        await _portal.ApprovedAsync();
        var number = await _portal.ProposedAsync();

        (await _portal.SignAsync(number, "quality.berlin", Function.Quality, RoundVerdict.Refuse, "Not measured so")).Error.ShouldBeNull();

        (await ProposalAsync(number)).Status.ShouldBe(ProposalStatus.Refused);
        (await SourceAsync()).Units.ShouldBe("bottles/h");
        (await _portal.ProposedAsync()).ShouldNotBe(number);
    }

    [Fact]
    public async Task Withdraw_ByItsAuthorOrAnAdministrator_AndByNobodyElse()
    {
        await _portal.ApprovedAsync();
        var number = await _portal.ProposedAsync();

        (await _portal.WithdrawAsync(number, "it2.berlin")).Error!.Code.ShouldBe("proposal.notAuthor");
        (await _portal.WithdrawAsync(number, "auditor")).Error!.Code.ShouldBe("rights.readOnly");
        (await _portal.WithdrawAsync("RP-2026-0999", "it.berlin")).Error!.Code.ShouldBe("proposal.unknown");
        (await _portal.WithdrawAsync(number, "it.berlin")).Value.Status.ShouldBe(ProposalStatus.Withdrawn);
        (await _portal.WithdrawAsync(number, "admin")).Error!.Code.ShouldBe("proposal.closed");

        (await _portal.SignAsync(number, "quality.berlin", Function.Quality)).Error!.Code.ShouldBe("round.closed");
    }

    [Fact]
    public async Task Desk_WhoeverCanSign_FindsTheProposal_TheAuthorDoesNot()
    {
        await _portal.ApprovedAsync();
        var number = await _portal.ProposedAsync("quality.berlin");

        (await WaitingAsync("quality2.berlin")).ShouldContain(number);
        (await WaitingAsync("quality.berlin")).ShouldNotContain(number);
        (await WaitingAsync("it.berlin")).ShouldNotContain(number);
    }

    [Fact]
    public async Task Reads_ListFindAndOfARecord_AgreeAndKnowWhoMayTakeBack()
    {
        await _portal.ApprovedAsync();
        var number = await _portal.ProposedAsync();
        var (reads, author, other) = (_portal.Get<RecordProposalReads>(), await _portal.ActorAsync("it.berlin"), await _portal.ActorAsync("ot.berlin"));

        (await reads.ListAsync(ProposalStatus.Open, new PageRequest(), author, default)).Items.ShouldHaveSingleItem().Number.ShouldBe(number);
        (await reads.ListForRecordAsync("data-sources", Historian, author, default)).Count.ShouldBe(2);
        (await reads.FindAsync(number, author, default))!.ShouldSatisfyAllConditions(p => p.CanWithdraw.ShouldBeTrue(), p => p.Fields.ShouldBe([new MovedField("units", "bottles/h", "bottles a minute")]));
        (await reads.FindAsync(number, other, default))!.CanWithdraw.ShouldBeFalse();
    }

    private async Task<DataSource> SourceAsync()
    {
        await using var db = _portal.Db();
        return await db.DataSources.SingleAsync(s => s.Code == "HIST");
    }

    private async Task<RecordProposal> ProposalAsync(string number)
    {
        await using var db = _portal.Db();
        return await db.RecordProposals.SingleAsync(p => p.Number == number);
    }

    private async Task<List<string>> EventsAsync(string type, string number)
    {
        await using var db = _portal.Db();
        return await db.Ledger.Where(e => e.RecordType == type && e.Number == number).OrderBy(e => e.Id).Select(e => e.Event).ToListAsync();
    }

    private async Task<IEnumerable<string>> WaitingAsync(string person) => (await _portal.Get<RoundDeskReads>().ListAsync((await _portal.ActorAsync(person)).PersonId, default)).Select(round => round.Number);
}
