namespace ConvergencePortal.Core.Notices;

/// <summary>
/// Up to which row of the ledger people were told. One row; it moves in the save that adds the notices, so that of many processes that read the same rows one tells of them, and a process
/// that dies in between has told of none.
/// </summary>
public sealed class NoticeCursor
{
    public const int TheOnlyId = 1;

    private NoticeCursor() { }

    /// <param name="sequence">Where the ledger stood when notices began: nobody is told of what happened before.</param>
    public NoticeCursor(long sequence) => LastSequence = sequence;

    public int Id { get; private set; } = TheOnlyId;
    public long LastSequence { get; private set; }
    public int Version { get; private set; }

    public void MoveTo(long sequence) => (LastSequence, Version) = (sequence, Version + 1);
}
