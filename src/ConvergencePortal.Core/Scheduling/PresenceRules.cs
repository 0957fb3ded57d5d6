using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Whether those who are needed are there: somebody of each required function at every moment, and each required person.</summary>
internal static class PresenceRules
{
    public static void Check(SlotTrial trial)
    {
        var (site, crew) = (trial.Schedule.Site, trial.Schedule.Crew);
        foreach (var function in Crew.RequiredFor(site, trial.Question.Items))
        {
            // Where a function has no people at all, nobody can be absent; that it cannot sign either is said when the change is submitted.
            if (!crew.HasMembers(site.SiteId, function)) continue;

            var gaps = crew.Gaps(site.SiteId, function, trial.From, trial.To);
            if (gaps.IsEmpty) continue;
            trial.Add(ConflictCode.PersonAbsent, WholeSeconds.At(gaps.From(0)), WholeSeconds.At(gaps.To(gaps.Count - 1)), $"{FunctionWords.Of(function)} has nobody on shift: {trial.SayAll(gaps)}.");
        }

        foreach (var person in trial.Question.PersonIds.Distinct())
        {
            var away = crew.Find(person)?.Away.Overlapping(trial.From, trial.To) ?? TimeSet.Empty;
            if (away.IsEmpty) continue;
            trial.Add(ConflictCode.PersonAbsent, WholeSeconds.At(away.From(0)), WholeSeconds.At(away.To(away.Count - 1)), $"{trial.NameOf(person)} is away: {trial.SayAll(away)}.");
        }
    }
}
