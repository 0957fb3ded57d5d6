using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConvergencePortal.Benchmarks;

/// <summary>
/// Somebody with a page open: signs in, gets the page, opens its circuit over a WebSocket as the browser's script does, and acknowledges what is drawn. It draws nothing itself, so what is measured is the host.
/// </summary>
internal sealed partial class CircuitDriver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly HttpClient _http;
    private readonly CookieContainer _cookies;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _address;
    private int _batches;

    private CircuitDriver(string address)
    {
        (_address, _cookies) = (address, new CookieContainer());
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = new Uri(address) };
    }

    /// <summary>How often the host drew something for this page.</summary>
    public int Batches => _batches;

    /// <summary>Returns when the page was drawn and nothing more came for a while.</summary>
    public static async Task<CircuitDriver> OpenAsync(string address, string persona, string page)
    {
        var driver = new CircuitDriver(address);
        using var form = new FormUrlEncodedContent([new("persona", persona), new("returnUrl", page)]);
        using var answer = await driver._http.PostAsync(new Uri("/sign-in/demo", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        await driver.StartAsync(page, await answer.Content.ReadAsStringAsync());
        return driver;
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _socket.Dispose();
        _http.Dispose();
        _sending.Dispose();
        _gone.Dispose();
    }

    private async Task StartAsync(string page, string html)
    {
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", _address } } };
        using var negotiated = await _http.SendAsync(negotiate);
        negotiated.EnsureSuccessStatusCode();
        using var connection = JsonDocument.Parse(await negotiated.Content.ReadAsStreamAsync());
        _socket.Options.Cookies = _cookies;
        _socket.Options.SetRequestHeader("Origin", _address);
        // As browsers do; whoever answers yes keeps two windows for each of them.
        _socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        await _socket.ConnectAsync(new Uri($"{_address.Replace("http", "ws", StringComparison.Ordinal)}/_blazor?id={Uri.EscapeDataString(connection.RootElement.GetProperty("connectionToken").GetString()!)}"), _gone.Token);
        await SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray());

        _ = Task.Run(ReadAsync);
        var state = State().Match(html).Groups["state"].Value;
        await InvokeAsync("1", "StartCircuit", $"{_address}/", _address + page, "[]", state);
        var operations = Marker().Matches(html).Select((marker, place) => $$"""{"type":"add","ssrComponentId":{{place + 1}},"marker":{{marker.Groups["marker"].Value}}}""");
        await InvokeAsync(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", state);
        await _drawn.Task.WaitAsync(Patience);
        for (var seen = -1; seen != _batches; await Task.Delay(Quiet, _gone.Token)) seen = _batches;
    }

    private Task InvokeAsync(string? id, string target, params object?[] arguments) => SendAsync(MessagePack.Frame(1, NoHeaders, id, target, arguments));

    private async Task SendAsync(byte[] bytes)
    {
        await _sending.WaitAsync(_gone.Token);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, _gone.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            // Small: five hundred of these share the machine with the host.
            var (buffer, filled, isGreeted) = (new byte[4 * 1024], 0, false);
            while (true)
            {
                if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
                var part = await _socket.ReceiveAsync(buffer.AsMemory(filled), _gone.Token);
                if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException($"The host closed the circuit: {_socket.CloseStatusDescription}");
                filled += part.Count;
                var start = 0;
                if (!isGreeted)
                {
                    start = Array.IndexOf(buffer, (byte)0x1e, 0, filled) + 1;
                    if (start == 0) continue;
                    if (start > 3) throw new InvalidOperationException($"The host refused the circuit: {Encoding.UTF8.GetString(buffer, 0, start)}");
                    isGreeted = true;
                }
                var (messages, read) = MessagePack.ReadFrames(buffer.AsSpan(start, filled - start));
                filled -= start + read;
                buffer.AsSpan(start + read, filled).CopyTo(buffer);
                foreach (var message in messages) await AnswerAsync(message);
                if (filled == 0 && buffer.Length > 64 * 1024) buffer = new byte[4 * 1024];
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException || _gone.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            _drawn.TrySetException(exception);
        }
    }

    private async Task AnswerAsync(object?[] message)
    {
        if (message[0] is 7L) throw new InvalidOperationException($"The host ended the circuit: {message.ElementAtOrDefault(1)}");
        if (message[0] is 3L && message[3] is 1L) throw new InvalidOperationException($"The host refused a call: {message[4]}");
        if (message[0] is not 1L || message[4] is not object?[] arguments) return;

        switch (message[3])
        {
            case "JS.RenderBatch":
                await InvokeAsync(null, "OnRenderCompleted", (long)arguments[0]!, null);
                if (Interlocked.Increment(ref _batches) == 1) _drawn.TrySetResult();
                break;
            case "JS.BeginInvokeJS" when arguments[0] is long and not 0:
                await InvokeAsync(null, "EndInvokeJSFromDotNet", (long)arguments[0]!, true, string.Create(CultureInfo.InvariantCulture, $"[{arguments[0]},true,null]"));
                break;
            case "JS.Error":
                throw new InvalidOperationException($"The page failed: {arguments[0]}");
        }
    }

    [GeneratedRegex("<!--Blazor:(?<marker>\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^-]*)-->")]
    private static partial Regex State();
}
