namespace ConvergencePortal.Core.Changes;

/// <summary>What an action on a change does to other records, within the same save: templates learn how their changes went, measures open and end.</summary>
internal static class ChangeConsequences
{
    public static async Task FollowAsync(OpenChange open, ChangeFacts facts, CancellationToken cancellationToken)
    {
        foreach (var happened in open.Change.Events.Select(e => e.Name).ToList())
        {
            switch (happened)
            {
                case ChangeEvents.Finished:
                    await MeasureConsequences.OpenAsync(open, facts, cancellationToken);
                    break;
                case ChangeEvents.Closed:
                    await TemplateConsequences.LearnAsync(open, facts, cancellationToken);
                    await MeasureConsequences.MakePermanentAsync(open, cancellationToken);
                    break;
                case ChangeEvents.RolledBack:
                    await TemplateConsequences.LearnAsync(open, facts, cancellationToken);
                    await MeasureConsequences.RollBackAsync(open, cancellationToken);
                    break;
                default:
                    break;
            }
        }
    }
}
