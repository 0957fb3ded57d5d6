using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace ConvergencePortal.Journeys.Common;

/// <summary>Stands for a workflow of Teams: takes cards on this machine and keeps them.</summary>
public sealed class CardSink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Channel<JsonElement> _cards = Channel.CreateUnbounded<JsonElement>();
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

    /// <summary>The next card that says this, as soon as it has come; those before it are passed over.</summary>
    public async Task<JsonElement> WaitForAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var card in _cards.Reader.ReadAllAsync(patience.Token))
            if (card.GetRawText().Contains(text, StringComparison.Ordinal)) return card;
        throw new InvalidOperationException($"No card says \"{text}\".");
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
                _cards.Writer.TryWrite(JsonDocument.Parse(await reader.ReadToEndAsync()).RootElement.GetProperty("attachments")[0].GetProperty("content"));
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
