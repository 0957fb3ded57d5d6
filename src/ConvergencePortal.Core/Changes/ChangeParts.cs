using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A thing the change acts on. The label is the code at the time, so that the record stays readable.</summary>
public sealed class ChangeItem
{
    private ChangeItem() { }

    public ChangeItem(ItemKind kind, int targetId, string label, int? replacementAssetId = null, string? replacementLabel = null) =>
        (Kind, TargetId, Label, ReplacementAssetId, ReplacementLabel) = (kind, targetId, label, replacementAssetId, replacementLabel);

    public int Id { get; private set; }
    public int ChangeId { get; private set; }
    public ItemKind Kind { get; private set; }

    /// <summary>Id of the equipment node, asset, device, segment, zone, conduit or data source.</summary>
    public int TargetId { get; private set; }

    /// <summary>Equipment path, asset tag, or code with its site ("BER:SW-PACK-01").</summary>
    public string Label { get; private set; } = "";

    /// <summary>For an asset that is swapped: the asset that takes its place.</summary>
    public int? ReplacementAssetId { get; private set; }

    public string? ReplacementLabel { get; private set; }
}

/// <summary>What a function says the change means for it, before anybody signs. Open until the text is there; "none" is a text.</summary>
public sealed class ImpactStatement
{
    private ImpactStatement() { }

    public ImpactStatement(Function function, Instant requestedAt) => (Function, RequestedAt, IsOpen) = (function, requestedAt, true);

    public int Id { get; private set; }
    public int ChangeId { get; private set; }
    public Function Function { get; private set; }
    public bool IsOpen { get; private set; }
    public Instant RequestedAt { get; private set; }
    public string? Text { get; private set; }
    public int? PersonId { get; private set; }
    public string? PersonName { get; private set; }
    public Instant? StatedAt { get; private set; }

    internal void State(int personId, string personName, string text, Instant at) =>
        (PersonId, PersonName, Text, StatedAt, IsOpen) = (personId, personName, text, at, false);
}
