using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// What a person can do with a change now, so that a page offers what would succeed. It only offers: the change itself refuses what is not allowed,
/// and a test holds the two together.
/// </summary>
/// <param name="Assess">Functions the person can state the impact for.</param>
/// <param name="Decide">Functions the person can sign for.</param>
public sealed record ChangeOptions(bool CanEdit, bool CanSubmit, bool CanWithdraw, bool CanCancel, bool CanSchedule, bool CanStart, bool CanFinish, bool CanVerify, bool CanClose, bool CanRollBack,
    bool CanConfirmEmergency, IReadOnlyList<Function> Assess, IReadOnlyList<Function> Decide)
{
    /// <summary>In whose name the person would state or sign, by function; functions of their own are not in it.</summary>
    public IReadOnlyDictionary<Function, string> InTheNameOf { get; private init; } = new Dictionary<Function, string>();

    public static ChangeOptions For(ChangeRequest change, PersonRights by)
    {
        var status = change.Status;
        var isRequester = by.MayWrite && by.PersonId == change.RequesterId;
        var doesTheWork = isRequester || (by.MayWrite && by.PersonId == change.ImplementerId);
        var isAsked = change.Seats.Any(s => by.SpeaksFor(s.Function, change.SiteId));
        var isBeforeWork = status is ChangeStatus.Assessing or ChangeStatus.Authorizing or ChangeStatus.Approved or ChangeStatus.Scheduled;
        var decide = status is ChangeStatus.Authorizing or ChangeStatus.RetrospectiveReview && by.MayWrite && !change.Signatures.Any(s => s.IsOf(by.PersonId))
            ? change.Seats.Where(s => s.IsOpen && change.RefuseSigner(by, s) is null).Select(s => s.Function).Order().ToList() : [];

        var assess = status == ChangeStatus.Assessing ? change.Statements.Where(s => s.IsOpen && change.MayState(by, s.Function)).Select(s => s.Function).Order().ToList() : [];
        return new ChangeOptions(
            CanEdit: isRequester && (isBeforeWork || status is ChangeStatus.Draft or ChangeStatus.ChangesRequested),
            CanSubmit: isRequester && status is (ChangeStatus.Draft or ChangeStatus.ChangesRequested),
            CanWithdraw: isRequester && (isBeforeWork || status == ChangeStatus.ChangesRequested),
            CanCancel: (isRequester || by.IsChair) && (isBeforeWork || status is ChangeStatus.Draft or ChangeStatus.ChangesRequested or ChangeStatus.EmergencyAuthorized),
            CanSchedule: MaySchedule(status, change.SiteId, change.RequesterId, change.ImplementerId, by),
            CanStart: doesTheWork && status is (ChangeStatus.Scheduled or ChangeStatus.EmergencyAuthorized),
            CanFinish: doesTheWork && status == ChangeStatus.Implementing,
            CanVerify: (doesTheWork || isAsked) && status == ChangeStatus.Verifying && change.VerifiedAt is null,
            CanClose: (isRequester || by.IsChair) && change.VerifiedAt is not null && (status == ChangeStatus.Verifying || (status == ChangeStatus.RetrospectiveReview && change.IsEmergencyConfirmed && change.Seats.All(s => !s.IsOpen))),
            CanRollBack: doesTheWork && status is (ChangeStatus.Implementing or ChangeStatus.Verifying),
            CanConfirmEmergency: change.RefuseConfirming(by) is null,
            Assess: assess,
            Decide: decide)
        {
            InTheNameOf = assess.Select(function => (Function: function, Loan: change.StatementLoanFor(by, function))).Concat(decide.Select(function => (Function: function, Loan: change.LoanFor(by, function))))
                .Where(turn => turn.Loan is not null).ToDictionary(turn => turn.Function, turn => turn.Loan!.DelegatorName),
        };
    }

    /// <summary>For lists, which know no more of a change than this.</summary>
    public static bool MaySchedule(ChangeStatus status, int siteId, int requesterId, int implementerId, PersonRights by)
    {
        var doesTheWork = by.MayWrite && (by.PersonId == requesterId || by.PersonId == implementerId);
        var keepsTheHours = by.SpeaksFor(Function.Maintenance, siteId) || by.SpeaksFor(Function.Production, siteId);
        return (doesTheWork || keepsTheHours) && status is (ChangeStatus.Approved or ChangeStatus.Scheduled);
    }
}
