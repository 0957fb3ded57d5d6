using System.Text;
using System.Text.Json;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

public sealed class ApiKeyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData(ApiKeyHandler.Header, "")]
    [InlineData("Authorization", "Bearer ")]
    public async Task Get_WithAKey_IsAnsweredWithoutCookieAndHeader(string header, string before)
    {
        var key = await MakeAsync();

        var me = await CallAsync(HttpMethod.Get, "me", key.GetProperty("key").GetString()!, header, before);

        me.Json.GetProperty("kind").GetString().ShouldBe("Service");
        (await CallAsync(HttpMethod.Get, "changes", key.GetProperty("key").GetString()!, header, before)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task EveryWriteUnderChanges_WithAKey_IsUpToPeople()
    {
        var key = (await MakeAsync()).GetProperty("key").GetString()!;
        var writes = ApiEndpoints.Of(api.Host).Where(e => e.Address.StartsWith("/api/v1/changes", StringComparison.Ordinal) && e.Method != HttpMethod.Get).ToList();

        writes.Count.ShouldBe(14);
        foreach (var (method, address) in writes)
        {
            var answer = await CallAsync(method, address["/api/v1/".Length..], key, body: "{}");
            (answer.Status, answer.Code).ShouldBe((403, "apiKey.cannotDecide"), $"{method} {address}");
        }
    }

    [Fact]
    public async Task Policies_WithAKey_CanBeReadAndTriedButNotWritten()
    {
        var key = (await MakeAsync()).GetProperty("key").GetString()!;
        var writes = ApiEndpoints.Of(api.Host).Where(e => e.Address.StartsWith("/api/v1/policies", StringComparison.Ordinal) && e.Method != HttpMethod.Get && !e.Address.EndsWith("/replay", StringComparison.Ordinal)).ToList();

        (await CallAsync(HttpMethod.Get, "policies/1", key)).Status.ShouldBe(200);
        (await CallAsync(HttpMethod.Post, "policies/1/replay", key, body: "{}")).Status.ShouldBe(200);
        writes.Count.ShouldBe(4);
        foreach (var (method, address) in writes)
        {
            var answer = await CallAsync(method, address["/api/v1/".Length..], key, body: "{}");
            (answer.Status, answer.Code).ShouldBe((403, "apiKey.cannotDecide"), $"{method} {address}");
        }
    }

    [Theory]
    [InlineData("cp_unknown-unknown-unknown")]
    [InlineData("x")]
    public async Task Get_WithAnUnknownKey_IsRefusedEvenWithASession(string key)
    {
        using var client = await api.Host.SignInAsync("admin");
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, key);

        using var answer = await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative));

        (await ApiReply.ReadAsync(answer)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(401), r => r.Code.ShouldBe("apiKey.unknown"));
    }

    [Fact]
    public async Task Delete_AKey_EndsItAtOnceAndOnlyOnce()
    {
        var key = await MakeAsync();
        var id = key.GetProperty("id").GetInt32();

        var revoked = await api.SendAsync("admin", HttpMethod.Delete, $"api-keys/{id}");

        revoked.Status.ShouldBe(204);
        (await CallAsync(HttpMethod.Get, "me", key.GetProperty("key").GetString()!)).Code.ShouldBe("apiKey.unknown");
        (await api.SendAsync("admin", HttpMethod.Delete, $"api-keys/{id}")).Code.ShouldBe("apiKey.revoked");
        (await api.SendAsync("admin", HttpMethod.Delete, "api-keys/99999")).Code.ShouldBe("apiKey.unknown");
    }

    [Fact]
    public async Task Get_AfterTheAccountWasSwitchedOff_IsRefused()
    {
        await api.Portal.AddPersonAsync("historian", PersonKind.Service);
        var key = (await MakeAsync("historian")).GetProperty("key").GetString()!;
        await api.Portal.ChangePersonAsync("historian", person => person.IsActive = false);

        (await CallAsync(HttpMethod.Get, "me", key)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Post_AKey_IsShownOnceAndStoredAsAHash()
    {
        var made = await MakeAsync();
        var secret = made.GetProperty("key").GetString()!;

        var list = await api.GetAsync("admin", "api-keys?pageSize=200");

        list.Text.ShouldNotContain(secret);
        list.Json.GetProperty("items").EnumerateArray().Select(k => k.GetProperty("prefix").GetString()).ShouldContain(secret[..11]);
        await using var db = api.Portal.Db();
        (await db.ApiKeys.CountAsync(k => k.Hash == secret)).ShouldBe(0);
        (await db.Ledger.CountAsync(e => e.Event == "ApiKeyCreated" && e.Number == "mes" && !e.Text!.Contains(secret))).ShouldBePositive();
    }

    [Theory]
    [InlineData("it.berlin", "mes", "x", 403, "rights.administrator")]
    [InlineData("auditor", "mes", "x", 403, "rights.readOnly")]
    [InlineData("admin", "ot.berlin", "x", 422, "apiKey.person")]
    [InlineData("admin", "nobody", "x", 422, "apiKey.person")]
    [InlineData("admin", "mes", " ", 422, "apiKey.name")]
    [InlineData("admin", "mes", "\u202e", 422, "apiKey.name")]
    public async Task Post_AKeyThatMayNotBe_IsRefused(string person, string service, string name, int status, string code)
    {
        await EnsureServiceAsync();

        var answer = await api.PostAsync(person, "api-keys", JsonSerializer.Serialize(new { person = service, name, scopes = new[] { "changes:read" } }));

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Fact]
    public async Task Post_AKeyWithAKey_IsRefusedThoughTheAccountIsAdministrator()
    {
        var key = (await MakeAsync()).GetProperty("key").GetString()!;
        await api.Portal.ChangePersonAsync("mes", person => person.Roles = PersonRoles.Administrator);

        (await CallAsync(HttpMethod.Post, "api-keys", key, body: """{"person":"mes","name":"more","scopes":["changes:read"]}""")).Code.ShouldBe("apiKey.cannotDecide");
        (await CallAsync(HttpMethod.Get, "api-keys", key)).Code.ShouldBe("apiKey.cannotDecide");
    }

    [Fact]
    public async Task Post_AKeyTwiceWithOneIdempotencyKey_MakesOneAndShowsItOnce()
    {
        await EnsureServiceAsync();
        var attempt = Guid.NewGuid().ToString();
        var body = """{"person":"mes","name":"once","scopes":["changes:read"],"expiresAt":"2027-01-01T00:00:00Z"}""";

        var first = await api.PostAsync("admin", "api-keys", body, attempt);
        var second = await api.PostAsync("admin", "api-keys", body, attempt);

        first.Status.ShouldBe(201);
        second.Code.ShouldBe("apiKey.shownOnce");
    }

    [Fact]
    public async Task Get_TheKeys_IsForAdministratorsAndAuditors()
    {
        (await api.GetAsync("auditor", "api-keys")).Status.ShouldBe(200);
        (await api.GetAsync("it.berlin", "api-keys")).Code.ShouldBe("apiKey.readers");
    }

    [Fact]
    public async Task Get_WithoutTheScope_NamesItAndIsWrittenDownOnceADay()
    {
        var made = await MakeAsync("mes", "changes:read");
        var key = made.GetProperty("key").GetString()!;

        for (var i = 0; i < 3; i++)
        {
            var refused = await CallAsync(HttpMethod.Get, "people", key);
            (refused.Status, refused.Code).ShouldBe((403, "apiKey.scope"));
            refused.Json.GetProperty("detail").GetString().ShouldBe("This API key lacks the scope people:read. An administrator can make a key that has it.");
        }

        (await RefusalsOfAsync(made)).ShouldBe(1);
        await CallAsync(HttpMethod.Get, "devices", key);
        (await RefusalsOfAsync(made)).ShouldBe(2);
        (await CallAsync(HttpMethod.Get, "changes", key)).Status.ShouldBe(200);
        (await CallAsync(HttpMethod.Get, "me", key)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Post_WithTheScopeToReadOnly_IsRefusedForWantOfTheOther()
    {
        var reader = (await MakeAsync("mes", "data-sources:read", "export:read")).GetProperty("key").GetString()!;

        (await CallAsync(HttpMethod.Post, "import/zones", reader, body: "{}")).Json.GetProperty("detail").GetString()!.ShouldContain("import:write");
    }

    [Fact]
    public async Task Get_WithAKeyFromBeforeThereWereScopes_IsRefusedForWantOfThem()
    {
        var made = await MakeAsync("mes", "changes:read");
        await using (var db = api.Portal.Db())
        {
            var id = made.GetProperty("id").GetInt32();
            await db.ApiKeys.Where(k => k.Id == id).ExecuteUpdateAsync(set => set.SetProperty(k => k.ScopeText, ""));
        }

        (await CallAsync(HttpMethod.Get, "changes", made.GetProperty("key").GetString()!)).Code.ShouldBe("apiKey.scope");
    }

    [Theory]
    [InlineData("[]", "null", "apiKey.scopes", "scopes")]
    [InlineData("null", "null", "apiKey.scopes", "scopes")]
    [InlineData("[null]", "null", "apiKey.scopes", "scopes")]
    [InlineData("""["changes:approve"]""", "null", "apiKey.scopes", "scopes")]
    [InlineData("""["changes:read","changes:write"]""", "null", "apiKey.scopes", "scopes")]
    [InlineData("""["changes:read"]""", "\"2000-01-01T00:00:00Z\"", "apiKey.end", "expiresAt")]
    [InlineData("""["changes:read"]""", "\"2031-01-01T00:00:00Z\"", "apiKey.end", "expiresAt")]
    public async Task Post_AKeyWithScopesOrAnEndThatMayNotBe_NamesTheField(string scopes, string end, string code, string field)
    {
        await EnsureServiceAsync();

        var answer = await api.PostAsync("admin", "api-keys", $$"""{"person":"mes","name":"x","scopes":{{scopes}},"expiresAt":{{end}}}""");

        (answer.Status, answer.Code, answer.Json.GetProperty("field").GetString()).ShouldBe((422, code, field), answer.Text);
    }

    [Fact]
    public void Scopes_OfTheHost_ComeFromItsEndpoints()
    {
        var known = api.Host.Services.GetRequiredService<ApiScopes>().Known;

        known.ShouldContain("changes:read");
        known.ShouldNotContain("changes:write", "to raise, sign and decide is up to people");
        known.ShouldContain("import:write");
        known.ShouldContain("schedule:read");
        known.ShouldNotContain("schedule:write", "a search for slots writes nothing");
        known.ShouldContain("windows:read");
        known.Where(scope => scope.StartsWith("me:", StringComparison.Ordinal) || scope.StartsWith("api-keys:", StringComparison.Ordinal) || scope.Contains('.', StringComparison.Ordinal)).ShouldBeEmpty();
        known.Count.ShouldBeLessThanOrEqualTo(ApiKeyScopes.Most);
        known.ShouldAllBe(scope => !scope.Contains(' ', StringComparison.Ordinal));
    }

    private async Task<int> RefusalsOfAsync(JsonElement made)
    {
        var prefix = made.GetProperty("prefix").GetString()!;
        await using var db = api.Portal.Db();
        return await db.Ledger.CountAsync(e => e.Event == "Refused" && e.Reason == "apiKey.scope" && e.Text!.StartsWith(prefix));
    }

    /// <param name="scopes">All there are, without any.</param>
    private async Task<JsonElement> MakeAsync(string service = "mes", params string[] scopes)
    {
        if (service == "mes") await EnsureServiceAsync();
        var asked = scopes.Length > 0 ? scopes : [.. api.Host.Services.GetRequiredService<ApiScopes>().Known];
        var answer = await api.PostAsync("admin", "api-keys", JsonSerializer.Serialize(new { person = service, name = "Test", scopes = asked }));
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Json;
    }

    private async Task EnsureServiceAsync()
    {
        await using var db = api.Portal.Db();
        if (!await db.People.AnyAsync(p => p.Code == "mes")) await api.Portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);
    }

    private async Task<ApiReply> CallAsync(HttpMethod method, string address, string key, string header = ApiKeyHandler.Header, string before = "", string? body = null)
    {
        using var client = api.Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, new Uri($"/api/v1/{address}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header, before + key);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return await ApiReply.ReadAsync(answer);
    }
}
