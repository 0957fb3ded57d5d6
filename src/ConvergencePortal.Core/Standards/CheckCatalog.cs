namespace ConvergencePortal.Core.Standards;

/// <summary>How bad it is that a check finds something.</summary>
public enum CheckSeverity
{
    /// <summary>Stops the next step of a change. Only the catalogue gives it; a standard cannot.</summary>
    Blocking,

    High,
    Medium,
    Low,
}

/// <summary>A number that a check is run with. Its default is our own, never one that a standard demands.</summary>
/// <param name="Name">As the API and the stored requirement spell it.</param>
/// <param name="Unit">What is counted, in the plural.</param>
public sealed record CheckParameter(string Name, int Default, int Min, int Max, string Unit, string Help);

/// <summary>A check that a requirement can name: what is looked at, how bad it is, and where it comes from.</summary>
/// <param name="Code">Never changes and is never given again.</param>
/// <param name="Source">Clauses it rests on; empty where it is our own.</param>
public sealed record CheckDefinition(string Code, string Title, CheckSeverity Severity, string Source, IReadOnlyList<CheckParameter> Parameters)
{
    public CheckParameter? Find(string parameter) => Parameters.FirstOrDefault(p => p.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Every check there is a name for. What evaluates them hangs on these codes.</summary>
public static class CheckCatalog
{
    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        new("NC-01", "Control devices reach business networks without passing a demilitarized zone", CheckSeverity.High, "IEC 62443-3-2 ZCR 3.2; CIP-005-7 R1.2", []),
        new("NC-02", "Zones exchange traffic without a conduit", CheckSeverity.High, "IEC 62443-3-2 ZCR 3.1; IEC 62443-2-1 NET 1.1", []),
        new("NC-03", "Traffic crosses a conduit that no rule of it permits", CheckSeverity.High, "CIP-005-7 R1.3", []),
        new("NC-04", "A conduit rule has no reason, no change that approved it, has expired, or permits everything", CheckSeverity.High, "CIP-005-7 R1.3", []),
        new("NC-05", "A zone or conduit lacks its target level, the reason for it, an owner or a boundary", CheckSeverity.Medium, "IEC 62443-3-2 ZCR 5.6, 6.4", []),
        new("NC-06", "A zone achieves less security than its target", CheckSeverity.High, "IEC 62443-3-2; IEC 62443-3-3", []),
        new("NC-07", "A safety controller shares its zone or segment with what is not for safety", CheckSeverity.High, "IEC 62443-3-2 ZCR 3.3; IEC 62443-2-4 SP.05.02", []),
        new("NC-08", "A wireless, temporary or external device lies in a cell zone", CheckSeverity.Medium, "IEC 62443-3-2 ZCR 3.4, 3.5, 3.6", []),
        new("NC-09", "A segment is too large, or lies across areas", CheckSeverity.Medium, "",
            [new("maxDevices", 200, 1, 10_000, "devices", "Most devices in one segment. The addresses of its range are a limit of their own.")]),
        new("NC-10", "A device, segment or asset belongs nowhere, or an address is double or outside its range", CheckSeverity.High, "NIST SP 800-53 CM-8; IEC 62443-3-2 ZCR 6.3", []),
        new("NC-11", "A device can be reached from outside without an intermediate system", CheckSeverity.High, "CIP-005-7 R2.1, R2.3", []),
        new("NC-12", "A control device stands in two zones at once and enforces nothing", CheckSeverity.High, "IEC 62443-3-2 ZCR 3.1", []),
        new("DS-18", "A data source in production has no one accountable owner who is still there", CheckSeverity.High, "", []),
        new("DS-19", "A data source is used by nobody, was not looked at for long, or rests on one person", CheckSeverity.Medium, "",
            [new("reviewDays", 90, 1, 3_650, "days", "So long a data source may go without anybody looking at it.")]),
        new("DS-20", "A data flow crosses zones without a conduit that permits it", CheckSeverity.High, "NIST SP 800-53 CA-3", []),
        new("DS-21", "Quality or maintenance rely on a source without an active contract, or it is late", CheckSeverity.Medium, "", []),
        new("DS-22", "The name of a source in the namespace does not follow the standard", CheckSeverity.Medium, "Sparkplug B topic structure; IEC 62264", []),
        new("ST-23", "A waiver or pilot has expired, ends soon, was extended too often, or has no exit criteria", CheckSeverity.High, "CIP-007-6 R2.4",
            [new("warnDays", 30, 0, 365, "days", "So long before its end it is said."), new("maxExtensions", 1, 0, 10, "extensions", "More of them are found.")]),
        new("ST-24", "An effective standard was not looked at in time, or was approved without a function it concerns", CheckSeverity.Medium, "CIP-003-9 R1", []),
        new("CH-25", "A change touches safety and process safety has not approved it", CheckSeverity.Blocking, "IEC 61511-1 clause 17", []),
        new("CH-26", "A change on a hazardous process lacks what must be known before it", CheckSeverity.Blocking, "29 CFR 1910.119(l)(2), (l)(3)", []),
        new("CH-27", "A change is scheduled into a conflict", CheckSeverity.Blocking, "", []),
        new("CH-28", "A change has no way back, or its way back does not fit into the window", CheckSeverity.Blocking, "", []),
        new("CH-29", "The security controls that a change touches were not determined or not verified", CheckSeverity.Blocking, "CIP-010-4 R1.4", []),
        new("CH-30", "A change with high impact was not tested, or nobody wrote how test and plant differ", CheckSeverity.High, "CIP-010-4 R1.5; NIST SP 800-53 CM-3(2)", []),
        new("CH-31", "Software was changed without verifying its source and integrity", CheckSeverity.High, "CIP-010-4 R1.6", []),
        new("CH-32", "An emergency was not looked at afterwards, does not say why it was one, or is becoming a habit", CheckSeverity.High, "NIS2 2024/2690 Annex 6.4.3",
            [new("reviewWorkingDays", 5, 1, 60, "working days", "So long the look afterwards may take."), new("maxPerRequester", 2, 0, 100, "emergencies", "More of one requester in thirty days are found.")]),
        new("CH-33", "Somebody approved their own change, without the right, or it was edited after approval", CheckSeverity.Blocking, "21 CFR 11.10(g), 11.70; CIP-003-9 R4", []),
        new("CH-34", "A temporary change or pilot is past its end and still there", CheckSeverity.High, "29 CFR 1910.119(l)(2)(iv)", []),
    ];

    /// <summary>Null when there is no such check.</summary>
    public static CheckDefinition? Find(string? code) => All.FirstOrDefault(check => check.Code.Equals(code?.Trim(), StringComparison.OrdinalIgnoreCase));
}
