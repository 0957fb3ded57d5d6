using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Notices;

/// <summary>A notice as a rule asks for it.</summary>
/// <param name="Cause">What makes it the same notice however often it is found, in words that never change.</param>
internal sealed record NoticeDraft(NoticeKind Kind, string Cause, string RecordType, string Number, NoticeContent Content)
{
    public int? SiteId { get; init; }
    public IReadOnlyList<Function> Functions { get; init; } = [];
    public IReadOnlyCollection<int> People { get; init; } = [];

    public Guid MessageId => OwnCommand.Of("notice", Kind, Cause);
}
