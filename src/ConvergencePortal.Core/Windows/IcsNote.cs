namespace ConvergencePortal.Core.Windows;

/// <summary>What became of something in a calendar file.</summary>
public enum IcsNoteKind
{
    /// <summary>It was taken over, and the reader should know how it was understood.</summary>
    Understood,

    /// <summary>It has no place in a window and was left behind; the window's times do not depend on it.</summary>
    LeftOut,

    /// <summary>It cannot be followed; the entry is refused.</summary>
    Wrong,
}

/// <summary>One sentence of the report on a calendar file, with the place it speaks of.</summary>
/// <param name="Line">Line of the file where the property begins, from 1.</param>
/// <param name="Property">Its name, DTSTART for example; a component's name where it concerns the whole.</param>
/// <param name="Value">The value as it stands there, shortened.</param>
public sealed record IcsNote(IcsNoteKind Kind, int Line, string Property, string Value, string Message);

/// <summary>One entry of a calendar file (VEVENT), read as a window's times, or as a change to one occurrence of another entry.</summary>
/// <param name="Line">Line of its BEGIN:VEVENT, from 1.</param>
/// <param name="Uid">The name by which a later import finds the same entry again; empty when it has none, which is also noted.</param>
/// <param name="Schedule">Null when the entry is wrong or left out (the notes say why), or when it only changes another.</param>
public sealed record IcsEvent(int Line, string Uid, string Title, string? Description, WindowSchedule? Schedule, IReadOnlyList<IcsNote> Notes)
{
    /// <summary>It has a RECURRENCE-ID; <see cref="IcsSeries"/> finds the entry that it changes.</summary>
    public bool IsOverride { get; init; }

    internal IcsOverride? Override { get; init; }

    public bool IsWrong => Notes.Any(note => note.Kind == IcsNoteKind.Wrong);
}
