using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Where a term stands.</summary>
public enum TermStatus
{
    /// <summary>Written by somebody, agreed by nobody.</summary>
    Draft,

    /// <summary>The functions are asked.</summary>
    InReview,

    /// <summary>The functions agreed.</summary>
    Approved,

    /// <summary>Do not use it any more.</summary>
    Deprecated,

    /// <summary>The functions did not agree.</summary>
    Rejected,
}

/// <summary>One meaning, with the word that each function uses for it.</summary>
public sealed class GlossaryTerm
{
    private GlossaryTerm() { }

    public GlossaryTerm(string term) => Term = term;

    public int Id { get; private set; }

    /// <summary>Unique in the portal.</summary>
    public string Term { get; private set; } = "";

    public string Definition { get; set; } = "";
    public string? ITWord { get; set; }
    public string? OTWord { get; set; }
    public string? MaintenanceWord { get; set; }
    public string? QualityWord { get; set; }
    public string? ProductionWord { get; set; }
    public int? ParentId { get; private set; }

    /// <summary>The wider term.</summary>
    public GlossaryTerm? Parent { get; set; }

    /// <summary>Terms to read beside it, separated by semicolon.</summary>
    public string? Related { get; set; }

    /// <summary>Where the meaning comes from: an address or a document.</summary>
    public string? Reference { get; set; }

    public TermStatus Status { get; set; }
    public LocalDate? EffectiveTo { get; set; }
    public int Version { get; private set; }

    public void Touch() => Version++;
}
