using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>A notice in somebody's inbox.</summary>
public sealed record NoticeRow(int Id, Guid MessageId, NoticeKind Kind, string RecordType, string Number, NoticeContent Content, Instant At, Instant? ReadAt)
{
    /// <summary>Who is asked or concerned.</summary>
    public IReadOnlyList<Function> Functions { get; init; } = [];
}

/// <summary>Reads the inbox of a person.</summary>
public sealed class NoticeReads(IDbContextFactory<PortalDb> factory)
{
    /// <summary>The newest first.</summary>
    /// <param name="isRead">Null for all of them.</param>
    public async Task<Page<NoticeRow>> ListAsync(int personId, bool? isRead, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var receipts = db.Set<NoticeReceipt>().AsNoTracking().Where(r => r.PersonId == personId);
        if (isRead is { } read) receipts = receipts.Where(r => r.ReadAt != null == read);
        var found = await receipts.Join(db.Notices, r => r.NoticeId, n => n.Id, (r, n) => new { n.Id, n.MessageId, n.Kind, n.RecordType, n.Number, n.ContentJson, n.At, r.ReadAt, n.Functions })
            .OrderByDescending(n => n.Id).ToPageAsync(page, cancellationToken);
        return new Page<NoticeRow>([.. found.Items.Select(n => new NoticeRow(n.Id, n.MessageId, n.Kind, n.RecordType, n.Number, NoticeContent.Read(n.ContentJson), n.At, n.ReadAt) { Functions = n.Functions })], found.Total, found.PageNumber, found.PageSize);
    }

    /// <summary>How a person wants to be told.</summary>
    public async Task<NoticeChoices> FindChoicesAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return (await db.NoticePreferences.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == personId, cancellationToken))?.Choices ?? NoticeChoices.Default;
    }

    /// <summary>How many are new, for the bell.</summary>
    public async Task<int> CountNewAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<NoticeReceipt>().CountAsync(r => r.PersonId == personId && r.ReadAt == null, cancellationToken);
    }
}
