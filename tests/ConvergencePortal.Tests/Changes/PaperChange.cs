using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Changes;

/// <summary>A change request without a database, brought to any state by its own methods. It asks IT, OT and maintenance.</summary>
internal static class PaperChange
{
    public const int Site = 1;

    /// <summary>Sunday 2026-11-08 01:00 UTC, when the planned slot begins.</summary>
    public static readonly Instant Now = ChangeJourney.Sunday;

    public static readonly Duration MoveTolerance = Duration.FromHours(2);

    public static readonly PersonRights Requester = Person(1, PersonRoles.None, Function.OT);
    public static readonly PersonRights Implementer = Person(2, PersonRoles.None, Function.Maintenance);
    public static readonly PersonRights It = Person(3, PersonRoles.None, Function.IT);
    public static readonly PersonRights Ot = Person(4, PersonRoles.None, Function.OT);
    public static readonly PersonRights Maintenance = Person(5, PersonRoles.None, Function.Maintenance);
    public static readonly PersonRights ItAndOt = Person(6, PersonRoles.None, Function.IT, Function.OT);
    public static readonly PersonRights Production = Person(7, PersonRoles.None, Function.Production);
    public static readonly PersonRights Chair = Person(8, PersonRoles.GovernanceChair);
    public static readonly PersonRights Administrator = Person(9, PersonRoles.Administrator);
    public static readonly PersonRights Auditor = Person(10, PersonRoles.Auditor, Function.IT, Function.Production);
    public static readonly PersonRights SwitchedOff = Person(11, PersonRoles.None, Function.IT, Function.Maintenance) with { IsActive = false };
    public static readonly PersonRights Elsewhere = new(12, "Elsewhere", PersonKind.Person, true, PersonRoles.None, [new(Function.IT, Site + 1), new(Function.Maintenance, Site + 1)]);
    public static readonly PersonRights Service = Person(13, PersonRoles.Administrator, Function.IT) with { Kind = PersonKind.Service };

    public static readonly IReadOnlyList<PersonRights> Everybody =
        [Requester, Implementer, It, Ot, Maintenance, ItAndOt, Production, Chair, Administrator, Auditor, SwitchedOff, Elsewhere, Service];

    public static readonly IReadOnlyList<Requirement> Agreement = [new(Function.IT, ["Network."]), new(Function.OT, ["Controls."]), new(Function.Maintenance, ["Kept up."])];

    public static readonly SignatureStamp Stamp = new(Now, "Europe/Berlin", SigningMethod.Pin, Guid.Empty);

    /// <summary>Everybody who speaks for a function at the site.</summary>
    public static readonly SiteMembers Members = new(Everybody.Where(p => p.MayWrite && p.Kind == PersonKind.Person)
        .SelectMany(p => p.Functions.Where(f => f.SiteId == Site).Select(f => new SiteMember(p.PersonId, f.Function, []))));

    public static readonly ChangeItem[] Items = [new(ItemKind.Device, 1, "BER:PLC-FILLER")];

    public static readonly ChangeContent Content = new()
    {
        Title = "Patch", Purpose = "Advisory", WorkMinutes = 60, RollbackMinutes = 30, ImplementationPlan = "Load", BackoutPlan = "Load the old", PlannedStart = Now, ImplementerId = Implementer.PersonId,
    };

    private static readonly ChangeContent Emergency = Content with { Type = ChangeType.Emergency, EmergencyReason = "Down", EmergencyAuthorizerId = Chair.PersonId };

