using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>
/// Something that people are told: made once for its cause, however many processes see it, and never altered. It stands in the inbox of those it is for; channels, mail and other systems
/// get it besides.
/// </summary>
public sealed class Notice
{
    private readonly List<NoticeReceipt> _receipts = [];

    private Notice() { }

    /// <param name="messageId">Made from the cause, so that one cause is one notice.</param>
    public Notice(Guid messageId, NoticeKind kind, string recordType, string number, NoticeContent content, Instant now) =>
        (MessageId, Kind, RecordType, Number, ContentJson, At) = (messageId, kind, recordType, number, content.ToJson(), now);

    public int Id { get; private set; }

    /// <summary>Stands in every message that is sent of it, so that who gets one twice knows.</summary>
    public Guid MessageId { get; private set; }

    public NoticeKind Kind { get; private set; }
    public string RecordType { get; private set; } = "";

    /// <summary>Of the record, as people say it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Null for what concerns no single site.</summary>
    public int? SiteId { get; init; }

    /// <summary>In whose channels it belongs; none for those of everybody only.</summary>
    public IReadOnlyList<Function> Functions { get; init; } = [];

    public string ContentJson { get; private set; } = "";

    public Instant At { get; private set; }

    public NoticeContent Content => NoticeContent.Read(ContentJson);

    /// <summary>Those in whose inbox it stands.</summary>
    public IReadOnlyList<NoticeReceipt> Receipts => _receipts;

    public void TellTo(IEnumerable<int> personIds) => _receipts.AddRange(personIds.Distinct().Order().Select(id => new NoticeReceipt(id)));
}

/// <summary>A notice in somebody's inbox.</summary>
public sealed class NoticeReceipt
{
    private NoticeReceipt() { }

    internal NoticeReceipt(int personId) => PersonId = personId;

    public int NoticeId { get; private set; }
    public int PersonId { get; private set; }

    /// <summary>When it was first shown as a line of the inbox, or marked as read; null while it is new.</summary>
    public Instant? ReadAt { get; private set; }

    public void Read(Instant now) => ReadAt ??= now;
}
