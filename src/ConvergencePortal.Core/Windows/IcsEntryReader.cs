using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Makes a window's times of one calendar entry, and notes in sentences what was understood differently, left out or wrong.</summary>
internal sealed class IcsEntryReader
{
    private readonly IcsEntry _entry;
    private readonly DateTimeZone _plant;
    private DateTimeZone _zone;
    private WallClock _clock;

    public IcsEntryReader(IcsEntry entry, DateTimeZone plant)
    {
        (_entry, _plant) = (entry, plant);
        (_zone, _clock) = (plant, new WallClock(plant));
    }

    public IcsEvent Read()
    {
        _entry.NoteLeftOut();
        return _entry.Find("RECURRENCE-ID") is { } id ? ReadOverride(id) : ReadWindow();
    }

    private IcsEvent ReadOverride(IcsLine id)
    {
        var change = new IcsOverrideReader(_entry, _plant).Read(id);
        return Event(null) with { IsOverride = true, Override = _entry.IsWrong ? null : change };
    }

    private IcsEvent ReadWindow()
    {
        if (_entry.IsCanceled) _entry.Note(_entry.Find("STATUS")!.LeftOut("The entry is canceled and makes no window."));
        var schedule = _entry.IsCanceled ? null : ReadSchedule();
        if (_entry.IsWrong) schedule = null;
        foreach (var warning in schedule?.Warnings ?? []) _entry.Note(_entry.Find("DTSTART")!.Understood(warning));

        return Event(schedule);
    }

    private IcsEvent Event(WindowSchedule? schedule) => new(_entry.Line, _entry.Text("UID") ?? "", _entry.Text("SUMMARY") ?? "", _entry.Text("DESCRIPTION"), schedule, _entry.Notes);

    private WindowSchedule? ReadSchedule()
    {
        if (string.IsNullOrWhiteSpace(_entry.Text("UID"))) _entry.NoteMissing("UID", "The entry has no UID, by which a later import finds the same window again.");
        if (_entry.Find("DTSTART") is not { } startLine)
        {
            _entry.NoteMissing("DTSTART", "The entry has no DTSTART; a window needs a start.");
            return null;
        }

        var read = IcsTime.Read(startLine, startLine.Value);
        if (Refused(startLine, read)) return null;
        if (ScheduleChecks.RangeRefusal(read.Value.Local) is { } outOfRange)
        {
            _entry.Note(startLine.Wrong(outOfRange));
            return null;
        }
        var start = InEntryZone(startLine, read.Value);

        if (new IcsLength(_entry, _plant).Minutes(start, _clock) is not { } minutes) return null;
        var dates = new IcsDates(_entry, _plant, _zone, start);
        var parts = new ScheduleParts(start.Local, minutes, null, _zone)
        {
            ExceptDates = dates.Read("EXDATE", _entry.ExceptLines),
            ExtraDates = dates.Read("RDATE", _entry.ExtraLines),
            EffectiveFrom = ReadInstant(IcsEntry.EffectiveFrom),
            EffectiveTo = ReadInstant(IcsEntry.EffectiveTo),
        };

        var made = WithRule(parts);
        if (made.IsSuccess) return made.Value;
        _entry.Note((_entry.Find("RRULE") ?? startLine).Wrong(made.Error!));
        return null;
    }

    /// <summary>The zone of the entry decides: a UTC series stays in UTC, while a single time in UTC is the same in any zone and is shown in the plant's.</summary>
    private IcsTime InEntryZone(IcsLine line, IcsTime start)
    {
        if (start.Zone is null)
        {
            if (!start.IsDate) _entry.Note(line.Understood($"The time names no zone; it is read as {_plant.Id}."));
            return start;
        }

        if (start.Zone == DateTimeZone.Utc && OwnUtc is { } own)
        {
            (_zone, _clock) = (own, new WallClock(own));
            return start with { Zone = own };
        }
        if (start.Zone == DateTimeZone.Utc && IcsZones.IsUtc(_plant)) return start with { Zone = _plant };

        var isSingle = _entry.Find("RRULE") is null && _entry.ExtraLines.Count == 0;
        if (start.Zone == DateTimeZone.Utc && isSingle)
        {
            var shown = start.ToInstant(_plant).InZone(_plant).LocalDateTime;
            // The second 02:30 of the autumn night has no local spelling of its own.
            if (_clock.ToInstant(shown) == start.ToInstant(_plant)) return new IcsTime(shown, _plant, IsDate: false);
        }

        if (line.Parameters.TryGetValue("TZID", out var named) && named != start.Zone.Id && start.Zone != DateTimeZone.Utc)
            _entry.Note(line.Understood($"The zone \"{named}\" is read as {start.Zone.Id}."));
        (_zone, _clock) = (start.Zone, new WallClock(start.Zone));
        return start;
    }

    private DateTimeZone? OwnUtc => _entry.Text(IcsEntry.Zone) is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone && IcsZones.IsUtc(zone) ? zone : null;

    private Result<WindowSchedule> WithRule(ScheduleParts parts)
    {
        if (_entry.Find("RRULE") is not { } line) return WindowSchedule.Create(parts);

        var rule = RecurrenceRule.Parse(line.Value);
        if (!rule.IsSuccess) return rule.Error!;
        if (rule.Value.FirstFrom(parts.Start) is not { } hit || hit == parts.Start) return WindowSchedule.Create(parts with { Rule = rule.Value });

        return WithExtraStart(line, parts, rule.Value, hit);
    }

    /// <summary>Calendars show a start that its rule does not hit as the first occurrence, and count it (RFC 5545 3.3.10); so it becomes an extra date.</summary>
    private Result<WindowSchedule> WithExtraStart(IcsLine line, ScheduleParts parts, RecurrenceRule rule, LocalDateTime hit)
    {
        _entry.Note(line.Understood("The rule does not fall on DTSTART, which is kept as an extra first occurrence."));
        if (rule.Count == 1) return WindowSchedule.Create(parts);

        var series = WindowSchedule.Create(parts with
        {
            Start = hit,
            Rule = rule.Count is { } count ? rule with { Count = count - 1 } : rule,
            ExtraDates = [.. parts.ExtraDates, parts.Start],
        });
        var endsBeforeItsFirst = series.Error?.Code == WindowScheduleErrors.EndsBeforeStartCode;
        return endsBeforeItsFirst ? WindowSchedule.Create(parts) : series;
    }

    private Instant? ReadInstant(string name)
    {
        if (_entry.Find(name) is not { } line) return null;
        var time = IcsTime.Read(line, line.Value);
        return Refused(line, time) ? null : time.Value.ToInstant(_plant);
    }

    private bool Refused(IcsLine line, Result<IcsTime> time)
    {
        if (!time.IsSuccess) _entry.Note(line.Wrong(time.Error!));
        return !time.IsSuccess;
    }
}
