using ConvergencePortal.Core.Network;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>What other active changes in the same time mean: the same thing, a related thing, the last member of a redundancy group, the same people.</summary>
internal static class OtherChangeRules
{
    public static void Check(SlotTrial trial)
    {
        var question = trial.Question;
        var others = trial.Schedule.Active.Overlapping(question.Start, question.End, question.ChangeNumber, question.Now);
        foreach (var other in others)
        {
            CheckItems(trial, other);
            CheckPeople(trial, other);
        }
        CheckRedundancy(trial, others);
    }

    private static void CheckItems(SlotTrial trial, OccupiedSpan other)
    {
        var site = trial.Schedule.Site;
        var (from, to) = Overlap(trial, other);
        var (when, untilNow) = (When(trial, other), to == trial.Question.Now && IsOverdue(trial, other));
        foreach (var item in trial.Question.Items)
        {
            if (Changes(site, other, (item.Kind, item.TargetId)))
            {
                trial.Add(ConflictCode.SameAsset, from, to, $"{Name(other)} changes {item.Label} {when}.", item, [item.Label], change: other.ChangeNumber, untilNow: untilNow);
                continue;
            }
            if (ShortestPath(trial.Schedule.Reach, item, other) is { } path)
                trial.Add(ConflictCode.RelatedAsset, from, to, $"{Name(other)} changes {path[^1]}, which {path[0]} depends on or carries, {when}.", item, path, change: other.ChangeNumber, untilNow: untilNow);
        }
    }

    private static bool Changes(SitePicture site, OccupiedSpan other, (ItemKind Kind, int Id) item)
    {
        foreach (var theirs in other.Items)
            if (ItemRelations.AreSame(site, item, theirs)) return true;
        return false;
    }

    private static string[]? ShortestPath(PlantReach reach, ChangedItem item, OccupiedSpan other)
    {
        string[]? shortest = null;
        foreach (var theirs in other.Items)
            if ((ItemRelations.PathBetween(reach.Site, (item.Kind, item.TargetId), theirs) ?? FlowRelations.PathBetween(reach, (item.Kind, item.TargetId), theirs)) is { } path
                && (shortest is null || path.Length < shortest.Length)) shortest = path;
        return shortest;
    }

    private static void CheckPeople(SlotTrial trial, OccupiedSpan other)
    {
        var (from, to) = Overlap(trial, other);
        foreach (var person in trial.Question.PersonIds.Distinct().Where(other.PersonIds.Contains))
            trial.Add(ConflictCode.PersonBusy, from, to, $"{trial.NameOf(person)} is booked in {Name(other)} {When(trial, other)}.", change: other.ChangeNumber,
                untilNow: to == trial.Question.Now && IsOverdue(trial, other));
    }

    private static void CheckRedundancy(SlotTrial trial, List<OccupiedSpan> others)
    {
        var site = trial.Schedule.Site;
        foreach (var group in MembersByGroup(site, trial.Question.Items))
        {
            var down = RestDown(site, group, others, TimeSet.Of(trial.From, trial.To));
            if (down.IsEmpty) continue;

            var rest = RestOf(site, group).ToList();
            var involved = others.Where(o => down.Overlaps(o.Start.SecondsDown(), o.End.SecondsUp()) && rest.Exists(member => Changes(o, member))).ToList();
            foreach (var (item, member) in group.DistinctBy(m => m.Item)) AddRedundancy(trial, item, member, [.. site.MembersOf(group.Key)], down, involved);
        }
    }

    /// <summary>For each redundancy group of which something is changed: when within a stretch every other member is under change by others.</summary>
    public static IEnumerable<TimeSet> RestDown(SitePicture site, IReadOnlyList<ChangedItem> items, List<OccupiedSpan> others, TimeSet whole) =>
        MembersByGroup(site, items).Select(group => RestDown(site, group, others, whole));

    /// <summary>Sweeps the times in which each other member is changed too; where all of them meet, nothing is left that works.</summary>
    private static TimeSet RestDown(SitePicture site, IGrouping<int, (ChangedItem Item, DeviceView Member)> group, List<OccupiedSpan> others, TimeSet whole)
    {
        var down = whole;
        foreach (var member in RestOf(site, group))
        {
            if (down.IsEmpty) break;
            down = down.Intersect(TimeSet.Union(others.Where(o => Changes(o, member)).Select(o => (o.Start.SecondsDown(), o.End.SecondsUp()))));
        }
        return down;
    }

