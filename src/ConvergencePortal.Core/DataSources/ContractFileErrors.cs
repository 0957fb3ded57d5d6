namespace ConvergencePortal.Core.DataSources;

/// <summary>Why something is no data contract that the portal reads; the place is said by who collects it.</summary>
internal static class ContractFileErrors
{
    public const string VersionCode = "contract.apiVersion";
    public const string KindCode = "contract.kind";
    public const string LogicalTypeCode = "contract.logicalType";
    public const string PeriodCode = "contract.period";
    public const string ValueCode = "contract.value";

    public static string Version(string version) => $"The file is written for version {version} of the standard (apiVersion). The portal reads v3.0 and v3.1.";

    public static string Kind(string kind) => $"The file is a {kind}. Only a DataContract is read here.";

    public static string LogicalType(string type) => $"{type} is no logical type. It is one of {string.Join(", ", ContractProperty.LogicalTypes)}.";

    public static string Period(string username) => $"{username} leaves before they come: dateOut is before dateIn.";

    public const string Value = "The value of a term is a single text, a number, or true or false.";
}