    /// <summary>Every state a rule tells apart, by name; each call makes a change of its own.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ChangeRequest>> States = new Dictionary<string, Func<ChangeRequest>>
    {
        ["draft"] = () => Draft(),
        ["assessing"] = () => Assessing(),
        ["assessing, IT has stated"] = () => Done(Assessing(), c => c.Assess(It, Function.IT, "none", Now)),
        ["authorizing"] = () => Authorizing(),
        ["authorizing, IT signed by who also speaks for OT"] = () => Done(Authorizing(), c => Approve(c, ItAndOt, Function.IT)),
        ["changes requested"] = () => Done(Authorizing(), c => Approve(c, It, Function.IT), c => c.Decide(Ot, Function.OT, c.Revision, Verdict.RequestChanges, "Say more", Facts(), Stamp)),
        ["rejected"] = () => Done(Authorizing(), c => c.Decide(Ot, Function.OT, c.Revision, Verdict.Refuse, "No", Facts(), Stamp)),
        ["approved"] = () => Signed(Authorizing(), isSlotFree: false),
        ["scheduled"] = () => Signed(Authorizing(), isSlotFree: true),
        ["implementing"] = () => Implementing(),
        ["verifying"] = () => Done(Implementing(), c => c.Finish(Implementer, Now)),
        ["verified"] = () => Done(Implementing(), c => c.Finish(Implementer, Now), Verify),
        ["closed"] = () => Done(Implementing(), c => c.Finish(Implementer, Now), Verify, c => c.Close(Requester, ChangeOutcome.Successful, 0, null, Now)),
        ["rolled back"] = () => Done(Implementing(), c => c.RollBack(Implementer, "Leaks", 0, Now)),
        ["cancelled"] = () => Done(Draft(), c => c.Cancel(Requester, "Not needed", Now)),
        ["emergency authorized"] = () => Done(Draft(Emergency), c => c.Submit(Requester, Agreement, Facts(), Now)),
        ["emergency in review"] = () => InReview(),
        ["emergency reviewed"] = () => Signed(InReview(), isSlotFree: false),
        ["emergency reviewed and confirmed"] = () => Done(Signed(InReview(), isSlotFree: false), c => c.ConfirmEmergency(Chair, null, Facts(), Stamp)),
    };

    public static ChangeRequest Draft(ChangeContent? content = null) => new("CR-2026-0001", Site, Requester, content ?? Content, Items, false, Now - Duration.FromDays(3));

    public static ChangeRequest Assessing(ChangeContent? content = null) => Done(Draft(content), c => c.Submit(Requester, Agreement, Facts(), Now));

    public static ChangeRequest Authorizing(ChangeContent? content = null) => Done(Assessing(content),
        c => c.Assess(It, Function.IT, "none", Now), c => c.Assess(Ot, Function.OT, "none", Now), c => c.Assess(Maintenance, Function.Maintenance, "none", Now));

    public static Result Approve(ChangeRequest change, PersonRights by, Function function, bool isSlotFree = true) =>
        change.Decide(by, function, change.Revision, Verdict.Approve, null, Facts(isSlotFree), Stamp);

    /// <summary>What seats are judged by: the plant's people, the slot as said.</summary>
    public static SeatFacts Facts(bool isSlotFree = true, params string[] conflicts) => new(Members, conflicts, MoveTolerance, isSlotFree);

    public static ChangeRequest Signed(ChangeRequest change, bool isSlotFree) => Done(change,
        c => Approve(c, It, Function.IT, isSlotFree), c => Approve(c, Ot, Function.OT, isSlotFree), c => Approve(c, Maintenance, Function.Maintenance, isSlotFree));

    public static ChangeRequest Done(ChangeRequest change, params Func<ChangeRequest, Result>[] steps)
    {
        foreach (var step in steps) step(change).Error.ShouldBeNull();
        return change;
    }

    private static ChangeRequest Implementing() => Done(Signed(Authorizing(), isSlotFree: true), c => c.Start(Implementer, Now));

    private static ChangeRequest InReview() => Done(Draft(Emergency), c => c.Submit(Requester, Agreement, Facts(), Now), c => c.Start(Implementer, Now), c => c.Finish(Implementer, Now), Verify);

    private static Result Verify(ChangeRequest change) => change.Verify(It, "Runs", true, true, Now);

    private static PersonRights Person(int id, PersonRoles roles, params Function[] functions) =>
        new(id, $"Person {id}", PersonKind.Person, true, roles, [.. functions.Select(f => new HeldFunction(f, Site))]);
}
