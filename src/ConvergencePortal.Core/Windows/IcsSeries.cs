using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Puts the changed and canceled occurrences of a calendar file into the series they belong to, whichever of the two stands first in the file.</summary>
public sealed class IcsSeries
{
    private readonly List<IcsEvent> _entries = [];
    private readonly Dictionary<string, int> _series = [];

    public void Add(IcsEvent entry)
    {
        if (!entry.IsOverride) _series.TryAdd(entry.Uid, _entries.Count);
        _entries.Add(entry);
    }

    /// <summary>All entries in the order of the file, the series with their changes, each change with what became of it in its notes.</summary>
    public IReadOnlyList<IcsEvent> Complete()
    {
        foreach (var changes in Enumerable.Range(0, _entries.Count).Where(i => _entries[i].Override is not null).ToLookup(i => _entries[i].Uid))
        {
            if (!_series.TryGetValue(changes.Key, out var series))
                foreach (var i in changes) Note(i, line => line.Wrong("No entry of this file with the same UID is a series, so there is no occurrence that this could change."));
            else if (_entries[series].Schedule is not { } schedule)
                foreach (var i in changes) Note(i, line => line.LeftOut("The series that this changes makes no window."));
            else
                _entries[series] = Change(_entries[series], schedule, changes);
        }
        return _entries;
    }

    private IcsEvent Change(IcsEvent entry, WindowSchedule schedule, IEnumerable<int> changes)
    {
        var parts = schedule.Parts;
        var (except, moved, seen) = (new List<LocalDateTime>(parts.ExceptDates), new List<MovedOccurrence>(), new Dictionary<Instant, int>());
        foreach (var i in changes)
        {
            var change = _entries[i].Override!;
            if (Find(i, change, schedule, seen) is not { } original) continue;

            if (change.Start is not { } start) except.Add(original);
            else if (schedule.IsExcepted(original)) Note(i, line => line.Wrong(WindowScheduleErrors.MovedAndExcepted(original)));
            else if (IcsOverride.InZone(start, parts.Zone) is { } local) moved.Add(new MovedOccurrence(original, local, change.Minutes));
            else Note(i, line => line.Wrong("It is moved to the second of two equal times on the night the clock is put back, at which no window starts."));
        }

        var made = WindowSchedule.Create(parts with { ExceptDates = except.Count > parts.ExceptDates.Count ? [.. except.Distinct()] : parts.ExceptDates, Moved = moved });
        if (made.Error is { } refusal) return entry with { Schedule = null, Notes = [.. entry.Notes, new IcsNote(IcsNoteKind.Wrong, entry.Line, "VEVENT", "", refusal.Message)] };

        var warnings = made.Value.Warnings.Except(schedule.Warnings).Select(warning => new IcsNote(IcsNoteKind.Understood, entry.Line, "VEVENT", "", warning));
        return entry with { Schedule = made.Value, Notes = [.. entry.Notes, .. warnings] };
    }

    /// <summary>The local start that is changed; null when there is none or it is changed already, which is then noted.</summary>
    private LocalDateTime? Find(int i, IcsOverride change, WindowSchedule schedule, Dictionary<Instant, int> seen)
    {
        var (parts, clock) = (schedule.Parts, new WallClock(schedule.Parts.Zone));
        var named = change.Original.IsDate ? change.Original.Local.Date + parts.Start.TimeOfDay : change.Original.Local;
        if ((change.Original.IsDate ? named : IcsOverride.InZone(change.Original, parts.Zone)) is not { } local || !schedule.Gives(local))
        {
            var next = schedule.NextFrom(clock.ToInstant(named));
            Note(i, line => line.Wrong("The series has no occurrence at this time" + (next is { } there ? $"; the next one is on {WindowScheduleErrors.Say(there)}, {parts.Zone.Id}." : ", nor a later one.")));
            return null;
        }
        if (seen.TryAdd(clock.ToInstant(local), change.Line.Number)) return local;

        Note(i, line => line.Wrong($"Line {seen[clock.ToInstant(local)]} changes the same occurrence already. Keep one of the two."));
        return null;
    }

    private void Note(int i, Func<IcsLine, IcsNote> say) => _entries[i] = _entries[i] with { Notes = [.. _entries[i].Notes, say(_entries[i].Override!.Line)] };
}