    /// <summary>Groups with a second member; a device alone has no redundancy to lose.</summary>
    private static IEnumerable<IGrouping<int, (ChangedItem Item, DeviceView Member)>> MembersByGroup(SitePicture site, IReadOnlyList<ChangedItem> items) => items
        .SelectMany(item => MembersIn(site, (item.Kind, item.TargetId)).Select(member => (Item: item, Member: member)))
        .GroupBy(m => m.Member.RedundancyGroupId!.Value)
        .Where(group => site.MembersOf(group.Key).Skip(1).Any());

    private static IEnumerable<DeviceView> RestOf(SitePicture site, IGrouping<int, (ChangedItem Item, DeviceView Member)> group) =>
        site.MembersOf(group.Key).Where(member => group.All(m => m.Member.Id != member.Id));

    /// <summary>Some item is related to what the other changes, and is not itself changed there, which is another matter.</summary>
    public static bool IsRelated(PlantReach reach, IReadOnlyList<ChangedItem> items, OccupiedSpan other) =>
        items.Any(item => !Changes(reach.Site, other, (item.Kind, item.TargetId)) && ShortestPath(reach, item, other) is not null);

    private static void AddRedundancy(SlotTrial trial, ChangedItem item, DeviceView member, IReadOnlyList<DeviceView> members, TimeSet down, List<OccupiedSpan> involved)
    {
        var name = trial.Schedule.Site.RedundancyGroups.GetValueOrDefault(member.RedundancyGroupId!.Value)?.Name ?? "redundancy group";
        var by = involved.Count == 0 ? "by this change alone" : $"together with {string.Join(", ", involved.Select(o => o.ChangeNumber).Distinct())}";
        var (from, to) = (WholeSeconds.At(down.From(0)), WholeSeconds.At(down.To(down.Count - 1)));
        var untilNow = to == WholeSeconds.At(trial.Question.Now.SecondsUp()) && involved.Exists(o => IsOverdue(trial, o));
        var when = untilNow ? $"since {trial.Say(from)}" : $"from {trial.Say(from)} to {trial.Say(to)}";
        trial.Add(ConflictCode.SharedRedundancy, from, to,
            $"No member of {name} would stay untouched: {string.Join(", ", members.Select(m => m.Code).Order(StringComparer.Ordinal))} are under change {when}, {by}.",
            item, [member.Code, name], change: involved.Count == 1 ? involved[0].ChangeNumber : null, untilNow: untilNow);
    }

    /// <summary>Whether the other changes the device or the asset it is built from.</summary>
    private static bool Changes(OccupiedSpan other, DeviceView member)
    {
        foreach (var (kind, id) in other.Items)
            if ((kind == ItemKind.Device && id == member.Id) || (kind == ItemKind.Asset && id == member.AssetId)) return true;
        return false;
    }

    private static IEnumerable<DeviceView> MembersIn(SitePicture site, (ItemKind Kind, int Id) item) => ItemRelations.Same(site, item.Kind, item.Id)
        .Where(same => same.Item1 == ItemKind.Device && site.Devices.ContainsKey(same.Item2)).Select(same => site.Devices[same.Item2]).Where(d => d.RedundancyGroupId is not null);

    private static (Instant From, Instant To) Overlap(SlotTrial trial, OccupiedSpan other) => (Instant.Max(other.Start, trial.Question.Start), Instant.Min(other.End, trial.Question.End));

    /// <summary>Past its planned end and not done; the index has set its end to now.</summary>
    private static bool IsOverdue(SlotTrial trial, OccupiedSpan other) => other.IsRunning && other.End == trial.Question.Now;

    private static string When(SlotTrial trial, OccupiedSpan other) =>
        IsOverdue(trial, other) ? $"since {trial.Say(other.Start)} and is not done" : $"from {trial.Say(other.Start)} to {trial.Say(other.End)}";

    private static string Name(OccupiedSpan other) => $"{other.ChangeNumber} ({other.Title})";
}
