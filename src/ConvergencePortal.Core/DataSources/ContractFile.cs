using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>What the portal reads of a data contract in the Open Data Contract Standard (ODCS) 3: who promises which data to whom, and how good it is.</summary>
/// <param name="Id">Identifies the contract wherever it is kept.</param>
/// <param name="Version">Version of the contract, not of the standard.</param>
/// <param name="Status">The standard's words are proposed, draft, active, deprecated and retired; it allows others.</param>
public sealed record ContractFile(string Id, string Version, string Status)
{
    /// <summary>Version of the standard in which the file was written.</summary>
    public string ApiVersion { get; init; } = ContractFileWriter.ApiVersion;

    public string? Name { get; init; }
    public string? Domain { get; init; }
    public string? DataProduct { get; init; }
    public string? Purpose { get; init; }
    public string? Limitations { get; init; }
    public string? Usage { get; init; }
    public string? TeamName { get; init; }
    public string? TeamDescription { get; init; }

    /// <summary>Those who are responsible and those who were, which is the history of ownership.</summary>
    public IReadOnlyList<ContractMember> Members { get; init; } = [];

    public IReadOnlyList<ContractTerm> Terms { get; init; } = [];
    public IReadOnlyList<ContractSchema> Schemas { get; init; } = [];

    /// <summary>The terms that the portal can measure.</summary>
    public ContractPromises Promises => ContractPromises.Of(Terms);
}

/// <summary>A data contract beside the file it was read from, which holds everything else and is what goes out again unchanged.</summary>
/// <param name="Text">The file without a byte order mark.</param>
public sealed record ContractReading(ContractFile Contract, string Text, ContractFormat Format);

/// <summary>The two ways in which a data contract is written.</summary>
public enum ContractFormat
{
    /// <summary>As people write it.</summary>
    Yaml,

    /// <summary>As programs hand it on.</summary>
    Json,
}

/// <summary>Somebody's time in the team of a contract.</summary>
/// <param name="Username">Name or mail address with which the person signs in there.</param>
public sealed record ContractMember(string Username)
{
    public string? Name { get; init; }
    public string? Role { get; init; }
    public string? Description { get; init; }
    public LocalDate? DateIn { get; init; }

    /// <summary>The day on which the person left; null while they are responsible.</summary>
    public LocalDate? DateOut { get; init; }

    public string? ReplacedByUsername { get; init; }
}

/// <summary>One term of service (slaProperties) as it is written.</summary>
/// <param name="Value">A number, yes or no, a time or a text; null when the file leaves it open.</param>
public sealed record ContractTerm(string Property, string? Value)
{
    public string? Unit { get; init; }

    /// <summary>The data for which it holds, such as "orders.created"; null for all.</summary>
    public string? Element { get; init; }

    /// <summary>Why it matters: regulatory, analytics, operational.</summary>
    public string? Driver { get; init; }

    public string? Description { get; init; }
}

/// <summary>A table, file, topic or other set of data that a contract covers.</summary>
public sealed record ContractSchema(string Name)
{
    public string? PhysicalName { get; init; }
    public string? PhysicalType { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<ContractProperty> Properties { get; init; } = [];
    public IReadOnlyList<ContractRule> Rules { get; init; } = [];
}

/// <summary>A column or field of a set of data.</summary>
public sealed record ContractProperty(string Name)
{
    public string? PhysicalName { get; init; }

    /// <summary>One of <see cref="LogicalTypes"/>.</summary>
    public string? LogicalType { get; init; }

    public string? PhysicalType { get; init; }
    public string? Description { get; init; }
    public bool IsRequired { get; init; }
    public bool IsPrimaryKey { get; init; }

    /// <summary>Fields of a field that is an object.</summary>
    public IReadOnlyList<ContractProperty> Properties { get; init; } = [];

    public IReadOnlyList<ContractRule> Rules { get; init; } = [];

    public static IReadOnlyList<string> LogicalTypes { get; } = ["string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean"];
}

/// <summary>An expectation of quality in words; the portal shows it and does not run it.</summary>
/// <param name="Rule">What is measured, such as "rowCount mustBeGreaterThan 1000" or a query; null when the description says all.</param>
public sealed record ContractRule(string? Name, string? Rule, string? Description);
