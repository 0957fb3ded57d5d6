using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Standards;

/// <summary>Every refusal of a finding.</summary>
public static class FindingErrors
{
    public static readonly Error ReasonRequired = Error.Invalid("finding.reason", "Say why the check is mistaken here; whoever looks at it next reads it.", "reason");

    public static Error Unknown(int id) => Error.NotFound("finding.unknown", $"There is no finding {id}.");

    public static Error NotTheirs(Finding finding) => Error.Forbidden("finding.notTheirs", finding.OwnerFunction is { } function
        ? $"Only {FunctionWords.Of(function)} or the owner of {finding.SubjectKey} can say that the check is mistaken here."
        : $"Only the owner of {finding.SubjectKey} can say that the check is mistaken here.");

    public static Error WrongStatus(Finding finding) => finding.Status == FindingStatus.Fixed
        ? Error.Conflict("finding.fixed", "It is fixed: no run sees it any more.")
        : Error.Conflict("finding.status", "It is marked as mistaken already.");
}
