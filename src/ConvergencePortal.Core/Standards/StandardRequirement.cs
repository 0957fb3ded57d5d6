namespace ConvergencePortal.Core.Standards;

/// <summary>What a version of a standard asks for. Written anew with every save of a draft; after approval it never moves.</summary>
public sealed class StandardRequirement
{
    private StandardRequirement() { }

    internal StandardRequirement(int place, string key, RequirementContent content)
    {
        (Place, Key, Text, Level) = (place, key, content.Text, content.Level);
        (RegimeRefs, CheckCode) = (RequirementText.WriteRefs(content.RegimeRefs), CheckCatalog.Find(content.CheckCode)?.Code);
        (Parameters, Severity) = (RequirementText.WriteParameters(content.Parameters), content.Severity);
    }

    public int Id { get; private set; }
    public int VersionId { get; private set; }

    /// <summary>Order on the page, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>"R1": the same over all versions, so that findings and waivers can name it.</summary>
    public string Key { get; private set; } = "";

    public string Text { get; private set; } = "";
    public RequirementLevel Level { get; private set; }

    /// <summary>Clauses it serves, one a line.</summary>
    public string RegimeRefs { get; private set; } = "";

    /// <summary>The check of the catalogue that tells whether it is kept; null for one that only people can judge.</summary>
    public string? CheckCode { get; private set; }

    /// <summary>Numbers of the check that differ from its defaults, as JSON.</summary>
    public string Parameters { get; private set; } = "{}";

    public CheckSeverity? Severity { get; private set; }

    public RequirementContent Content => new(Key, Text, Level)
    {
        RegimeRefs = RequirementText.ReadRefs(RegimeRefs), CheckCode = CheckCode, Parameters = RequirementText.ReadParameters(Parameters), Severity = Severity,
    };
}
