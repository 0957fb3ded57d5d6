using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

/// <summary>
/// Twenty thousand requests of all sorts at everything the host answers: API, exports, links, pages and forms. Whatever comes, it is the sender's fault, and the answer tells nothing of the inside.
/// A failure names seed and number; PORTAL_STORM=seed:number sends that request alone, PORTAL_STORM=seed another storm.
/// </summary>
public sealed partial class RequestStormTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Requests = 20_000;
    private const int Seed = 20261126;
    private const int AtOnce = 4;
    private const string Leaving = "leaving";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Callers = ["nobody", "ot.berlin", "ot.berlin", "it.berlin", "quality.berlin", "admin", "chair", "auditor", "key"];

    private static readonly string[] Insides = ["   at ", ".cs:line", "Data Source=", "portal-ledger-", "Microsoft.AspNetCore.", "Microsoft.EntityFrameworkCore", "SELECT \"", "SQLite Error"];

    [Fact]
    public async Task Everything_InAStormOfRequests_NeverFailsOnOurSideAndTellsNothing()
    {
        var all = RandomTarget.Of(api.Host);
        // What writes has the most to go wrong in it, and importing the most of that.
        IReadOnlyList<RandomTarget> targets = [.. all, .. all.Where(target => target is { IsApi: true, Method: not "GET" }), .. Enumerable.Repeat(all.Single(target => target.Pattern == "/api/v1/import/{kind}"), 5)];
        var clients = await ClientsAsync();
        var files = await FilesAsync(clients["it.berlin"]);
        var tokens = FormTokens();
        var failures = new List<string>();
        var (sent, statuses) = (0, new Dictionary<int, int>());

        await Parallel.ForEachAsync(Numbers(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancellationToken) =>
        {
            var (status, failure) = await SendAsync(number, targets, clients, files, tokens, cancellationToken);
            lock (failures)
            {
                sent++;
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                if (failure is not null) failures.Add(failure);
            }
        });

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Value} × {s.Key}")));
        failures.Count.ShouldBe(0, string.Join("\n\n", failures.Take(20)));
        if (Wanted.Length == 2) return;
        sent.ShouldBe(Requests);
        // A storm that is turned away at the door tries nothing.
        statuses.GetValueOrDefault(200).ShouldBeGreaterThan(Requests / 20);
        statuses.GetValueOrDefault(422).ShouldBeGreaterThan(Requests / 20);
        statuses.GetValueOrDefault(429).ShouldBe(0, "a host under test takes as many as there are");
    }

    private static readonly int[] Wanted = [.. (Environment.GetEnvironmentVariable("PORTAL_STORM") ?? $"{Seed}").Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];

    private static IEnumerable<(int Seed, int Number)> Numbers() => Wanted is [var seed, var one] ? [(seed, one)] : Enumerable.Range(0, Requests).Select(number => (Wanted[0], number));

    /// <summary>Null for no failure; else the request, so that it can be sent again.</summary>
    private static async Task<(int Status, string? Failure)> SendAsync((int Seed, int Number) which, IReadOnlyList<RandomTarget> targets, IReadOnlyDictionary<string, HttpClient> clients,
        IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> tokens, CancellationToken cancellationToken)
    {
        var random = new Random(unchecked(which.Seed * 31 + which.Number));
        var caller = random.Of(Callers);
        var target = random.Of(targets);
        // Outside the API a key is nobody, and most of what nobody asks is answered at the door.
        if (!target.IsApi && caller == "key") caller = "it.berlin";
        if (target.TakesForm) caller = random.Of(["nobody", "nobody", "ot.berlin"]);
        using var request = RandomRequest.Make(random, target, files, caller == "nobody" ? tokens : null);
        // Whoever may send these ends a session, which the others still need.
        if (request.RequestUri!.OriginalString.StartsWith("/sign", StringComparison.OrdinalIgnoreCase) && caller != "nobody") caller = Leaving;
        if (caller == "nobody") request.Headers.TryAddWithoutValidation("Cookie", tokens["Cookie"]);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            using var answer = await clients[caller].SendAsync(request, patience.Token);
            var text = await answer.Content.ReadAsStringAsync(patience.Token);
            var wrong = (int)answer.StatusCode >= 500 ? $"{(int)answer.StatusCode}" : Tells(answer, text);
            return ((int)answer.StatusCode, wrong is null ? null : await DescribeAsync(which, caller, request, wrong, text));
        }
        catch (Exception exception)
        {
            return (0, await DescribeAsync(which, caller, request, "no answer", $"{exception.GetType().Name} {exception.Message} {exception.StackTrace}"));
        }
    }

    /// <summary>What of the inside an answer tells; null for nothing. Scripts and styles are the program's own and the same for everybody.</summary>
    private static string? Tells(HttpResponseMessage answer, string text)
    {
        if (answer.Content.Headers.ContentType?.MediaType is "text/javascript" or "text/css" or "application/javascript") return null;

        var inside = Insides.Append(RepositoryFiles.At()).FirstOrDefault(inside => text.Contains(inside, StringComparison.Ordinal)) ?? (ExceptionName().Match(text) is { Success: true } name ? name.Value : null);
        return inside is null ? null : $"tells \"{inside}\"";
    }

    private static async Task<string> DescribeAsync((int Seed, int Number) which, string caller, HttpRequestMessage request, string wrong, string answer)
    {
        var body = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync());
        return $"PORTAL_STORM={which.Seed}:{which.Number} {caller} {request.Method} {Cut(request.RequestUri!.OriginalString, 400)} [{string.Join("; ", request.Headers.Select(h => $"{h.Key}: {Cut(string.Join(',', h.Value), 80)}"))}] {Cut(body, 1500)} → {wrong}: {Cut(answer, 1500)}";
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + "…";

    private async Task<Dictionary<string, HttpClient>> ClientsAsync()
    {
        for (var i = 0; i < 2; i++) await api.AuthorizingAsync();
        await api.Portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);
        var scopes = api.Host.Services.GetRequiredService<ApiScopes>().Known;
        var key = await api.Portal.Get<CreateApiKey>().RunAsync(new("mes", "Storm", scopes, null, scopes, Command.New()), await api.Portal.ActorAsync("admin"), default);

        var clients = new Dictionary<string, HttpClient>();
        foreach (var caller in Callers.Distinct().Where(caller => caller is not ("nobody" or "key")))
        {
            clients[caller] = await api.AsAsync(caller);
            clients[caller].DefaultRequestHeaders.Remove(PortalApi.RequestHeader);
        }
        clients["nobody"] = api.Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        clients["key"] = api.Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        clients["key"].DefaultRequestHeaders.Add(ApiKeyHandler.Header, key.Value.Key);
        clients[Leaving] = await api.Host.SignInAsync("safety2.berlin");
        return clients;
    }

    /// <summary>Every kind of record as a file that imports unchanged, to be spoiled.</summary>
    private async Task<Dictionary<string, string>> FilesAsync(HttpClient client)
    {
        var files = new Dictionary<string, string>();
        foreach (var kind in api.Portal.Get<RecordKinds>().All.Select(kind => kind.Name))
        {
            using var answer = await client.GetAsync(new Uri($"/export/{kind}", UriKind.Relative));
            if (answer.IsSuccessStatusCode) files[kind] = await answer.Content.ReadAsStringAsync();
        }
        files.Count.ShouldBeGreaterThan(10);
        return files;
    }

    /// <summary>With which the forms that anybody may send are taken: without them nothing behind the token would be tried.</summary>
    private Dictionary<string, string> FormTokens()
    {
        using var scope = api.Host.Services.CreateScope();
        var tokens = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(new DefaultHttpContext { RequestServices = scope.ServiceProvider });
        var cookie = scope.ServiceProvider.GetRequiredService<Microsoft.Extensions.Options.IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        return new Dictionary<string, string> { ["Cookie"] = $"{cookie}={tokens.CookieToken}", [tokens.FormFieldName] = tokens.RequestToken! };
    }

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+Exception\b")]
    private static partial Regex ExceptionName();
}
