using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Every state, person and action: what a page offers is exactly what the change allows.</summary>
public sealed class ChangeOptionsTests
{
    private static readonly IReadOnlyList<(string Name, Func<ChangeOptions, bool> IsOffered, Func<ChangeRequest, PersonRights, Result> Try)> Actions =
    [
        ("edit", o => o.CanEdit, (c, by) => c.Edit(by, c.Content with { Purpose = "Another" }, [.. c.Items], false, "Wrong", PaperChange.Agreement, PaperChange.Facts(), PaperChange.Now)),
        ("submit", o => o.CanSubmit, (c, by) => c.Submit(by, PaperChange.Agreement, PaperChange.Facts(), PaperChange.Now)),
        ("withdraw", o => o.CanWithdraw, (c, by) => c.Withdraw(by, null, PaperChange.Now)),
        ("cancel", o => o.CanCancel, (c, by) => c.Cancel(by, "Not needed", PaperChange.Now)),
        ("schedule", o => o.CanSchedule, (c, by) => c.Schedule(by, PaperChange.Now, [], PaperChange.Facts(), PaperChange.Now)),
        ("start", o => o.CanStart, (c, by) => c.Start(by, PaperChange.Now)),
        ("finish", o => o.CanFinish, (c, by) => c.Finish(by, PaperChange.Now)),
        ("verify", o => o.CanVerify, (c, by) => c.Verify(by, "Runs", true, true, PaperChange.Now)),
        ("close", o => o.CanClose, (c, by) => c.Close(by, ChangeOutcome.Successful, 0, null, PaperChange.Now)),
        ("roll back", o => o.CanRollBack, (c, by) => c.RollBack(by, "Leaks", 0, PaperChange.Now)),
        ("confirm the emergency", o => o.CanConfirmEmergency, (c, by) => c.ConfirmEmergency(by, null, PaperChange.Facts(), PaperChange.Stamp)),
        .. Enum.GetValues<Function>().Select(f => ($"assess for {f}", (Func<ChangeOptions, bool>)(o => o.Assess.Contains(f)), (Func<ChangeRequest, PersonRights, Result>)((c, by) => c.Assess(by, f, "none", PaperChange.Now)))),
        .. Enum.GetValues<Function>().Select(f => ($"decide for {f}", (Func<ChangeOptions, bool>)(o => o.Decide.Contains(f)), (Func<ChangeRequest, PersonRights, Result>)((c, by) => PaperChange.Approve(c, by, f)))),
    ];

    public static TheoryData<string> States => [.. PaperChange.States.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public void For_AnyPersonInThisState_OffersWhatTheChangeAllows(string state)
    {
        var disagreements = from person in PaperChange.Everybody
                            from action in Actions
                            let isOffered = action.IsOffered(ChangeOptions.For(PaperChange.States[state](), person))
                            let isAllowed = IsAllowed(PaperChange.States[state](), person, action.Try)
                            where isOffered != isAllowed
                            select $"{person.Name} {action.Name}: offered {isOffered}, allowed {isAllowed}";

        disagreements.ShouldBeEmpty();
    }

    [Fact]
    public void States_OfTheTable_AreAllThereAre() => PaperChange.States.Values.Select(make => make().Status).Distinct().ShouldBe(Enum.GetValues<ChangeStatus>(), ignoreOrder: true);

    /// <summary>As the gate asks: who may not write, or is no person, is refused before the change is asked.</summary>
    private static bool IsAllowed(ChangeRequest change, PersonRights by, Func<ChangeRequest, PersonRights, Result> action) =>
        by.RefuseWriting() is null && by.Kind == PersonKind.Person && action(change, by).IsSuccess;
}
