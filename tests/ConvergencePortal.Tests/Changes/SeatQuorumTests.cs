using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>How many of a function must sign, who may refuse for all, and what happens when people come and go.</summary>
public sealed class SeatQuorumTests
{
    private static readonly PersonRights[] Its = [.. Enumerable.Range(100, 5).Select(id => new PersonRights(id, $"IT {id}", PersonKind.Person, true, PersonRoles.None, [new(Function.IT, PaperChange.Site)]))];

    [Theory]
    [InlineData(51, 3, 2)]
    [InlineData(50, 3, 2)]
    [InlineData(50, 4, 2)]
    [InlineData(51, 4, 3)]
    [InlineData(100, 5, 5)]
    [InlineData(1, 5, 1)]
    [InlineData(0, 5, 1)]
    [InlineData(66, 0, 1)]
    public void NeededOf_AShare_IsRoundedUp(int percent, int members, int needed) => new SeatQuorum(1, percent).NeededOf(members).ShouldBe(needed);

    [Fact]
    public void Decide_TwoOfThree_TakesTwoPeople()
    {
        var change = Asking(new SeatQuorum(2), 3);

        Approve(change, Its[0], 3).Error.ShouldBeNull();
        var afterOne = change.Status;
        Approve(change, Its[0], 3).Error!.Code.ShouldBe("seat.signedAlready");
        Approve(change, Its[1], 3).Error.ShouldBeNull();

        afterOne.ShouldBe(ChangeStatus.Authorizing);
        change.Status.ShouldBe(ChangeStatus.Scheduled);
    }

    [Fact]
    public void Decide_RefusedWithAVeto_EndsTheChange()
    {
        var change = Asking(new SeatQuorum(1), 3);

        Refuse(change, Its[0], 3).Error.ShouldBeNull();

        change.Status.ShouldBe(ChangeStatus.Rejected);
    }

    [Fact]
    public void Decide_RefusedWithoutAVeto_GoesOnWhileEnoughAreLeft()
    {
        var change = Asking(new SeatQuorum(2), 3, hasVeto: false);

        Refuse(change, Its[0], 3).Error.ShouldBeNull();
        var afterOne = change.Status;
        Refuse(change, Its[1], 3).Error.ShouldBeNull();

        afterOne.ShouldBe(ChangeStatus.Authorizing);
        change.Status.ShouldBe(ChangeStatus.Rejected);
    }

    [Fact]
    public void ReviewSeats_AMemberHasLeft_FillsTheSeatWithFewer()
    {
        var change = Asking(new SeatQuorum(1, 51), 4);
        Approve(change, Its[0], 4);
        Approve(change, Its[1], 4);

        change.ReviewSeats(FactsOf(3), PaperChange.Now);

        change.Status.ShouldBe(ChangeStatus.Scheduled);
        change.Events.Select(e => e.Name).ShouldContain(ChangeEvents.SeatsReviewed);
    }

    [Fact]
    public void ReviewSeats_SoManyLeaveThatARefusalCannotBeOutvoted_NeverApproves()
    {
        var change = Asking(new SeatQuorum(2), 4, hasVeto: false);
        Refuse(change, Its[0], 4).Error.ShouldBeNull();

        change.ReviewSeats(FactsOf(2), PaperChange.Now);

        (change.Status, change.Seats.Single().IsOpen).ShouldBe((ChangeStatus.Authorizing, true));
        change.FindStuck(FactsOf(2).Members).ShouldBe(Function.IT);
    }

    [Fact]
    public void ReviewSeats_NothingMoves_LeavesNoTrace()
    {
        var change = Asking(new SeatQuorum(1, 51), 4);
        var version = change.Version;

        change.ReviewSeats(FactsOf(5), PaperChange.Now);

        change.Version.ShouldBe(version);
    }

    [Fact]
    public void FindStuck_NobodyIsLeft_NamesTheSeat()
    {
        var change = Asking(new SeatQuorum(2), 3);
        Approve(change, Its[0], 3);

        change.FindStuck(FactsOf(3).Members).ShouldBeNull();
        change.FindStuck(FactsOf(1).Members).ShouldBe(Function.IT);
    }

    [Fact]
    public void Decide_WithoutTheCompetency_IsRefused()
    {
        var change = PaperChange.Done(PaperChange.Draft(), c => c.Submit(PaperChange.Requester, [new Requirement(Function.IT, ["Network."]) { Competencies = ["FW-2"] }], FactsOf(3), PaperChange.Now),
            c => c.Assess(Its[0], Function.IT, "none", PaperChange.Now));
        var facts = new SeatFacts(new SiteMembers([new SiteMember(100, Function.IT, []), new SiteMember(101, Function.IT, ["FW-2"])]), [], PaperChange.MoveTolerance, true);

        change.Decide(Its[0], Function.IT, 1, Verdict.Approve, null, facts, PaperChange.Stamp).Error!.Code.ShouldBe("seat.competency");
        change.Decide(Its[1] with { Competencies = ["FW-2"] }, Function.IT, 1, Verdict.Approve, null, facts, PaperChange.Stamp).Error.ShouldBeNull();
    }

    private static ChangeRequest Asking(SeatQuorum quorum, int members, bool hasVeto = true) => PaperChange.Done(PaperChange.Draft(),
        c => c.Submit(PaperChange.Requester, [new Requirement(Function.IT, ["Network."]) { Quorum = quorum, HasVeto = hasVeto }], FactsOf(members), PaperChange.Now),
        c => c.Assess(Its[0], Function.IT, "none", PaperChange.Now));

    private static Result Approve(ChangeRequest change, PersonRights by, int members) => change.Decide(by, Function.IT, 1, Verdict.Approve, null, FactsOf(members), PaperChange.Stamp);
    private static Result Refuse(ChangeRequest change, PersonRights by, int members) => change.Decide(by, Function.IT, 1, Verdict.Refuse, "No", FactsOf(members), PaperChange.Stamp);

    private static SeatFacts FactsOf(int members) => new(new SiteMembers(Its.Take(members).Select(p => new SiteMember(p.PersonId, Function.IT, []))), [], PaperChange.MoveTolerance, true);
}
