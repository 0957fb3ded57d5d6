using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Why something of the catalog is refused as it is written; what contradicts the rest is said by <see cref="DataSourceRules"/> and <see cref="DataFlowRules"/>.</summary>
public static class DataSourceErrors
{
    public static readonly Error TeamIsNoOwner = Error.Invalid("ownership.team", "The accountable owner is a person, so that one name can be called. A team can be steward, custodian or consumer.", "who");

    public static Error Unknown(string key) => Error.NotFound("source.unknown", $"There is no data source {key}.");

    public static readonly Error BadTerm = Error.Invalid("glossary.term", "A term has letters in it and neither a colon nor a semicolon, which separate terms.", "term");

    public static Error OwnParent(string term) => Error.Invalid("glossary.circle", $"{term} would be its own wider term.", "parent_term");
}
