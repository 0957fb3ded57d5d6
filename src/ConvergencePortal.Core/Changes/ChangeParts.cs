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

    /// <summary>Id of the equipment node, asset, device, segment, zone or conduit.</summary>
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

/// <summary>A function that must sign, and why. Open until somebody of the function has approved the present revision.</summary>
public sealed class ApprovalSeat
{
    private ApprovalSeat() { }

    public ApprovalSeat(Function function, string reasons, Instant requestedAt) => (Function, Reasons, RequestedAt, IsOpen) = (function, reasons, requestedAt, true);

    public int Id { get; private set; }
    public int ChangeId { get; private set; }
    public Function Function { get; private set; }

    /// <summary>Why this function is asked, one sentence a line.</summary>
    public string Reasons { get; internal set; } = "";

    /// <summary>Since when the function is asked; the clock of a decision's deadline.</summary>
    public Instant RequestedAt { get; internal set; }

    public bool IsOpen { get; internal set; }

    /// <summary>Working hours of the site within which the function decides, as the policy set them; null where it set none.</summary>
    public int? DeadlineHours { get; internal set; }
}

/// <summary>A decision on one revision. It is never removed: an edit that concerns it makes it void, and it stays readable.</summary>
public sealed class Signature
{
    private Signature() { }

    public Signature(Function function, int personId, string personName, Verdict verdict, string? comment, int revision, Instant signedAt) =>
        (Function, PersonId, PersonName, Verdict, Comment, Revision, SignedAt) = (function, personId, personName, verdict, comment, revision, signedAt);

    public int Id { get; private set; }
    public int ChangeId { get; private set; }
    public Function Function { get; private set; }
    public int PersonId { get; private set; }

    /// <summary>The printed name at signing (21 CFR 11.50).</summary>
    public string PersonName { get; private set; } = "";

    public Verdict Verdict { get; private set; }
    public string? Comment { get; private set; }
    public int Revision { get; private set; }
    public Instant SignedAt { get; private set; }
    public Instant? VoidedAt { get; private set; }
    public string? VoidedBecause { get; private set; }

    public bool IsValid => VoidedAt is null;

    internal void Void(Instant at, string because)
    {
        if (!IsValid) return;
        VoidedAt = at;
        VoidedBecause = because;
    }
}
