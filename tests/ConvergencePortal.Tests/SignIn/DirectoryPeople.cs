using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>What a company's directory says in these tests, and what became of it.</summary>
internal static class DirectoryPeople
{
    public const string Tenant = "7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10";
    public const string OtGroup = "4b2f6a10-5f0e-4d7e-9a55-0f6f3c1f7a01";
    public const string ChairRole = "Portal.Chair";

    public static DirectoryAccount Ada { get; } = new(Tenant, "a81d04c6-52f3-4e7b-8e19-6b0c4d2f5a33");

    public static DirectoryProfile Profile(string[]? groups = null, string[]? roles = null, bool isAdministrator = false, DirectoryAccount? account = null, string? name = "Ada Lindqvist") =>
        new(account ?? Ada, name, "ada.lindqvist@lindquell.example", "ada@lindquell.example", (roles ?? []).ToHashSet(), (groups ?? []).ToHashSet(), isAdministrator);

    public static SessionOrigin Origin(string? nonce = null) => new(SignInWay.Directory, "Firefox", "10.0.0.7", NonceHash: nonce, Provider: "https://login.example", ProviderSession: "sid-1");

    public static async Task<OpenedSession> SignInAsync(this TestPortal portal, DirectoryProfile profile, SessionOrigin? origin = null, Guid present = default)
    {
        var opened = await portal.Get<SignInWithDirectory>().RunAsync(profile, origin ?? Origin(), present, default);
        opened.Error.ShouldBeNull();
        return opened.Value;
    }

    public static async Task<int> AddRightAsync(this TestPortal portal, DirectorySource source, string value, PersonRoles role = PersonRoles.None, Function? function = null)
    {
        var added = await portal.Get<AddDirectoryRight>().RunAsync(new(source, value, $"People of {value[..4]}", role, function, function is null ? null : "BER", Command.New()), await portal.ActorAsync("admin"), default);
        added.Error.ShouldBeNull();
        return added.Value;
    }

    public static async Task<Person> PersonAsync(this TestPortal portal, DirectoryAccount account)
    {
        await using var db = portal.Db();
        return await db.People.Include(p => p.Memberships).SingleAsync(p => p.Account == account.Text);
    }

    public static async Task<IReadOnlyList<string>> LedgerAsync(this TestPortal portal, string code)
    {
        await using var db = portal.Db();
        return await db.Ledger.Where(e => e.Number == code).OrderBy(e => e.Id).Select(e => e.Event + (e.Text == null ? "" : ": " + e.Text)).ToListAsync();
    }

    public static LocalDate Today(this TestPortal portal) => portal.Clock.TodayUtc();
}
