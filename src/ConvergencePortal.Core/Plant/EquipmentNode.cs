using NodaTime;

namespace ConvergencePortal.Core.Plant;

/// <summary>A place in the plant's hierarchy by its role (ISA-95), whichever physical asset fills that role today.</summary>
public sealed class EquipmentNode
{
    private EquipmentNode() { }

    public EquipmentNode(string code, string name, EquipmentLevel level, EquipmentNode? parent)
    {
        Code = code;
        Name = name;
        Level = level;
        Parent = parent;
        ParentId = parent?.Id;
        Path = parent is null || parent.Level == EquipmentLevel.Enterprise ? code : $"{parent.Path}/{code}";
    }

    public int Id { get; private set; }

    /// <summary>Unique below the parent; never changed, since paths and files name the node by it.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; set; } = "";
    public EquipmentLevel Level { get; private set; }
    public int? ParentId { get; private set; }
    public EquipmentNode? Parent { get; private set; }

    /// <summary>Codes from the site down, joined by "/": the node's name in files and in the API. An enterprise is its own code.</summary>
    public string Path { get; private set; } = "";

    /// <summary>IANA zone; set on sites only. Everything below a site lives in its zone.</summary>
    public string? TimeZone { get; set; }

    public Criticality Criticality { get; set; } = Criticality.C;

    /// <summary>Part of a safety instrumented function (IEC 61511).</summary>
    public bool IsSafetyRelated { get; set; }

    /// <summary>Covered by OSHA process safety management (29 CFR 1910.119).</summary>
    public bool IsHazardousProcess { get; set; }

    /// <summary>Its records or products are under good manufacturing practice.</summary>
    public bool IsGxpRelevant { get; set; }

    public LocalDate? EffectiveFrom { get; set; }

    /// <summary>First day on which the node is no longer part of the plant; null while it is.</summary>
    public LocalDate? EffectiveTo { get; set; }

    public int Version { get; private set; }

    public void Touch() => Version++;
}
