using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Standard changes: let pass by a template, or asked after all.</summary>
public sealed partial class ChangeRequest
{
    /// <summary>Revision of the template that let the change pass without asking anybody; null when the functions are asked.</summary>
    public int? TemplateRevision { get; private set; }

    /// <summary>
    /// What the template means for a change that was just submitted or edited. Within it nobody was asked, so that it is approved already; outside it the
    /// functions have been asked, and the history says why.
    /// </summary>
    /// <param name="standard">Null when the change names no template, or nobody asks yet.</param>
    private void Follow(StandardVerdict? standard)
    {
        TemplateRevision = standard is { IsWithin: true } ? standard.Revision : null;
        if (standard is { IsWithin: true }) Happened(ChangeEvents.PreApproved, $"Within {standard.Template}, revision {standard.Revision}: nobody is asked.");
        else if (standard is not null) Happened(ChangeEvents.OutsideTemplate, $"Not within {standard.Template}: {string.Join(" ", standard.Outside)}");
    }

    /// <summary>The template that let it pass failed elsewhere before the work began: every function is asked after all.</summary>
    internal void LosePreApproval(IReadOnlyList<Requirement> agreement, string because, Instant now)
    {
        Revision++;
        TemplateRevision = null;
        ScheduledAt = null;
        Ask(agreement, now);
        Status = NextWhileAsking();
        Happened(ChangeEvents.PreApprovalLost, because);
    }
}
