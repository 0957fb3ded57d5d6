using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Approvals;

/// <summary>How a site decides: when people work there, when they are reminded, and what later signatures take. Our own defaults stand until the site sets its own.</summary>
public sealed class ApprovalSettings
{
    private ApprovalSettings() { }

    public ApprovalSettings(int siteId) => SiteId = siteId;

    public int SiteId { get; private set; }
    public ApprovalChoices Choices { get; private set; } = new();
    public int Version { get; private set; }

    /// <summary>Takes over what was chosen and says what moved; nothing when it is what stood.</summary>
    public IReadOnlyList<MovedField> Choose(ApprovalChoices choices)
    {
        var moved = ApprovalChoices.Between(Choices, choices);
        if (moved.Count == 0) return moved;

        Choices = choices;
        Version++;
        return moved;
    }
}
