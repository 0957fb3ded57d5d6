using System.Text;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Calendar;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ConvergencePortal.Tests.Authorization;

/// <summary>One host with everybody whom docs/access.md names, and a few records that are none of theirs.</summary>
public sealed class AccessPlant : IAsyncLifetime
{
    /// <summary>The columns of the page.</summary>
    internal static readonly string[] Callers = ["nobody", "other site", "other function", "auditor", "disabled", "key without scope", "key with scope"];

    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly Dictionary<string, string> _records = [];
    private TestPortal? _portal;
    private TestHost? _host;

    internal TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        _host = new TestHost(_portal);
        await _portal.AddPersonAsync("it.hamburg", PersonKind.Person);
        await _portal.AddSiteAsync("HAM", ("it.hamburg", Function.IT));
        await _portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);

        _clients["nobody"] = Anonymous();
        _clients["other site"] = await Host.SignInAsync("it.hamburg");
        _clients["other function"] = await Host.SignInAsync("quality.berlin");
        _clients["auditor"] = await Host.SignInAsync("auditor");
        _clients["disabled"] = await Host.SignInAsync("it2.berlin");
        await _portal.ChangePersonAsync("it2.berlin", person => person.IsActive = false);
        _clients["key without scope"] = await WithKeyAsync("nothing:read");
        _clients["key with scope"] = await WithKeyAsync([.. Host.Services.GetRequiredService<ApiScopes>().Known]);
        await MakeRecordsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values) client.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        if (_portal is not null) await _portal.DisposeAsync();
    }

    /// <summary>What an address answers a caller: "200", "403 rights.readOnly", "302 sign-in".</summary>
    internal async Task<string> AskAsync(string caller, AccessAddress address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(address.Method), new Uri(address.Fill(_records), UriKind.Relative));
        if (address.Method is not ("GET" or "DELETE"))
            request.Content = address.IsApi ? new StringContent("{}", Encoding.UTF8, "application/json") : new FormUrlEncodedContent([]);
        using var answer = await _clients[caller].SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        if ((int)answer.StatusCode is >= 300 and < 400)
        {
            var to = answer.Headers.Location is { } location ? (location.IsAbsoluteUri ? location.AbsolutePath : location.ToString().Split('?')[0]) : "";
            return $"{(int)answer.StatusCode} {(to == "/sign-in" ? "sign-in" : to)}";
        }
        var code = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? (await ApiReply.ReadAsync(answer)).Code : null;
        return code is null ? $"{(int)answer.StatusCode}" : $"{(int)answer.StatusCode} {(caller == "disabled" && code == "signIn.ended" ? "signIn.required" : code)}";
    }

    private HttpClient Anonymous()
    {
        var client = Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(PortalApi.RequestHeader, "1");
        return client;
    }

    private async Task<HttpClient> WithKeyAsync(params string[] scopes)
    {
        var made = await _portal!.Get<CreateApiKey>().RunAsync(new("mes", "Access", scopes, null, scopes, Command.New()), await _portal.ActorAsync("admin"), default);
        var client = Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, made.Value.Key);
        _records["/api/v1/api-keys/{id:int}"] = $"{made.Value.Id}";
        return client;
    }

    /// <summary>Where a record is needed so that a right is asked about at all: by the beginning of the addresses, what stands for their first parameter.</summary>
    private async Task MakeRecordsAsync()
    {
        using var owner = await Host.SignInAsync("ot.berlin");
        using var draft = new StringContent(ChangeJson.Simple, Encoding.UTF8, "application/json");
        using var made = await owner.PostAsync(new Uri("/api/v1/changes", UriKind.Relative), draft);
        _records["/api/v1/changes/{number}"] = (await ApiReply.ReadAsync(made)).Json.GetProperty("number").GetString()!;
        _records["/changes/{Number}"] = _records["/api/v1/changes/{number}"];
        _records["/api/v1/policies/{id}"] = "1";
        _records["/api/v1/calendar-feeds/{id:int}"] = $"{(await _portal!.MakeFeedAsync("it.berlin")).Id}";
    }
}
