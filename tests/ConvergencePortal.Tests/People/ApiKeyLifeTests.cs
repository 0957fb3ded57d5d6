using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.People;

public sealed class ApiKeyLifeTests
{
    private static readonly string[] Known = ["changes:read", "import:write", "people:read"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_WhoseEndHasCome_IsAsUnknownAsOneThatNeverWas()
    {
        await using var portal = await OpenAsync();
        var made = await MakeAsync(portal, Duration.FromDays(1));

        portal.Clock.Advance(Duration.FromHours(24) - Duration.FromSeconds(1));
        (await FindAsync(portal, made)).ShouldNotBeNull();
        portal.Clock.Advance(Duration.FromSeconds(1));
        (await FindAsync(portal, made)).ShouldBeNull();

        var list = await portal.Get<ApiKeyReads>().ListAsync(new(1, 50), await portal.ActorAsync("auditor"), Token);
        list.Value.Items.Single().State.ShouldBe(ApiKeyState.Ended);
    }

    [Fact]
    public async Task Key_OfAnAccountThatWasSwitchedOff_SaysSoInTheList()
    {
        await using var portal = await OpenAsync();
        var made = await MakeAsync(portal);
        await portal.ChangePersonAsync("mes", person => person.IsActive = false);

        (await FindAsync(portal, made)).ShouldBeNull();
        var list = await portal.Get<ApiKeyReads>().ListAsync(new(1, 50), await portal.ActorAsync("admin"), Token);
        list.Value.Items.Single().State.ShouldBe(ApiKeyState.AccountOff);
    }

    [Fact]
    public async Task Use_OfAKey_IsKeptOnceAnHour()
    {
        await using var portal = await OpenAsync();
        var made = await MakeAsync(portal);
        var first = portal.Clock.GetCurrentInstant();

        await UseAsync(portal, made);
        portal.Clock.Advance(Duration.FromMinutes(59));
        await UseAsync(portal, made);
        (await FindAsync(portal, made))!.LastUsedAt.ShouldBe(first);
        portal.Clock.Advance(Duration.FromMinutes(1));
        await UseAsync(portal, made);

        (await FindAsync(portal, made))!.LastUsedAt.ShouldBe(portal.Clock.GetCurrentInstant());
        await using var db = portal.Db();
        (await db.Ledger.CountAsync(e => e.Number == "mes" && e.Event != "ApiKeyCreated", Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Refusal_ForWantOfAScope_IsKeptOnceForEachKeyScopeAndDay()
    {
        await using var portal = await OpenAsync();
        var caller = (await FindAsync(portal, await MakeAsync(portal)))!;

        for (var call = 0; call < 5; call++) await portal.Get<RefuseKeyCall>().RunAsync(caller, "people:read", Token);
        await portal.Get<RefuseKeyCall>().RunAsync(caller, "people:write", Token);
        (await RefusedAsync(portal)).Count.ShouldBe(2);
        portal.Clock.Advance(Duration.FromDays(1));
        var error = await portal.Get<RefuseKeyCall>().RunAsync(caller, "people:read", Token);

        error.Code.ShouldBe("apiKey.scope");
        var rows = await RefusedAsync(portal);
        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(row => row.StartsWith($"{caller.Prefix}… This API key lacks the scope people:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ledger_OfMakingAndRevoking_NamesScopesAndEnd()
    {
        await using var portal = await OpenAsync();
        var made = await MakeAsync(portal, Duration.FromDays(90));

        (await portal.Get<RevokeApiKey>().RunAsync(new(made.Id, Command.New()), await portal.ActorAsync("admin"), Token)).IsSuccess.ShouldBeTrue();

        await using var db = portal.Db();
        var texts = await db.Ledger.Where(e => e.Number == "mes").OrderBy(e => e.Id).Select(e => e.Event + " " + e.Text).ToListAsync(Token);
        var what = $"{made.Prefix}… Line boards: changes:read, import:write; ends {made.ExpiresAt}";
        texts.ShouldBe([$"ApiKeyCreated {what}", $"ApiKeyRevoked {what}"]);
    }

    [Fact]
    public async Task Make_AskedTwiceForOneScope_GivesItOnce()
    {
        await using var portal = await OpenAsync();

        var made = await MakeAsync(portal, null, "import:write", "changes:read", "import:write");

        made.Scopes.ShouldBe(["changes:read", "import:write"]);
    }

    [Theory]
    [InlineData(365, true)]
    [InlineData(366, false)]
    [InlineData(0, false)]
    public async Task Make_WithAnEnd_TakesAYearAtMost(int days, bool isTaken)
    {
        await using var portal = await OpenAsync();
        var input = new CreateApiKeyInput("mes", "Line boards", ["changes:read"], portal.Clock.GetCurrentInstant() + Duration.FromDays(days), Known, Command.New());

        var made = await portal.Get<CreateApiKey>().RunAsync(input, await portal.ActorAsync("admin"), Token);

        (made.Error?.Code).ShouldBe(isTaken ? null : "apiKey.end");
    }

    private static async Task<TestPortal> OpenAsync()
    {
        var portal = await TestPlant.CreatePortalAsync();
        await portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);
        return portal;
    }

    private static async Task<NewApiKey> MakeAsync(TestPortal portal, Duration? life = null, params string[] scopes)
    {
        var input = new CreateApiKeyInput("mes", "Line boards", scopes.Length > 0 ? scopes : ["import:write", "changes:read"], portal.Clock.GetCurrentInstant() + life, Known, Command.New());
        var made = await portal.Get<CreateApiKey>().RunAsync(input, await portal.ActorAsync("admin"), Token);
        return made.Value;
    }

    private static Task<KeyCaller?> FindAsync(TestPortal portal, NewApiKey made) => portal.Get<ApiKeyReads>().FindCallerAsync(made.Key, Token);

    private static async Task UseAsync(TestPortal portal, NewApiKey made) => await portal.Get<NoteKeyUse>().RunAsync((await FindAsync(portal, made))!, Token);

    private static async Task<List<string>> RefusedAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.Ledger.Where(e => e.Event == RefusedAttempts.Event).Select(e => e.Text!).ToListAsync(Token);
    }
}
