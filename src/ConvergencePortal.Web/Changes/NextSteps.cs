using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Changes;

/// <summary>The one thing a page offers first: its words and where it is done.</summary>
public sealed record MainAction(string Words, string Address);

/// <summary>Says who acts next on a change, and what the reader can do first. What is possible comes from <see cref="ChangeOptions"/>; here are only the words.</summary>
public static class NextSteps
{
    public static string Say(ChangeDetail change, IStringLocalizer<Texts> t) => change.Row.Status switch
    {
        ChangeStatus.Draft => t["{0} completes and submits it.", change.Row.RequesterName],
        ChangeStatus.ChangesRequested => t["{0} answers what was asked and submits it again.", change.Row.RequesterName],
        ChangeStatus.Assessing => t["The impact for {0} must still be stated.", ChangeTexts.Join(t, change.Row.OpenStatements)],
        ChangeStatus.Authorizing => t["{0} must still sign.", ChangeTexts.Join(t, change.Row.OpenSeats)],
        ChangeStatus.Approved => t["A slot is chosen next, by {0}, maintenance or production.", change.Row.RequesterName],
        ChangeStatus.Scheduled => t["{0} carries it out in its slot.", change.Implementer ?? change.Row.RequesterName],
        ChangeStatus.EmergencyAuthorized => t["{0} carries it out at once; the functions look at it afterwards.", change.Implementer ?? change.Row.RequesterName],
        ChangeStatus.Implementing => t["{0} is at work and finishes it next.", change.Implementer ?? change.Row.RequesterName],
        ChangeStatus.Verifying when change.VerifiedAt is null => t["It is checked next that what was changed works."],
        ChangeStatus.Verifying => t["{0} closes it next.", change.Row.RequesterName],
        ChangeStatus.RetrospectiveReview when change.Row.OpenSeats.Count > 0 => t["{0} must still look at it afterwards and sign.", ChangeTexts.Join(t, change.Row.OpenSeats)],
        ChangeStatus.RetrospectiveReview when change.Signatures.All(s => s.Meaning != SignatureMeaning.AuthorizedEmergency) => t["{0} must still confirm that they authorized it.", change.EmergencyAuthorizer ?? ""],
        ChangeStatus.RetrospectiveReview => t["{0} closes it next.", change.Row.RequesterName],
        ChangeStatus.Closed or ChangeStatus.Rejected or ChangeStatus.Cancelled or ChangeStatus.RolledBack => t["It is over; nobody has to do anything."],
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Row.Status, null),
    };

    /// <summary>Null when there is nothing the reader should do now.</summary>
    public static MainAction? For(ChangeDetail change, IStringLocalizer<Texts> t)
    {
        var (options, page) = (change.Options, $"/changes/{change.Row.Number}");
        return options switch
        {
            { Assess.Count: > 0 } => new MainAction(t["State the impact for {0}", ChangeTexts.Join(t, options.Assess)], $"{page}#assess"),
            { Decide.Count: > 0 } => new MainAction(t["Decide for {0}", ChangeTexts.Join(t, options.Decide)], $"{page}#decide"),
            { CanConfirmEmergency: true } when change.Row.Status == ChangeStatus.RetrospectiveReview => new MainAction(t["Confirm the emergency"], $"{page}#confirm-emergency"),
            { CanSubmit: true } when change.Missing.Count > 0 => new MainAction(t["Complete it"], $"{page}/edit?step={(int)ChangeFields.StepOf(change.Missing[0].Field)}"),
            { CanSubmit: true } => new MainAction(t["Check and submit"], $"{page}/edit?step={(int)EditorStep.Check}"),
            { CanFinish: true } => new MainAction(t["Finish the work"], $"{page}#work"),
            { CanClose: true } => new MainAction(t["Close it"], $"{page}#close"),
            { CanVerify: true } => new MainAction(t["Verify it"], $"{page}#verify"),
            { CanStart: true } => new MainAction(t["Start the work"], $"{page}#work"),
            { CanSchedule: true } => new MainAction(change.Row.Status == ChangeStatus.Approved ? t["Choose a slot"] : t["Move the slot"], $"{page}#slot"),
            _ => null,
        };
    }
}
