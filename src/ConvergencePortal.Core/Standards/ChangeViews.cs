using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A change as the checks need it.</summary>
/// <param name="RequesterHome">The requester's home function.</param>
public sealed record ChangeView(string Number, string Site, ChangeStatus Status, int RequesterId, string RequesterName, Function? RequesterHome, ChangeContent Content, bool IsReplacementInKind);

/// <summary>A temporary measure that is still in the plant.</summary>
public sealed record MeasureView(string Number, string Site, string Title, string ChangeNumber, int OwnerId, string OwnerName, Function? OwnerHome, Instant EndsAt);
