using System.Diagnostics.CodeAnalysis;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>Input of <see cref="SaveChannel"/>.</summary>
/// <param name="Id">Null makes a new one.</param>
/// <param name="Address">Null or empty keeps the one that is there.</param>
/// <param name="ExpectedVersion">The version the person looked at; 0 for a new one.</param>
public sealed record SaveChannelInput(int? Id, int ExpectedVersion, ChannelChoices Choices, string? Address, Command Command);

/// <summary>A channel after a save.</summary>
/// <param name="NewSecret">With which messages to another system are signed: shown now and never again; null when it was not made now.</param>
public sealed record ChannelState(int Id, string Name, int Version, string? NewSecret = null);

/// <summary>Adds a channel, or changes what goes there. For administrators. No address stands in the ledger.</summary>
public sealed class SaveChannel(IDbContextFactory<PortalDb> factory, IClock clock, ISecretBox box, AllowedHosts hosts, ChangeFeed feed)
{
    public const string Event = "ChannelSaved";

    public Task<Result<ChannelState>> RunAsync(SaveChannelInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Notice, input.Choices.Name, input.Command, clock, cancellationToken);

    private async Task<Result<ChannelState>> RunOnceAsync(SaveChannelInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseChannels() is { } refused) return refused;
        if (ChannelRules.Refuse(input.Choices) is { } wrong) return wrong;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return await AgainAsync(db, done, input, actor, cancellationToken);

        var channel = input.Id is { } id ? await db.NoticeChannels.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) : null;
        if (input.Id is not null && channel is null) return ChannelErrors.Unknown;
        if (channel is not null && channel.Version != input.ExpectedVersion) return ChannelErrors.Stale;
        var name = input.Choices.Name.Trim();
        if (await db.NoticeChannels.AnyAsync(c => c.Name == name && c.Id != (input.Id ?? 0), cancellationToken)) return ChannelErrors.NameTaken;
        var siteId = await db.Equipment.Where(e => e.Path == input.Choices.Site && e.Level == EquipmentLevel.Site).Select(e => (int?)e.Id).SingleOrDefaultAsync(cancellationToken);
        if (input.Choices.Site is { Length: > 0 } site && siteId is null) return ChannelErrors.UnknownSite(site);
        var address = channel is null || !string.IsNullOrWhiteSpace(input.Address) ? ChannelAddressRules.Read(input.Address, hosts) : (Result<Uri>?)null;
        if (address is { Error: { } bad }) return bad;

        var secret = channel is null && input.Choices.Kind == ChannelKind.Webhook ? WebhookSecret.Make() : null;
        var moved = Change(db, ref channel, input.Choices, siteId, address?.Value, secret);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, clock.GetCurrentInstant(), RecordTypes.Notice, channel.Name, channel.Version, Event, fieldChanges: MovedField.ToJson(moved), actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Notice, channel.Name));
        return new ChannelState(channel.Id, channel.Name, channel.Version, secret);
    }

    /// <returns>What it moved, without the address itself.</returns>
    private List<MovedField> Change(PortalDb db, [NotNull] ref NoticeChannel? channel, ChannelChoices choices, int? siteId, Uri? address, string? secret)
    {
        List<MovedField> moved = address is null ? [] : [new MovedField("address", channel?.ShownAddress, ChannelAddressRules.Shown(address))];
        if (channel is null)
        {
            channel = new NoticeChannel(choices, siteId, box.Protect(address!.AbsoluteUri), ChannelAddressRules.Shown(address), secret is null ? null : box.Protect(secret));
            db.NoticeChannels.Add(channel);
            return moved;
        }
        if (address is not null) channel.Readdress(box.Protect(address.AbsoluteUri), ChannelAddressRules.Shown(address));
        return [.. moved, .. channel.Choose(choices, siteId)];
    }

    private static async Task<Result<ChannelState>> AgainAsync(PortalDb db, LedgerEntry done, SaveChannelInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (!done.IsSame(actor, RecordTypes.Notice, Event, input.Choices.Name.Trim())) return Saving.CommandReused;

        var channel = await db.NoticeChannels.AsNoTracking().SingleOrDefaultAsync(c => c.Name == done.Number, cancellationToken);
        return channel is null ? ChannelErrors.Unknown : new ChannelState(channel.Id, channel.Name, channel.Version);
    }
}

/// <summary>With which messages to another system are signed.</summary>
public static class WebhookSecret
{
    private static readonly SecretForm Form = new("whsec_");

    public static string Make() => Form.Make();
}

/// <summary>What holds for the choices of a channel, and who may make them.</summary>
public static class ChannelRules
{
    public static readonly IReadOnlyList<string> Languages = ["en", "de"];

    /// <summary>Null when they can be kept.</summary>
    public static Error? Refuse(ChannelChoices choices)
    {
        if (choices.Name.Trim() is not { Length: > 0 and <= PlainText.NameLength } name || PlainText.HasForbiddenCharacter(name)) return ChannelErrors.NameRequired;
        if (!Languages.Contains(choices.Language)) return ChannelErrors.Language;
        if (choices.QuietFrom.HasValue != choices.QuietUntil.HasValue || (choices.QuietFrom is { } from && from == choices.QuietUntil)) return ChannelErrors.QuietHalf;
        return choices.Muted.Any(kind => kind.AsksSomebody()) ? ChannelErrors.AskingMuted : null;
    }

    /// <summary>Null when the person keeps the channels.</summary>
    public static Error? RefuseChannels(this PersonRights rights) => rights.RefuseWriting() ?? (rights.Kind == PersonKind.Person && rights.IsAdministrator ? null : ChannelErrors.NotTheirs);
}
