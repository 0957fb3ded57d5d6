using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>The length of a calendar entry in whole minutes, from DTEND, DURATION or, for a date alone, its day.</summary>
internal sealed class IcsLength(IcsEntry entry, DateTimeZone plant)
{
    private static readonly IcsDuration OneDay = new(1, 0);

    /// <summary>A series has one length; a single entry has the elapsed time of its own days, also where the clock changes.</summary>
    private readonly bool _isSeries = entry.Find("RRULE") is not null || entry.ExtraLines.Count > 0;

    /// <summary>Null when there is none, which is then noted.</summary>
    public int? Minutes(IcsTime start, WallClock clock)
    {
        var (line, seconds) = (entry.Find("DTEND"), entry.Find("DURATION")) switch
        {
            ({ } end, null) => (end, FromEnd(end, start, clock)),
            (null, { } duration) => (duration, FromDuration(duration, start, clock)),
            (null, null) when start.IsDate => (entry.Find("DTSTART")!, Elapsed(OneDay, start, clock)),
            (null, null) => (entry.Find("DTSTART")!, Refuse(entry.Find("DTSTART")!, "The entry has neither DTEND nor DURATION; a window needs an end.")),
            var (end, _) => (end!, Refuse(end!, "The entry has both DTEND and DURATION. Keep one of them.")),
        };
        if (seconds is not { } found) return null;
        if (found <= 0) return (int?)Refuse(line, "The entry ends when it starts, or earlier. Put the end after the start.");
        if (found > WindowSchedule.MaxMinutes * 60L) return (int?)Refuse(line, WindowScheduleErrors.DurationTooLong.Message);

        if (found % 60 != 0) entry.Note(line.Understood("Windows last whole minutes; the entry is rounded up to the next."));
        return (int)((found + 59) / 60);
    }

    private long? FromEnd(IcsLine line, IcsTime start, WallClock clock)
    {
        var read = IcsTime.Read(line, line.Value);
        if (!read.IsSuccess) return Refuse(line, read.Error!.Message);
        if (read.Value.IsDate != start.IsDate) return Refuse(line, "DTSTART and DTEND are not of one kind: give two dates or two times.");

        if (start.IsDate) return Elapsed(new IcsDuration(Period.DaysBetween(start.Local.Date, read.Value.Local.Date), 0), start, clock);
        return (long)(read.Value.ToInstant(plant) - clock.ToInstant(start.Local)).TotalSeconds;
    }

    private long? FromDuration(IcsLine line, IcsTime start, WallClock clock) => IcsDuration.Parse(line.Value) is { } duration
        ? Elapsed(duration, start, clock)
        : Refuse(line, "The duration is not of a form such as PT4H, PT90M or P2D.");

    private long Elapsed(IcsDuration duration, IcsTime start, WallClock clock) => _isSeries ? duration.Nominal : duration.ElapsedFrom(start.Local, clock);

    private long? Refuse(IcsLine line, string message)
    {
        entry.Note(line.Wrong(message));
        return null;
    }
}
