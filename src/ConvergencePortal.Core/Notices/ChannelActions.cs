using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>Input of what is done with a channel.</summary>
public sealed record ChannelInput(int Id, Command Command);

/// <summary>Sends a test card to a channel, so that an administrator sees it arrive.</summary>
public sealed class TryChannel(ChannelGate gate)
{
    public const string Event = "ChannelTried";

    public Task<Result<ChannelState>> RunAsync(ChannelInput input, Actor actor, CancellationToken cancellationToken) => gate.RunAsync(input, Event, actor, (db, channel, now) =>
    {
        if (!channel.IsActive) return Task.FromResult<Result<string?>>(ChannelErrors.Inactive);

        var notice = new Notice(OwnCommand.Of("test", input.Command.Id), NoticeKind.Test, RecordTypes.Notice, channel.Name, new NoticeContent(channel.Name) { By = actor.Name }, now) { SiteId = channel.SiteId };
        db.Notices.Add(notice);
        db.NoticeDeliveries.Add(new NoticeDelivery(notice, channel.Id, null, now));
        return Task.FromResult(Result.Of<string?>(null));
    }, cancellationToken);
}

/// <summary>Makes a new secret with which messages to another system are signed; the old one no longer holds.</summary>
public sealed class RotateChannelSecret(ChannelGate gate, ISecretBox box)
{
    public const string Event = "ChannelSecretRotated";

    public Task<Result<ChannelState>> RunAsync(ChannelInput input, Actor actor, CancellationToken cancellationToken) => gate.RunAsync(input, Event, actor, (_, channel, _) =>
    {
        if (channel.Kind != ChannelKind.Webhook) return Task.FromResult<Result<string?>>(ChannelErrors.NoSecret);

        var secret = WebhookSecret.Make();
        channel.RotateSecret(box.Protect(secret));
        return Task.FromResult(Result.Of<string?>(secret));
    }, cancellationToken);
}

/// <summary>Sends again what a channel did not take.</summary>
public sealed class ReplayDeliveries(ChannelGate gate)
{
    public const string Event = "ChannelReplayed";

    public async Task<Result<ChannelState>> RunAsync(ChannelInput input, Actor actor, CancellationToken cancellationToken)
    {
        var failed = new List<NoticeDelivery>();
        return await gate.RunAsync(input, Event, actor, async (db, channel, now) =>
        {
            if (!channel.IsActive) return ChannelErrors.Inactive;

            failed = await db.NoticeDeliveries.Where(d => d.ChannelId == channel.Id && d.State == DeliveryState.Failed).OrderBy(d => d.Id).ToListAsync(cancellationToken);
            if (failed.Count == 0) return ChannelErrors.NothingFailed;

            failed.ForEach(delivery => delivery.SendAgain(now));
            return Result.Of<string?>(null);
        }, cancellationToken);
    }
}

/// <summary>What every action on a channel has in common: the right, the command that is done once, one save with its line in the ledger.</summary>
public sealed class ChannelGate(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    /// <param name="act">Answers a secret to be shown once, or null.</param>
    public async Task<Result<ChannelState>> RunAsync(ChannelInput input, string happened, Actor actor, Func<PortalDb, NoticeChannel, Instant, Task<Result<string?>>> act, CancellationToken cancellationToken)
    {
        var result = await Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, happened, actor, act, cancellationToken));
        if (result.IsSuccess) feed.Publish(new Saved(RecordTypes.Notice, result.Value.Name));
        return result;
    }

    private async Task<Result<ChannelState>> RunOnceAsync(ChannelInput input, string happened, Actor actor, Func<PortalDb, NoticeChannel, Instant, Task<Result<string?>>> act, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var channel = await db.NoticeChannels.SingleOrDefaultAsync(c => c.Id == input.Id, cancellationToken);
        var (now, rights) = (clock.GetCurrentInstant(), await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken));
        // Before whether there is such a channel: which there are is not for everybody to know.
        if (rights.RefuseChannels() is { } refused)
        {
            await RefusedAttempts.RecordAsync(factory, actor, RecordTypes.Notice, channel?.Name ?? $"{input.Id}", input.Command, refused, now, cancellationToken);
            return refused;
        }
        if (channel is null) return ChannelErrors.Unknown;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Notice, happened, channel.Name) ? new ChannelState(channel.Id, channel.Name, channel.Version) : Saving.CommandReused;

        var acted = await act(db, channel, now);
        if (acted.Error is { } error) return error;
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Notice, channel.Name, channel.Version, happened, actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        return saved.Error is { } lost ? lost : new ChannelState(channel.Id, channel.Name, channel.Version, acted.Value);
    }
}
