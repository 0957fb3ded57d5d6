using System.Text.Json;
using Microsoft.Playwright;

namespace ConvergencePortal.Journeys.Common;

/// <summary>A change of the demo plant brought to its signatures over the API, by the people of the plant.</summary>
public static class Approvals
{
    /// <summary>With which everybody of the demo plant signs.</summary>
    public const string Pin = "2468";

    public const string Title = "Patch the ring switch of packaging";

    private static readonly Dictionary<string, string> Personas = new()
    {
        ["IT"] = "it.berlin", ["OT"] = "ot2.berlin", ["Maintenance"] = "maintenance.berlin", ["Production"] = "production.berlin", ["Quality"] = "quality.berlin", ["ProcessSafety"] = "safety.berlin",
        ["Cybersecurity"] = "cyber.berlin",
    };

    private static readonly Dictionary<string, object> Body = new()
    {
        ["title"] = Title, ["nature"] = "Network", ["purpose"] = "Close an advisory", ["work"] = 45, ["test"] = 15, ["rollback"] = 30, ["implementationPlan"] = "Load firmware 4.2", ["backoutPlan"] = "Load firmware 4.1",
        ["testPlan"] = "Ping every machine", ["qualityImpact"] = "none", ["safetyImpact"] = "none", ["technicalBasis"] = "Advisory", ["proceduresToUpdate"] = "none", ["peopleToInform"] = "Shift leads",
        ["networkSettings"] = "10.20.10.2 stays", ["items"] = new[] { "BER:SW-PACK-01" },
    };

    /// <summary>Answers the number of a change for which every statement is there.</summary>
    public static async Task<string> AskAsync(Browser browser, PortalHost host, IPage requester)
    {
        var number = (await requester.CallAsync("POST", "changes", Body)).GetProperty("number").GetString()!;
        await requester.CallAsync("POST", $"changes/{number}/submit");
        var change = await requester.CallAsync("GET", $"changes/{number}");
        foreach (var function in change.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("function").GetString()!))
        {
            var page = await browser.OpenAsync(host.Address);
            await page.SignInAsync(Personas[function]);
            await page.CallAsync("POST", $"changes/{number}/assess", new { function, statement = "none" });
            await page.Context.CloseAsync();
        }
        return number;
    }

    /// <summary>The same with two people: one raises the change, the other speaks for every function that is asked.</summary>
    public static async Task<string> AskAsync(IPage requester, IPage everybodyElse)
    {
        var number = (await requester.CallAsync("POST", "changes", Body)).GetProperty("number").GetString()!;
        await requester.CallAsync("POST", $"changes/{number}/submit");
        var change = await requester.CallAsync("GET", $"changes/{number}");
        foreach (var function in change.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("function").GetString()!))
            await everybodyElse.CallAsync("POST", $"changes/{number}/assess", new { function, statement = "none" });
        return number;
    }

    /// <summary>Replaces the network settings, with a reason.</summary>
    public static async Task EditAsync(IPage requester, string number, string networkSettings)
    {
        var version = (await requester.CallAsync("GET", $"changes/{number}")).GetProperty("version").GetInt32();
        var body = new Dictionary<string, object>(Body) { ["networkSettings"] = networkSettings, ["version"] = version, ["reason"] = "The address was taken" };
        await requester.CallAsync("PUT", $"changes/{number}", body);
    }

    /// <summary>Calls the API with the session of the page; a refusal fails the journey.</summary>
    public static async Task<JsonElement> CallAsync(this IPage page, string method, string path, object? body = null)
    {
        var answer = await page.EvaluateAsync<JsonElement>(
            "async ([method, path, body]) => { const r = await fetch('/api/v1/' + path, { method, headers: { 'X-Portal-Request': '1', 'Content-Type': 'application/json' }, body: body ?? undefined }); return { status: r.status, text: await r.text() }; }",
            new[] { method, path, body is null ? null : JsonSerializer.Serialize(body) });
        var (status, text) = (answer.GetProperty("status").GetInt32(), answer.GetProperty("text").GetString()!);
        return status is >= 200 and < 300 ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{method} {path} was answered with {status}: {text}");
    }
}
