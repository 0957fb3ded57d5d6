using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Calendar;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

/// <summary>Calendar feeds as programs meet them: the API that makes and ends addresses, and the addresses themselves.</summary>
public sealed class CalendarFeedApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_AFeed_GivesAnAddressThatAnybodyCanRead()
    {
        var made = await MakeAsync("ot.berlin", """{"kind":"Line","scope":"BER/PACK/LINE2"}""");
        using var stranger = api.Host.CreateClient();

        using var answer = await stranger.GetAsync(new Uri(made.GetProperty("address").GetString()!), Token);

        made.GetProperty("address").GetString().ShouldBe($"http://localhost/calendar/{made.GetProperty("secret").GetString()}.ics");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.ToString().ShouldBe("inline; filename=convergence-BER-PACK-LINE2.ics; filename*=UTF-8''convergence-BER-PACK-LINE2.ics");
        answer.Headers.CacheControl!.ToString().ShouldBe("max-age=300, private");
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("SUMMARY:Maintenance: Line 2 Sunday night");
    }

    [Fact]
    public async Task Get_AFeedThatDidNotChange_AnswersNotModifiedUntilItDoes()
    {
        var address = new Uri((await MakeAsync("ot.berlin", """{"kind":"Site","scope":"BER"}""")).GetProperty("address").GetString()!);
        using var program = api.Host.CreateClient();
        using var first = await program.GetAsync(address, Token);
        program.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var same = await program.GetAsync(address, Token);
        await api.Portal.AddWindowAsync($"NEW-{Guid.NewGuid():N}", "BER");
        using var changed = await program.GetAsync(address, Token);

        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBe(first.Headers.ETag);
    }

    [Fact]
    public async Task Get_InGerman_SaysTheKindsInGerman()
    {
        var address = (await MakeAsync("ot.berlin", """{"kind":"Line","scope":"BER/PACK/LINE2"}""")).GetProperty("address").GetString();
        using var program = api.Host.CreateClient();

        (await program.GetStringAsync(new Uri($"{address}?culture=de"), Token)).ShouldContain("SUMMARY:Wartung: Line 2 Sunday night");
    }

    [Fact]
    public async Task Get_AnAddressThatIsNoneOrNoMore_IsAlwaysTheSameAnswer()
    {
        var revoked = await MakeAsync("ot.berlin");
        (await api.PostAsync("ot.berlin", $"calendar-feeds/{revoked.GetProperty("id").GetInt32()}/revoke")).Status.ShouldBe(204);
        await api.Portal.AddPersonAsync("leaver", PersonKind.Person);
        var left = await api.Portal.MakeFeedAsync("leaver");
        await api.Portal.ChangePersonAsync("leaver", person => person.IsActive = false);
        using var program = api.Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        string[] secrets = [revoked.GetProperty("secret").GetString()!, left.Secret, CalendarFeed.Secrets.Make(), "x", "feed", "%0d%0aX", new string('A', 500)];
        foreach (var secret in secrets)
        {
            using var answer = await program.GetAsync(new Uri($"/calendar/{secret}.ics", UriKind.Relative), Token);
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(Token)).ShouldBe((HttpStatusCode.NotFound, "text/plain", "There is no calendar here."), secret);
        }
    }

    [Fact]
    public async Task Get_AnyFeed_LeavesItsSecretInNoLogLineScopeOrLedger()
    {
        var log = new ConcurrentQueue<string>();
        await using var host = api.Host.WithWebHostBuilder(builder => builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new Listener(log)).AddFilter<Listener>(null, LogLevel.Trace)));
        using var program = host.CreateClient();
        var made = await api.Portal.MakeFeedAsync("ot.berlin", CalendarFeedKind.Line, "BER/PACK/LINE2");
        var unknown = CalendarFeed.Secrets.Make();

        await program.GetStringAsync(new Uri($"/calendar/{made.Secret}.ics", UriKind.Relative), Token);
        (await program.GetAsync(new Uri($"/Calendar/{unknown}.ICS", UriKind.Relative), Token)).Dispose();

        log.ShouldContain(line => line.Contains("Request starting", StringComparison.Ordinal) && line.Contains(SecretAddresses.Calendar, StringComparison.Ordinal));
        log.Where(line => line.Contains(made.Secret, StringComparison.Ordinal) || line.Contains(unknown, StringComparison.Ordinal)).ShouldBeEmpty();
        await using var db = api.Portal.Db();
        db.Ledger.AsEnumerable().Where(e => $"{e.Number} {e.Text} {e.FieldChanges}".Contains(made.Secret, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("auditor", """{"kind":"Person"}""", 403, "rights.readOnly")]
    [InlineData("ot.berlin", """{"kind":"Line","scope":"BER/NOWHERE"}""", 422, "feed.noLine")]
    [InlineData("ot.berlin", "{}", 422, "feed.kind")]
    [InlineData("ot.berlin", """{"kind":"Galaxy"}""", 400, "request.field")]
    public async Task Post_AFeedThatMayNotBe_IsRefused(string person, string body, int status, string code)
    {
        var answer = await api.PostAsync(person, "calendar-feeds", body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Fact]
    public async Task Post_AFeedTwiceWithOneIdempotencyKey_ShowsItOnce()
    {
        var attempt = Guid.NewGuid().ToString();

        (await api.PostAsync("it.berlin", "calendar-feeds", """{"kind":"Person"}""", attempt)).Status.ShouldBe(201);
        (await api.PostAsync("it.berlin", "calendar-feeds", """{"kind":"Person"}""", attempt)).Code.ShouldBe("feed.shownOnce");
    }

    [Fact]
    public async Task Get_TheFeeds_ShowsOnesOwnWithoutSecretsAndAllToAdministrators()
    {
        var made = await MakeAsync("cyber.berlin");

        var own = await api.GetAsync("cyber.berlin", "calendar-feeds");

        own.Text.ShouldNotContain(made.GetProperty("secret").GetString()!);
        own.Json.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("prefix").GetString()).ShouldBe([made.GetProperty("prefix").GetString()]);
        (await api.GetAsync("admin", "calendar-feeds?everybody=true&pageSize=200")).Text.ShouldContain(made.GetProperty("prefix").GetString()!);
        (await api.GetAsync("admin", "calendar-feeds?person=cyber.berlin")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        (await api.GetAsync("it.berlin", "calendar-feeds?person=cyber.berlin")).Code.ShouldBe("feed.others");
    }

    [Fact]
    public async Task Post_Revoke_IsForTheOwnerOrAnAdministratorAndOnce()
    {
        var id = (await MakeAsync("quality.berlin")).GetProperty("id").GetInt32();

        (await api.PostAsync("it.berlin", $"calendar-feeds/{id}/revoke")).Code.ShouldBe("feed.notOwner");
        (await api.PostAsync("admin", $"calendar-feeds/{id}/revoke")).Status.ShouldBe(204);
        (await api.PostAsync("quality.berlin", $"calendar-feeds/{id}/revoke")).Code.ShouldBe("feed.revoked");
        (await api.PostAsync("quality.berlin", "calendar-feeds/99999/revoke")).Code.ShouldBe("feed.unknown");
    }

    private async Task<JsonElement> MakeAsync(string person, string body = """{"kind":"Person"}""")
    {
        var answer = await api.PostAsync(person, "calendar-feeds", body);
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Json;
    }

    /// <summary>Hears every line of every category at every level, and the scopes round them.</summary>
    private sealed class Listener(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            heard.Enqueue(state.ToString() ?? "");
            return null;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => heard.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
