using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>A channel as administrators see it; its address and secret are nowhere.</summary>
/// <param name="LastAnswer">What the newest message that came to an answer was told.</param>
/// <param name="IsAddressLost">It was encrypted with keys that are gone, so nothing can be sent there until it is entered again.</param>
/// <param name="IsSecretLost">The same of the secret with which messages are signed.</param>
public sealed record ChannelRow(int Id, string Name, ChannelKind Kind, string? Site, Function? Function, string Language, LocalTime? QuietFrom, LocalTime? QuietUntil, IReadOnlyList<NoticeKind> Muted, bool IsActive,
    string ShownAddress, int Version, int Queued, int Failed, Instant? LastAcceptedAt, Instant? LastFailedAt, string? LastAnswer, bool IsAddressLost, bool IsSecretLost)
{
    public ChannelChoices Choices => new(Name, Kind, Site, Function, Language, QuietFrom, QuietUntil, Muted, IsActive);
}

/// <summary>A message on its way, as lists show it.</summary>
public sealed record DeliveryRow(int Id, Guid MessageId, NoticeKind Kind, string RecordType, string Number, string? Channel, DeliveryState State, int Tries, Instant At, Instant NextTryAt, Instant? AcceptedAt, Instant? OpenedAt,
    Instant? FailedAt, string? Answer, IReadOnlyList<Function> Functions);

/// <summary>Reads channels and what is on its way to them. For administrators and auditors.</summary>
public sealed class ChannelReads(IDbContextFactory<PortalDb> factory, IClock clock, ISecretBox box)
{
    public async Task<Result<IReadOnlyList<ChannelRow>>> ListAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await RefuseAsync(db, reader, cancellationToken) is { } refused) return refused;

        var sites = await db.Equipment.AsNoTracking().Where(e => e.TimeZone != null).Select(e => new { e.Id, e.Path }).ToDictionaryAsync(e => e.Id, e => e.Path, cancellationToken);
        var channels = await db.NoticeChannels.AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellationToken);
        var counts = (await db.NoticeDeliveries.AsNoTracking().Where(d => d.ChannelId != null).GroupBy(d => d.ChannelId!.Value)
            .Select(g => new
            {
                Channel = g.Key, Queued = g.Count(d => d.State == DeliveryState.Queued), Failed = g.Count(d => d.State == DeliveryState.Failed), Accepted = g.Max(d => d.AcceptedAt), LastFailed = g.Max(d => d.FailedAt),
            }).ToListAsync(cancellationToken)).ToDictionary(c => c.Channel);
        var newest = db.NoticeDeliveries.Where(d => d.ChannelId != null && d.Answer != null).GroupBy(d => d.ChannelId).Select(g => g.Max(d => d.Id));
        var answers = await db.NoticeDeliveries.AsNoTracking().Where(d => newest.Contains(d.Id)).Select(d => new { Channel = d.ChannelId!.Value, d.Answer }).ToDictionaryAsync(d => d.Channel, d => d.Answer, cancellationToken);
        return channels.ConvertAll(c =>
        {
            var count = counts.GetValueOrDefault(c.Id);
            return new ChannelRow(c.Id, c.Name, c.Kind, c.SiteId is { } site ? sites.GetValueOrDefault(site) : null, c.Function, c.Language, c.QuietFrom, c.QuietUntil, c.Muted, c.IsActive, c.ShownAddress, c.Version,
                count?.Queued ?? 0, count?.Failed ?? 0, count?.Accepted, count?.LastFailed, answers.GetValueOrDefault(c.Id),
                IsLost(c.ProtectedAddress), c.ProtectedSecret is { } secret && IsLost(secret));
        });
    }

    private bool IsLost(string text) => box.Unprotect(text) is null;

    /// <summary>The newest first.</summary>
    public async Task<Result<Page<DeliveryRow>>> ListDeliveriesAsync(DeliveryState? state, int? channelId, PageRequest page, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await RefuseAsync(db, reader, cancellationToken) is { } refused) return refused;

        var deliveries = db.NoticeDeliveries.AsNoTracking().Where(d => (state == null || d.State == state) && (channelId == null || d.ChannelId == channelId));
        return await deliveries.OrderByDescending(d => d.Id)
            .Select(d => new DeliveryRow(d.Id, d.Notice.MessageId, d.Notice.Kind, d.Notice.RecordType, d.Notice.Number, db.NoticeChannels.Where(c => c.Id == d.ChannelId).Select(c => c.Name).FirstOrDefault(), d.State, d.Tries,
                d.Notice.At, d.NextTryAt, d.AcceptedAt, d.OpenedAt, d.FailedAt, d.Answer, d.Notice.Functions)).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Null for who may see the channels.</summary>
    public async Task<Error?> RefuseAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await RefuseAsync(db, reader, cancellationToken);
    }

    private async Task<Error?> RefuseAsync(PortalDb db, Actor reader, CancellationToken cancellationToken)
    {
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return rights.IsActive && rights.Kind == PersonKind.Person && (rights.IsAdministrator || rights.Roles.HasFlag(PersonRoles.Auditor)) ? null : ChannelErrors.NotTheirs;
    }
}
