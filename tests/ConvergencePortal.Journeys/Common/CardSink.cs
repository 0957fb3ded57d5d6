using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ConvergencePortal.Journeys.Common;

/// <summary>Stands for a workflow of Teams: takes cards on this machine and keeps them.</summary>
public sealed class CardSink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<JsonElement> _cards = new();
    private readonly Task _taking;

    public CardSink()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/";
        }
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _taking = TakeAsync();
    }

    /// <summary>Without the secret that an address of Teams carries.</summary>
    public string Address { get; }

    /// <summary>The card that says this, as soon as it has come.</summary>
    public async Task<JsonElement> WaitForAsync(string text)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            foreach (var card in _cards)
                if (card.GetRawText().Contains(text, StringComparison.Ordinal)) return card;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"No card says \"{text}\"; {_cards.Count} came.");
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        _listener.Close();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var call = await _listener.GetContextAsync();
                using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
                _cards.Enqueue(JsonDocument.Parse(await reader.ReadToEndAsync()).RootElement.GetProperty("attachments")[0].GetProperty("content"));
                call.Response.StatusCode = 202;
                call.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The sink was closed.
        }
    }
}
