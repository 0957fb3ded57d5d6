using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Changes who may do what at the test plant.</summary>
internal static class PlantPeople
{
    public static Task JoinAsync(this TestPortal portal, string code, Function function) => portal.WithSiteAsync(code, (person, site) => person.Join(new Membership(site, function, TestPlant.Since)));

    public static async Task AddPersonAsync(this TestPortal portal, string code, PersonKind kind, params Function[] functions)
    {
        await using (var db = portal.Db())
        {
            db.People.Add(new Person(code, $"Account {code}", kind));
            await db.SaveChangesAsync();
        }
        foreach (var function in functions) await portal.JoinAsync(code, function);
    }

    public static Task ChangePersonAsync(this TestPortal portal, string code, Action<Person> change) => portal.WithSiteAsync(code, (person, _) => change(person));

    private static async Task WithSiteAsync(this TestPortal portal, string code, Action<Person, int> change)
    {
        await using var db = portal.Db();
        var site = await db.Equipment.Where(e => e.Path == "BER").Select(e => e.Id).SingleAsync();
        change(await db.People.Include(p => p.Memberships).SingleAsync(p => p.Code == code), site);
        await db.SaveChangesAsync();
    }
}
