using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.People;

/// <summary>Delegates at the test plant through the real use case: from Thursday 2026-11-05 13:00 in Berlin, a week, unless a test says otherwise.</summary>
internal static class Lending
{
    public static readonly LocalDateTime Begins = new(2026, 11, 5, 13, 0);

    public static async Task<Result<DelegationState>> TryDelegateAsync(this TestPortal portal, string by, string to, Function function = Function.IT, LocalDateTime? begins = null, LocalDateTime? ends = null,
        string? from = null, string? site = "BER", string? reason = "On leave", Guid? command = null) =>
        await portal.Get<DelegateRights>().RunAsync(new(from, to, site, [function], begins ?? Begins, ends ?? (begins ?? Begins).PlusDays(7), reason, new Command(command ?? Guid.NewGuid())), await portal.ActorAsync(by), default);

    public static async Task<string> DelegateAsync(this TestPortal portal, string by, string to, Function function = Function.IT, LocalDateTime? begins = null, LocalDateTime? ends = null, string? from = null)
    {
        var made = await portal.TryDelegateAsync(by, to, function, begins, ends, from);
        made.Error.ShouldBeNull();
        return made.Value.Number;
    }

    public static async Task<Result<DelegationState>> RevokeAsync(this TestPortal portal, string number, string by) =>
        await portal.Get<RevokeDelegation>().RunAsync(new(number, Command.New()), await portal.ActorAsync(by), default);

    public static async Task<IReadOnlyList<DelegationRow>> DelegationsAsync(this TestPortal portal, string reader, bool all = false) =>
        (await portal.Get<DelegationReads>().ListAsync(new PageRequest(), new DelegationFilter(all), await portal.ActorAsync(reader), default)).Items;

    /// <summary>The names of those for whom the person may act on the function now.</summary>
    public static async Task<IReadOnlyList<string>> ActsForAsync(this TestPortal portal, string person, Function function = Function.IT)
    {
        await using var db = portal.Db();
        var site = await db.Equipment.Where(e => e.Path == "BER").Select(e => e.Id).SingleAsync();
        var rights = await PersonRights.ReadAsync(db, await portal.ActorAsync(person), portal.Clock.GetCurrentInstant(), default);
        return [.. rights.ActsFor(function, site).Select(lent => lent.DelegatorName)];
    }

    public static async Task AddSiteAsync(this TestPortal portal, string code, params (string Person, Function Function)[] members)
    {
        await using var db = portal.Db();
        var site = db.Equipment.Add(new EquipmentNode(code, $"Site {code}", EquipmentLevel.Site, await db.Equipment.SingleAsync(e => e.Path == "ACME")) { TimeZone = "America/Chicago" }).Entity;
        await db.SaveChangesAsync();
        foreach (var (person, function) in members) (await db.People.Include(p => p.Memberships).SingleAsync(p => p.Code == person)).Join(new Membership(site.Id, function, TestPlant.Since));
        await db.SaveChangesAsync();
    }
}
