using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Why a contract is refused that can be read as a file.</summary>
public static class ContractErrors
{
    public const int MostMinutes = 10_000_000;

    public static readonly Error LongId = Error.Invalid("contract.id", $"The id of the contract has more than {DataContract.IdLength} characters. Give it a shorter one.", "id");
    public static readonly Error NotAtSite = Error.Forbidden("contract.site", "Contracts are kept by administrators and by people who speak for a function at the site.");
    public static readonly Error Measured = Error.Invalid("contract.measured", "The age of the newest value is given in minutes, 0 or more.", "freshnessMinutes");
    public static readonly Error MeasuredLater = Error.Invalid("contract.measuredAt", "A value cannot have been measured in the future.", "measuredAt");
    public static readonly Error MeasuredEarlier = Error.Conflict("contract.measuredEarlier", "There is a newer measurement already.");

    public static Error Unknown(int id) => Error.NotFound("contract.unknown", $"There is no data contract {id}.");

    public static Error UnknownStatus(string status) => Error.Invalid("contract.status",
        $"The status {(status.Length <= 40 ? status : status[..40] + "…")} says nothing to the portal. Write proposed, draft, active, deprecated or retired.", "status");

    public static Error OfAnotherSource(DataContract contract) => Error.Conflict("contract.otherSource",
        $"Contract {contract.ContractId} is about {contract.Source.Code}. A contract is about one data source; give this one an id of its own.");

    /// <summary>The portal's word for the standard's; null when it has none.</summary>
    internal static ContractStatus? StatusOf(string status) => status.Trim().ToLowerInvariant() switch
    {
        "proposed" or "draft" => ContractStatus.Draft,
        "active" => ContractStatus.Active,
        "deprecated" => ContractStatus.Deprecated,
        "retired" => ContractStatus.Retired,
        _ => null,
    };
}
