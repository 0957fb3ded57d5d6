using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Notices;

/// <summary>Channels and notices of the test plant.</summary>
internal static class Channels
{
    public const string Teams = "https://prod-12.westeurope.logic.azure.com/workflows/abc/triggers/manual/paths/invoke?sig=very-secret";

    public static ChannelChoices Choices(string name, ChannelKind kind = ChannelKind.Teams, Function? function = null, string? site = null, LocalTime? quietFrom = null, LocalTime? quietUntil = null, params NoticeKind[] muted) =>
        new(name, kind, site, function, "en", quietFrom, quietUntil, muted, IsActive: true);

    public static async Task<ChannelState> HasChannelAsync(this TestPortal portal, ChannelChoices choices, string address = Teams)
    {
        var saved = await portal.Get<SaveChannel>().RunAsync(new(null, 0, choices, address, Command.New()), await portal.ActorAsync("admin"), default);
        saved.Error.ShouldBeNull();
        return saved.Value;
    }

    /// <summary>Another system that did not take what it was sent.</summary>
    public static async Task HasFailingChannelAsync(this TestPortal portal)
    {
        var channel = await portal.HasChannelAsync(Choices("Maintenance system", ChannelKind.Webhook));
        (await portal.Get<TryChannel>().RunAsync(new(channel.Id, Command.New()), await portal.ActorAsync("admin"), default)).Error.ShouldBeNull();
        await using var db = portal.Db();
        await db.NoticeDeliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Failed));
    }

    /// <summary>A notice on its way to the channels that want it.</summary>
    public static async Task SaysAsync(this TestPortal portal, string number, NoticeKind kind = NoticeKind.Decided, params Function[] functions)
    {
        await using var db = portal.Db();
        var now = portal.Clock.GetCurrentInstant();
        var notice = new Notice(Guid.NewGuid(), kind, RecordTypes.Change, number, new NoticeContent($"About {number}"), now) { SiteId = await db.Equipment.Where(e => e.Path == "BER").Select(e => (int?)e.Id).SingleAsync(), Functions = functions };
        db.Notices.Add(notice);
        db.NoticeDeliveries.AddRange((await DeliveryPlan.ReadAsync(db, true, default)).For(notice, now));
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody with a mail address who wants to be told like this.</summary>
    public static async Task WantsAsync(this TestPortal portal, string person, NoticeChoices choices)
    {
        await using var db = portal.Db();
        (await db.People.SingleAsync(p => p.Code == person)).Email = $"{person}@example.org";
        await db.SaveChangesAsync();
        (await portal.Get<SaveNoticePreference>().RunAsync(choices, await portal.ActorAsync(person), default)).Error.ShouldBeNull();
    }

    /// <summary>A notice in somebody's inbox, on its way to wherever they want it.</summary>
    public static async Task SaysToAsync(this TestPortal portal, string person, string number, NoticeKind kind, params Function[] functions)
    {
        await using var db = portal.Db();
        var now = portal.Clock.GetCurrentInstant();
        var notice = new Notice(Guid.NewGuid(), kind, RecordTypes.Change, number, new NoticeContent($"About {number}"), now) { Functions = functions };
        notice.TellTo([(await portal.ActorAsync(person)).PersonId]);
        db.Notices.Add(notice);
        db.NoticeDeliveries.AddRange((await DeliveryPlan.ReadAsync(db, true, default)).For(notice, now));
        await db.SaveChangesAsync();
    }

    public static async Task<List<NoticeDelivery>> DeliveriesAsync(this TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.NoticeDeliveries.AsNoTracking().Include(d => d.Notice).OrderBy(d => d.Id).ToListAsync();
    }

    /// <summary>As the host does: again until nothing is sent.</summary>
    public static async Task DeliverAsync(this TestPortal portal)
    {
        while (await portal.Get<DeliverNotices>().RunAsync(default) > 0) { }
    }
}
