using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>
/// Every start within a stretch of time from which nothing blocks the whole span. Each rule forbids or allows sets of starts; the sets are swept, not
/// probed, so that no start is missed. It must agree with <see cref="SlotRules"/> at every second.
/// </summary>
internal sealed class FreeStarts
{
    private readonly SiteSchedule _schedule;
    private readonly SlotQuestion _question;
    private readonly long _span;
    private readonly long _toPointOfNoReturn;
    private readonly long _from;
    private readonly long _to;

    private FreeStarts(SiteSchedule schedule, SlotQuestion question, TimeSet starts)
    {
        (_schedule, _question) = (schedule, question);
        _span = question.SpanMinutes * 60L;
        _toPointOfNoReturn = _span - question.Rollback * 60L;
        (_from, _to) = (starts.From(0), starts.To(starts.Count - 1) + _span);
        Starts = starts;
    }

    private TimeSet Starts { get; set; }

    /// <param name="starts">One stretch: the starts that are asked about.</param>
    public static TimeSet Of(SiteSchedule schedule, SlotQuestion question, TimeSet starts)
    {
        if (starts.IsEmpty) return starts;

        var free = new FreeStarts(schedule, question, starts);
        free.KeepMaintenance();
        free.TakeOtherChanges();
        free.TakePeople();
        free.TakeWindows();
        return free.Starts;
    }

    private bool Blocks(ConflictCode code) => _schedule.Policy.For(code, _question.IsEmergency).Policy == ConflictPolicy.Block;

    private void Take(TimeSet forbidden) => Starts = Starts.Except(forbidden);

    private void TakeIfBlocking(ConflictCode code, Func<TimeSet> busy)
    {
        if (Blocks(code)) Take(busy().StartsOverlapping(_span));
    }

    /// <summary>Items that are covered by the same windows are asked about once.</summary>
    private void KeepMaintenance()
    {
        foreach (var covering in _question.Items.Select(_schedule.MaintenanceOf).DistinctBy(windows => string.Join(' ', windows.Select(w => w.Window.Id).Order())))
        {
            if (covering.Count == 0)
            {
                if (Blocks(ConflictCode.NoMaintenanceWindowDefined)) Starts = TimeSet.Empty;
                continue;
            }

            var hours = TimeSet.Union([.. covering.Select(w => w.Runs.Overlapping(_from, _to))]);
            var inside = hours.StartsInside(_span);
            var meeting = hours.StartsOverlapping(_span);
            // With nothing but a reserve, its first second must lie in the hours: there is no work that could.
            var onlyReserveLeaves = _question.Rollback > 0 ? hours.StartsInside(Math.Max(1, _toPointOfNoReturn)).Except(inside) : TimeSet.Empty;
            List<TimeSet> allowed = [inside];
            if (!Blocks(ConflictCode.RollbackTooLong)) allowed.Add(onlyReserveLeaves);
            if (!Blocks(ConflictCode.ExceedsMaintenance)) allowed.Add(meeting.Except(inside).Except(onlyReserveLeaves));
            if (!Blocks(ConflictCode.OutsideMaintenance)) allowed.Add(TimeSet.Of(_from, _to).Except(meeting));
            Starts = Starts.Intersect(TimeSet.Union(allowed));
        }
    }

    private void TakeWindows()
    {
        foreach (var order in _schedule.Holidays) TakeIfBlocking(ConflictCode.PeopleAway, () => _schedule.Windows[order].Runs.Overlapping(_from, _to));
        foreach (var window in _schedule.Concerning(_question.Items))
        {
            if (Starts.IsEmpty) return;
            if (window.Window.Kind == WindowKind.Freeze) TakeIfBlocking(ConflictCode.InsideFreeze, () => window.Runs.Overlapping(_from, _to));
            else TakeProduction(window);
        }
    }

    private void TakeProduction(PlannedWindow window)
    {
        var (cutting, reserve) = (Blocks(ConflictCode.CutsProduction), _question.Rollback > 0 && Blocks(ConflictCode.RollbackTooLong));
        if (!cutting && !reserve) return;

        var runs = window.Runs.Overlapping(_from, _to);
        var cut = runs.StartsOverlapping(_toPointOfNoReturn);
        if (reserve) Take(cutting ? runs.StartsOverlapping(_span) : runs.StartsOverlapping(_span).Except(cut));
        else Take(cut);
    }

    private void TakeOtherChanges()
    {
        var others = _schedule.Active.Overlapping(WholeSeconds.At(_from), WholeSeconds.At(_to), _question.ChangeNumber, _question.Now);
        var site = _schedule.Site;
        var same = _question.Items.SelectMany(i => ItemRelations.Same(site, i.Kind, i.TargetId)).ToHashSet();
        TakeIfBlocking(ConflictCode.SameAsset, () => Busy(others.Where(o => o.Items.Any(same.Contains))));
        TakeIfBlocking(ConflictCode.RelatedAsset, () => Busy(others.Where(o => OtherChangeRules.IsRelated(_schedule.Reach, _question.Items, o))));
        TakeIfBlocking(ConflictCode.PersonBusy, () => Busy(others.Where(o => o.PersonIds.Any(_question.PersonIds.Contains))));
        if (!Blocks(ConflictCode.SharedRedundancy)) return;
        foreach (var down in OtherChangeRules.RestDown(site, _question.Items, others, TimeSet.Of(_from, _to))) Take(down.StartsOverlapping(_span));
    }

    private void TakePeople()
    {
        if (!Blocks(ConflictCode.PersonAbsent)) return;

        var (site, crew) = (_schedule.Site, _schedule.Crew);
        foreach (var function in Crew.RequiredFor(site, _question.Items).Where(f => crew.HasMembers(site.SiteId, f)))
            Take(crew.Gaps(site.SiteId, function, _from, _to).StartsOverlapping(_span));
        foreach (var person in _question.PersonIds)
            if (crew.Find(person) is { } member) Take(member.Away.StartsOverlapping(_span));
    }

    private static TimeSet Busy(IEnumerable<OccupiedSpan> spans) => TimeSet.Union(spans.Select(s => (s.Start.SecondsDown(), s.End.SecondsUp())));
}
