using System.Runtime.CompilerServices;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>
/// Reads a calendar file (.ics, RFC 5545) entry by entry while it streams; only one entry is in memory at a time. Whatever is not taken over is named in
/// the notes of its entry, or in <see cref="FileNotes"/> where it concerns the file.
/// </summary>
/// <param name="stream">UTF-8, with or without byte order mark; left open.</param>
/// <param name="plant">Zone of the site, in which dates and times without a zone are read.</param>
/// <param name="most">Bytes after which reading stops; <see cref="IsTooLarge"/> then says so.</param>
public sealed class IcsReader(Stream stream, DateTimeZone plant, long most = long.MaxValue)
{
    private const int MaxDepth = 8;
    private const int MaxFileNotes = 100;

    // The portal has zone data of its own; a definition inside the file is not left out but not needed.
    private static readonly HashSet<string> Containers = ["VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT"];

    private readonly IcsLines _lines = new(stream, most);
    private readonly Stack<IcsLine> _open = new();
    private readonly List<IcsNote> _fileNotes = [];
    private IcsEntry? _entry;
    private bool _sawCalendar;

    /// <summary>About the file as a whole; complete once the entries have been read to their end.</summary>
    public IReadOnlyList<IcsNote> FileNotes => _fileNotes;

    public bool IsEmpty => _lines.IsEmpty;

    public bool IsTooLarge => _lines.IsCut;

    public async IAsyncEnumerable<IcsEvent> EventsAsync([EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var raw in _lines.ReadAsync(token))
        {
            if (Line(raw) is not { } line) continue;
            if (line.Name == "BEGIN") Begin(line);
            else if (line.Name == "END" && End(line) is { } complete) yield return new IcsEntryReader(complete, plant).Read();
            else if (line.Name != "END" && _open.TryPeek(out var inside) && inside.Value == "VEVENT") _entry!.Add(line);
        }

        if (IsTooLarge) yield break;
        if (_open.TryPeek(out var unfinished))
            Note(unfinished.Wrong($"The file ends inside {unfinished.ShownValue}, which has no END: it is cut short."));
        else if (!_sawCalendar)
            Note(new IcsNote(IcsNoteKind.Wrong, 1, "VCALENDAR", "", "The file is not a calendar: there is no BEGIN:VCALENDAR in it."));
    }

    private IcsLine? Line(IcsRawLine raw)
    {
        if (raw.Problem is null && IcsLine.Parse(raw.Number, raw.Text) is { } line) return line;

        var shown = raw.Text.Length <= 40 ? raw.Text : raw.Text[..40] + "…";
        var note = new IcsNote(IcsNoteKind.Wrong, raw.Number, "", shown, raw.Problem ?? "The line is not of the form NAME:VALUE.");
        if (_entry is null) Note(note);
        else _entry.Note(note);
        return null;
    }

    private void Begin(IcsLine line)
    {
        var component = line with { Value = line.Value.Trim().ToUpperInvariant() };
        if (_open.Count == MaxDepth)
        {
            Note(line.Wrong("Components are nested deeper than any calendar needs."));
            return;
        }

        _open.Push(component);
        if (component.Value == "VCALENDAR") _sawCalendar = true;
        else if (component.Value == "VEVENT" && _entry is null) _entry = new IcsEntry(line.Number);
        else if (_entry is not null) _entry.LeaveOut(component.ShownValue);
        else if (!Containers.Contains(component.Value)) Note(line.LeftOut($"{component.ShownValue} makes no window; only VEVENT does."));
    }

    /// <summary>The entry that this line ends, if it ends one.</summary>
    private IcsEntry? End(IcsLine line)
    {
        var component = line.Value.Trim();
        if (!_open.TryPeek(out var open) || !open.Value.Equals(component, StringComparison.OrdinalIgnoreCase))
        {
            Note(line.Wrong($"END:{line.ShownValue} closes nothing that is open."));
            return null;
        }

        _open.Pop();
        if (_entry is null || _open.Any(outer => outer.Value == "VEVENT") || open.Value != "VEVENT") return null;
        var complete = _entry;
        _entry = null;
        return complete;
    }

    private void Note(IcsNote note)
    {
        if (_fileNotes.Count < MaxFileNotes) _fileNotes.Add(note);
    }
}
