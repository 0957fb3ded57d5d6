using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Reads a calendar entry that changes one occurrence of another; which one that is, is found when the whole file has been read.</summary>
internal sealed class IcsOverrideReader(IcsEntry entry, DateTimeZone plant)
{
    /// <summary>Null when it cannot be followed, which is then noted.</summary>
    public IcsOverride? Read(IcsLine id)
    {
        if (string.IsNullOrWhiteSpace(entry.Text("UID"))) entry.NoteMissing("UID", "The entry has no UID, by which the series is found that it changes.");
        if (id.Parameters.TryGetValue("RANGE", out var range))
        {
            entry.Note(id.Wrong($"RANGE={range} changes more than one occurrence, which is not supported: end the series there with UNTIL and write the rest as a series of its own."));
            return null;
        }
        if (Repeats is { } repeats)
        {
            entry.Note(repeats.Wrong("A single occurrence that was changed cannot repeat by itself."));
            return null;
        }

        var original = IcsTime.Read(id, id.Value);
        if (!original.IsSuccess)
        {
            entry.Note(id.Wrong(original.Error!));
            return null;
        }
        return entry.IsCanceled ? new IcsOverride(id, Placed(original.Value), null, 0) : ReadNewTime(id, Placed(original.Value));
    }

    private IcsLine? Repeats => entry.Find("RRULE") ?? entry.ExtraLines.FirstOrDefault() ?? entry.ExceptLines.FirstOrDefault();

    private IcsOverride? ReadNewTime(IcsLine id, IcsTime original)
    {
        if (entry.Find("DTSTART") is not { } line)
        {
            entry.NoteMissing("DTSTART", "The entry has no DTSTART; an occurrence that was changed needs a start.");
            return null;
        }

        var read = IcsTime.Read(line, line.Value);
        if ((read.Error ?? ScheduleChecks.RangeRefusal(read.Value.Local)) is { } refusal)
        {
            entry.Note(line.Wrong(refusal));
            return null;
        }
        if (read.Value is { Zone: null, IsDate: false }) entry.Note(line.Understood($"The time names no zone; it is read as {plant.Id}."));

        var start = read.Value with { Zone = read.Value.Zone ?? plant };
        return new IcsLength(entry, plant).Minutes(start, new WallClock(start.Zone)) is { } minutes ? new IcsOverride(id, original, start, minutes) : null;
    }

    // A date alone has no zone: it is a day of the series, whatever zone that is in.
    private IcsTime Placed(IcsTime time) => time.IsDate ? time : time with { Zone = time.Zone ?? plant };
}
