using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

public sealed class ApprovalRoundTests
{
    private const string Hash = "C0FFEE";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 5, 12, 0);
    private static readonly PersonRights Author = Person(1, new HeldFunction(Function.IT, 1));
    private static readonly PersonRights It = Person(2, new HeldFunction(Function.IT, 1));
    private static readonly PersonRights OtElsewhere = Person(3, new HeldFunction(Function.OT, 2));
    private static readonly PersonRights Both = Person(4, new HeldFunction(Function.IT, 1), new HeldFunction(Function.OT, 1));

    [Fact]
    public void Decide_TheLastSeat_ApprovesTheRound()
    {
        var round = Round();

        Sign(round, It, Function.IT).ShouldBeNull();
        round.Status.ShouldBe(RoundStatus.Open);
        Sign(round, OtElsewhere, Function.OT).ShouldBeNull();

        (round.Status, round.ClosedAt).ShouldBe((RoundStatus.Approved, Now));
        round.Signatures[1].ShouldSatisfyAllConditions(s => s.PersonName.ShouldBe("Person 3"), s => s.Meaning.ShouldBe(SignatureMeaning.Approved), s => s.ContentHash.ShouldBe(Hash), s => s.TimeZone.ShouldBe("Europe/Berlin"));
    }

    [Fact]
    public void Decide_OneRefusal_EndsTheRound()
    {
        var round = Round();

        Sign(round, It, Function.IT, RoundVerdict.Refuse, comment: "Too early").ShouldBeNull();

        round.Status.ShouldBe(RoundStatus.Refused);
        Sign(round, OtElsewhere, Function.OT).ShouldBe("round.closed");
    }

    [Fact]
    public void Decide_RefusalWithoutAReason_IsRefused() => Sign(Round(), It, Function.IT, RoundVerdict.Refuse).ShouldBe("round.reason");

    [Fact]
    public void Decide_ByWhoeverAsked_IsRefused() => Sign(Round(), Author, Function.IT).ShouldBe("round.requester");

    [Fact]
    public void Decide_ForAFunctionThatIsNotAsked_IsRefused() => Sign(Round(), It, Function.Quality).ShouldBe("round.seat");

    [Fact]
    public void Decide_ForAFunctionOfSomebodyElse_IsRefused() => Sign(Round(), It, Function.OT).ShouldBe("round.function");

    [Fact]
    public void Decide_AtASite_IsForItsMembersOnly() => Sign(Round(siteId: 1), OtElsewhere, Function.OT).ShouldBe("round.function");

    [Fact]
    public void Decide_OnOtherContent_IsRefused() => Round().Decide(It, Function.IT, "BAD", RoundVerdict.Approve, null, "UTC", Now).Error!.Code.ShouldBe("round.content");

    [Fact]
    public void Decide_OnePersonTwice_IsRefused()
    {
        var round = Round();
        Sign(round, Both, Function.IT).ShouldBeNull();

        Sign(round, Both, Function.OT).ShouldBe("round.oneSeat");
    }

    [Fact]
    public void Decide_ASeatThatIsTaken_NamesWhoTookIt()
    {
        var round = Round();
        Sign(round, It, Function.IT);

        round.RefuseSigner(Both, Function.IT)!.Message.ShouldBe("Person 2 has already signed for IT.");
    }

    [Fact]
    public void Withdraw_AnOpenRound_KeepsWhatWasSigned()
    {
        var round = Round();
        Sign(round, It, Function.IT);

        round.Withdraw(Now).Error.ShouldBeNull();

        (round.Status, round.Signatures.Count).ShouldBe((RoundStatus.Withdrawn, 1));
        round.Withdraw(Now).Error!.Code.ShouldBe("round.closed");
    }

    [Fact]
    public void Round_ThatAsksNobody_CannotBeMade() =>
        Should.Throw<ArgumentException>(() => new ApprovalRound(new RoundRecord("policy", "AP-2", 1), null, Hash, Author, [], Now));

    private static ApprovalRound Round(int? siteId = null) =>
        new(new RoundRecord("policy", "AP-2", 1), siteId, Hash, Author, [new AskedFunction(Function.IT, ["It concerns IT."]), new AskedFunction(Function.OT, ["It concerns OT."])], Now);

    private static string? Sign(ApprovalRound round, PersonRights by, Function function, RoundVerdict verdict = RoundVerdict.Approve, string? comment = null) =>
        round.Decide(by, function, Hash, verdict, comment, "Europe/Berlin", Now).Error?.Code;

    private static PersonRights Person(int id, params HeldFunction[] functions) => new(id, $"Person {id}", PersonKind.Person, true, PersonRoles.None, functions);
}
