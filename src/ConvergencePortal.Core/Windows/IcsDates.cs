using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Reads the EXDATE and RDATE lines of a calendar entry as local times of its zone.</summary>
internal sealed class IcsDates(IcsEntry entry, DateTimeZone plant, DateTimeZone zone, IcsTime start)
{
    private readonly WallClock _clock = new(zone);
    private bool _isDateNoted;

    public IReadOnlyList<LocalDateTime> Read(string list, List<IcsLine> lines)
    {
        var dates = new List<LocalDateTime>();
        foreach (var line in lines)
        {
            if (line.Parameters.TryGetValue("VALUE", out var type) && type.Equals("PERIOD", StringComparison.OrdinalIgnoreCase))
            {
                entry.Note(line.Wrong("RDATE with periods (VALUE=PERIOD) is not supported: a window has one length. Write a window of its own."));
                return dates;
            }
            foreach (var value in line.Value.Split(','))
                if (!Add(list, line, value, dates)) return dates;
        }
        return dates;
    }

    /// <summary>False once the entry is refused, so that a list of a million dates is not read to its end.</summary>
    private bool Add(string list, IcsLine line, string value, List<LocalDateTime> dates)
    {
        var time = IcsTime.Read(line, value);
        if (!time.IsSuccess)
        {
            entry.Note(line.Wrong(time.Error!));
            return false;
        }
        if (dates.Count == WindowSchedule.MaxDates)
        {
            entry.Note(line.Wrong($"{list} holds more than 10,000 dates."));
            return false;
        }

        if (ToLocal(line, time.Value) is { } local) dates.Add(local);
        else entry.Note(line.LeftOut($"{value} is the second of two equal times on the night the clock is put back, at which no window starts."));
        return true;
    }

    private LocalDateTime? ToLocal(IcsLine line, IcsTime time)
    {
        if (time.IsDate && !start.IsDate)
        {
            if (!_isDateNoted) entry.Note(line.Understood("The line gives dates without a time; they are read at the time of DTSTART."));
            _isDateNoted = true;
            return time.Local.Date + start.Local.TimeOfDay;
        }

        var named = time.Zone ?? plant;
        if (time.IsDate || named.Equals(zone)) return time.Local;

        var instant = time.ToInstant(plant);
        var local = instant.InZone(zone).LocalDateTime;
        return _clock.ToInstant(local) == instant ? local : null;
    }
}
