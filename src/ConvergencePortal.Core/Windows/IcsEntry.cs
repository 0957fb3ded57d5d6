namespace ConvergencePortal.Core.Windows;

/// <summary>The lines of one VEVENT as they come in, sorted into those that make a window and those that do not.</summary>
internal sealed class IcsEntry(int line)
{
    // What programs write for their own use; a window neither needs nor loses anything by it.
    private static readonly HashSet<string> Bookkeeping = ["DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"];

    private static readonly HashSet<string> Single =
        ["UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID", "STATUS", EffectiveFrom, EffectiveTo, Zone];

    /// <summary>Calendars know no effective time, so the portal's own files carry it under its own names.</summary>
    public const string EffectiveFrom = "X-CONVERGENCE-EFFECTIVE-FROM";

    public const string EffectiveTo = "X-CONVERGENCE-EFFECTIVE-TO";

    /// <summary>A time in UTC does not say whether the window's zone is UTC or the plant's; here the portal's own files do.</summary>
    public const string Zone = "X-CONVERGENCE-ZONE";

    private const int MaxNamed = 20;
    private const int MaxNotes = 100;

    /// <summary>Characters of one entry: the dates of the largest window and a long description, several times over.</summary>
    private const int MaxLength = 2_000_000;

    private readonly Dictionary<string, IcsLine> _single = [];
    private readonly List<string> _leftOut = [];
    private readonly List<IcsNote> _notes = [];
    private int _length;

    public int Line { get; } = line;

    public List<IcsLine> ExceptLines { get; } = [];

    public List<IcsLine> ExtraLines { get; } = [];

    public IReadOnlyList<IcsNote> Notes => _notes;

    public bool IsCanceled => Find("STATUS") is { } status && status.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);

    public bool IsWrong => _notes.Any(note => note.Kind == IcsNoteKind.Wrong);

    public IcsLine? Find(string name) => _single.GetValueOrDefault(name);

    public string? Text(string name) => Find(name) is { } found ? IcsText.Unescape(found.Value) : null;

    public void Add(IcsLine line)
    {
        if (_length > MaxLength) return;
        _length += line.Value.Length;
        if (_length > MaxLength)
        {
            Note(line.Wrong("The entry is larger than 2 million characters."));
            return;
        }

        if (line.Name == "EXDATE") ExceptLines.Add(line);
        else if (line.Name == "RDATE") ExtraLines.Add(line);
        else if (line.Name == "EXRULE") Note(line.Wrong("EXRULE is not supported: list the exceptions as EXDATE, or write two windows."));
        else if (!Single.Contains(line.Name)) LeaveOut(line.Name);
        else if (!_single.TryAdd(line.Name, line)) Note(SaidTwice(line));
    }

    /// <summary>After a hundred notes the reader has understood; only that the entry is wrong is never lost.</summary>
    public void Note(IcsNote note)
    {
        if (_notes.Count < MaxNotes || (note.Kind == IcsNoteKind.Wrong && !IsWrong)) _notes.Add(note);
    }

    /// <summary>What the entry lacks.</summary>
    public void NoteMissing(string property, string message) => Note(new IcsNote(IcsNoteKind.Wrong, Line, property, "", message));

    /// <summary>Names a property or component (an alarm, say) that a window has no place for.</summary>
    public void LeaveOut(string name)
    {
        if (!Bookkeeping.Contains(name) && !_leftOut.Contains(name) && _leftOut.Count < MaxNamed) _leftOut.Add(name);
    }

    /// <summary>One sentence for all that was left out, so that a calendar full of invitations does not bury the report.</summary>
    public void NoteLeftOut()
    {
        if (_leftOut.Count > 0)
            Note(new IcsNote(IcsNoteKind.LeftOut, Line, "VEVENT", "", $"Windows have no place for {WordList.Join(_leftOut)}; the rest of the entry is read."));
    }

    private static IcsNote SaidTwice(IcsLine line) => line.Name is "SUMMARY" or "DESCRIPTION"
        ? line.LeftOut($"{line.Name} stands twice in this entry; the first is read.")
        : line.Wrong($"{line.Name} stands twice in this entry.");
}
