using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Changes;

/// <summary>How much of the plant one line of a template covers.</summary>
public enum TemplateCover
{
    /// <summary>This thing and no other.</summary>
    Exactly,

    /// <summary>Equipment below a node, and devices and assets on it or below it.</summary>
    Below,

    /// <summary>Every device of a role at the site.</summary>
    DevicesOfRole,
}

/// <summary>One line of what a template covers. The label is the code at the time.</summary>
public sealed class TemplateItem
{
    private TemplateItem() { }

    public int Id { get; private set; }
    public int TemplateId { get; private set; }
    public TemplateCover Cover { get; private set; }

    /// <summary>Null for devices of a role.</summary>
    public ItemKind? Kind { get; private set; }

    /// <summary>Id of the thing, or of the equipment node above; null for devices of a role.</summary>
    public int? TargetId { get; private set; }

    public string Label { get; private set; } = "";
    public DeviceRole? Role { get; private set; }

    public static TemplateItem Exactly(ItemKind kind, int targetId, string label) => new() { Cover = TemplateCover.Exactly, Kind = kind, TargetId = targetId, Label = label };

    public static TemplateItem Below(int equipmentId, string path) => new() { Cover = TemplateCover.Below, Kind = ItemKind.Equipment, TargetId = equipmentId, Label = path };

    public static TemplateItem DevicesOf(DeviceRole role) => new() { Cover = TemplateCover.DevicesOfRole, Role = role, Label = role.ToString() };

    /// <summary>A line of a new revision is a row of its own.</summary>
    internal TemplateItem Copy() => new() { Cover = Cover, Kind = Kind, TargetId = TargetId, Label = Label, Role = Role };

    internal string Words() => Cover switch
    {
        TemplateCover.Exactly => $"{Kind} {Label}",
        TemplateCover.Below => $"below {Label}",
        TemplateCover.DevicesOfRole => $"every {Label}",
        _ => throw new InvalidOperationException($"There is no cover {Cover}."),
    };
}
