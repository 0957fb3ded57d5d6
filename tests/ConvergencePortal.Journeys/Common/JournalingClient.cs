using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConvergencePortal.Journeys.Common;

/// <summary>
/// Raises changes and has them assessed, edited and signed over HTTP, by several people at once, on a portal that dies under it. A call that gets no answer is sent again with the same key
/// until one comes, and each answer is written down.
/// </summary>
public sealed class JournalingClient(MortalPortal portal, Journal journal, string requester, string item, int seed) : IDisposable
{
    /// <summary>How the titles of its changes begin.</summary>
    public const string Raised = "Patch ";

    private const string Pin = "2468";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, HttpClient> _people = [];

    /// <summary>Whole changes, one after the other, until it is told that enough is enough. What was begun by then is brought to its answer.</summary>
    public async Task RunAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var key = Guid.NewGuid();
            var content = ContentOf(key);
            var drafted = await WriteAsync(requester, HttpMethod.Post, "changes", "Drafted", content.ToJsonString(), key);
            if (drafted is null) continue;

            var number = drafted.Number;
            Func<Task>[] steps =
            [
                () => WriteAsync(requester, HttpMethod.Post, $"changes/{number}/submit", "Submitted"),
                () => AssessAsync(number),
                () => _random.Next(2) == 0 ? EditAsync(number, content) : Task.CompletedTask,
                () => DecideAsync(number, half: true),
                () => _random.Next(2) == 0 ? EditAsync(number, content) : Task.CompletedTask,
                () => DecideAsync(number, half: false),
            ];
            foreach (var step in steps)
                if (!enough.IsCancellationRequested) await step();
        }
    }

    /// <summary>Sends the call once more that made a draft, with the key it had.</summary>
    public Task<Acknowledged?> DraftAgainAsync(Acknowledged done) => WriteAsync(done.Person, HttpMethod.Post, "changes", done.Happened, ContentOf(done.Key).ToJsonString(), done.Key);

    public async Task<JsonElement> ReadAsync(string person, string path) => JsonDocument.Parse((await SendAsync(person, HttpMethod.Get, path, null, null)).Text).RootElement;

    public void Dispose()
    {
        foreach (var person in _people.Values) person.Dispose();
    }

    /// <summary>By which the drafted change is known: the key of the call that made it.</summary>
    public static string TitleOf(Guid key) => $"{Raised}{key}";

    private JsonObject ContentOf(Guid key) => new()
    {
        ["title"] = TitleOf(key), ["nature"] = "Network", ["purpose"] = "Close an advisory", ["items"] = new JsonArray(item), ["implementationPlan"] = "Load firmware",
        ["backoutPlan"] = "Load the old firmware", ["testPlan"] = "Run empty for ten minutes", ["qualityImpact"] = "none", ["securityImpact"] = "none", ["safetyImpact"] = "none",
        ["technicalBasis"] = "The maker's note", ["proceduresToUpdate"] = "none", ["peopleToInform"] = "none", ["work"] = 60, ["test"] = 30, ["rollback"] = 60,
    };

    private async Task AssessAsync(string number)
    {
        var change = await ReadAsync(requester, $"changes/{number}");
        await Task.WhenAll(Open(change, "statements").Select(function =>
            WriteAsync(SignerOf(function), HttpMethod.Post, $"changes/{number}/assess", "Assessed", $$"""{"function":"{{function}}","statement":"none"}""")));
    }

    /// <summary>By everybody at once, or by some of them, so that the next edit meets both signed and open seats.</summary>
    private async Task DecideAsync(string number, bool half)
    {
        var change = await ReadAsync(requester, $"changes/{number}");
        if (change.GetProperty("status").GetString() != "Authorizing") return;

        var (revision, open) = (change.GetProperty("revision").GetInt32(), Open(change, "seats"));
        await Task.WhenAll(open.Take(half ? open.Count / 2 : open.Count).Select(function => WriteAsync(SignerOf(function), HttpMethod.Post, $"changes/{number}/decide", "Decided",
            $$"""{"revision":{{revision}},"function":"{{function}}","verdict":"Approve","pin":"{{Pin}}"}""")));
    }

    /// <summary>Another address asks those again who signed for the network; another plan asks nearly everybody.</summary>
    private async Task EditAsync(string number, JsonObject content)
    {
        var change = await ReadAsync(requester, $"changes/{number}");
        content[_random.Next(2) == 0 ? "networkSettings" : "implementationPlan"] = $"As agreed, {Guid.NewGuid()}";
        var edited = content.DeepClone().AsObject();
        edited["version"] = change.GetProperty("version").GetInt32();
        edited["reason"] = "It was wrong";
        await WriteAsync(requester, HttpMethod.Put, $"changes/{number}", "Edited", edited.ToJsonString());
    }

    private static List<string> Open(JsonElement change, string what) =>
        [.. change.GetProperty(what).EnumerateArray().Where(asked => asked.GetProperty("open").GetBoolean()).Select(asked => asked.GetProperty("function").GetString()!)];

    /// <summary>The second person of each function of the demo plant signs; the first ones raise.</summary>
    private static string SignerOf(string function) => function switch
    {
        "ProcessSafety" => "safety2.berlin",
        "Cybersecurity" => "cyber2.berlin",
        _ => $"{function.ToLowerInvariant()}2.berlin",
    };

    private async Task<Acknowledged?> WriteAsync(string person, HttpMethod method, string path, string happened, string? body = null, Guid? key = null)
    {
        var command = key ?? Guid.NewGuid();
        var (status, text) = await SendAsync(person, method, path, body, command);
        if (status is HttpStatusCode.OK or HttpStatusCode.Created)
        {
            var state = JsonDocument.Parse(text).RootElement;
            var done = new Acknowledged(command, person, happened, state.GetProperty("number").GetString()!, state.GetProperty("status").GetString()!, state.GetProperty("revision").GetInt32(),
                state.GetProperty("version").GetInt32());
            journal.Done.Enqueue(done);
            return done;
        }
        journal.Refused.Enqueue((command, CodeOf(text)));
        // Several people save the same change at once: now and then one of them is told to read again. Nothing else is expected here.
        if (status != HttpStatusCode.Conflict) journal.Surprises.Enqueue($"{method} {path} by {person}: {(int)status} {text}");
        return null;
    }

    private static string CodeOf(string problem) => JsonDocument.Parse(problem).RootElement.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";

    /// <summary>Until it is answered, by whichever host lives then.</summary>
    private async Task<(HttpStatusCode Status, string Text)> SendAsync(string person, HttpMethod method, string path, string? body, Guid? key)
    {
        while (true)
        {
            try
            {
                var address = await portal.AddressAsync();
                using var request = new HttpRequestMessage(method, $"{address}/api/v1/{path}");
                if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                if (key is not null) request.Headers.Add("Idempotency-Key", key.ToString());
                var session = await SignedInAsync(person, address);
                portal.Called();
                using var answer = await session.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode != HttpStatusCode.Unauthorized) return (answer.StatusCode, text);
                SignOut(person);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
            {
                journal.Repeat();
            }
            await Task.Delay(Pause);
        }
    }

    /// <summary>The cookie outlives the host: it is encrypted with keys that all hosts of this machine share.</summary>
    private async Task<HttpClient> SignedInAsync(string person, string address)
    {
        lock (_people)
            if (_people.TryGetValue(person, out var known)) return known;

        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { Timeout = LongestCall };
        client.DefaultRequestHeaders.Add("X-Portal-Request", "1");
        using var form = new FormUrlEncodedContent([new("persona", person)]);
        using var answer = await client.PostAsync(new Uri($"{address}/sign-in/demo"), form);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new HttpRequestException($"{person} could not sign in: {answer.StatusCode}");
        lock (_people) return _people[person] = client;
    }

    private void SignOut(string person)
    {
        lock (_people) _people.Remove(person);
    }
}
