using ConvergencePortal.Core.Changes;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Changes;

/// <summary>The plain words under which the desk groups what waits.</summary>
public static class DeskHeading
{
    public static string Of(DeskRow row, IStringLocalizer<Texts> t) => row.Task switch
    {
        DeskTask.Decide when row.For is { } delegator => t["Sign for {0}, for {1}", ChangeTexts.Join(t, row.Functions), delegator],
        DeskTask.Decide => t["Sign for {0}", ChangeTexts.Join(t, row.Functions)],
        DeskTask.ConfirmEmergency => t["Confirm the emergency"],
        DeskTask.Assess => t["State the impact for {0}", ChangeTexts.Join(t, row.Functions)],
        DeskTask.Write when row.Change.Status == ChangeStatus.ChangesRequested => t["Answer requested changes"],
        DeskTask.Write => t["Complete your draft"],
        DeskTask.ChooseSlot => t["Choose a slot"],
        DeskTask.CarryOut when row.Change.Status == ChangeStatus.Implementing => t["Finish the work"],
        DeskTask.CarryOut => t["Carry out"],
        DeskTask.Close => t["Verify and close"],
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Task, null),
    };
}
