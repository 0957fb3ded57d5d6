using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A change as the checks need it: open ones, and those that ended lately.</summary>
/// <param name="RequesterHome">The requester's home function.</param>
/// <param name="Blocking">What stands against its slot and was never resolved, in sentences.</param>
/// <param name="WayBackTooLong">That undoing runs out of the window; null while it fits.</param>
public sealed record ChangeView(string Number, string Site, ChangeStatus Status, int RequesterId, string RequesterName, Function? RequesterHome, int ImplementerId, ChangeContent Content, bool IsReplacementInKind,
    IReadOnlyList<ChangeThing> Things, IReadOnlyList<ChangeSigned> Signatures, IReadOnlyList<Function> AskedFunctions, Instant CreatedAt, Instant? SubmittedAt, Instant? ActualEnd, Instant? ClosedAt,
    IReadOnlyList<string> Blocking, string? WayBackTooLong);

/// <summary>A thing that a change acts on, by the key people know.</summary>
public sealed record ChangeThing(ItemKind Kind, string Key);

/// <summary>A signature that is not void.</summary>
/// <param name="Fits">The content is what it was given on.</param>
public sealed record ChangeSigned(int PersonId, string PersonName, Function? Function, Verdict Verdict, bool Fits);

/// <summary>A temporary measure that is still in the plant.</summary>
public sealed record MeasureView(string Number, string Site, string Title, string ChangeNumber, int OwnerId, string OwnerName, Function? OwnerHome, Instant EndsAt);
