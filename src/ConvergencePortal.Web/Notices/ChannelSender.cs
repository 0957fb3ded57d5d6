using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Notices;
using NodaTime;

namespace ConvergencePortal.Web.Notices;

/// <summary>The notice as other systems get it, signed with the channel's secret.</summary>
public sealed record WebhookBody(Guid Id, NoticeKind Kind, string RecordType, string Number, Instant At, string Link, NoticeContent Content);

/// <summary>
/// Sends to channels over HTTP. Neither addresses nor secrets are logged or stand in an answer, redirects are not followed, and the list of hosts is asked again before each call.
/// </summary>
public sealed class ChannelSender(HttpMessageInvoker http, ISecretBox box, AllowedHosts hosts, CardBuilder cards, PublicAddress address, IClock clock, MailSender mail) : INoticeSender
{
    public const string SignatureHeader = "X-Portal-Signature";
    public const string MessageHeader = "X-Portal-Message";

    /// <summary>Whoever takes longer has it sent again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(), new InstantJsonConverter() } };

    public async Task<SendOutcome> SendAsync(OutgoingNotice message, CancellationToken cancellationToken)
    {
        if (message.Channel is not { } channel) return await mail.SendAsync(message, cancellationToken);
        if (box.Unprotect(channel.ProtectedAddress) is not { } text) return new(SendResult.Refused, "The address was encrypted with keys that are gone. Enter it again.");
        if (ChannelAddressRules.Read(text, hosts) is { Error: { } refused }) return new(SendResult.Refused, refused.Message);

        using var request = new HttpRequestMessage(HttpMethod.Post, text) { Content = new ByteArrayContent(BodyOf(message, channel)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add(MessageHeader, message.Notice.MessageId.ToString());
        if (channel.ProtectedSecret is { } secret)
        {
            if (box.Unprotect(secret) is not { } key) return new(SendResult.Refused, "The secret was encrypted with keys that are gone. Make a new one.");
            request.Headers.Add(SignatureHeader, Sign(await request.Content.ReadAsByteArrayAsync(cancellationToken), key, clock.GetCurrentInstant()));
        }
        return await CallAsync(request, channel.Kind, cancellationToken);
    }

    /// <summary>"t=seconds,v1=hexadecimal": HMAC-SHA-256 over the seconds, a point and the body, so that an old message cannot be played again unnoticed.</summary>
    public static string Sign(byte[] body, string secret, Instant at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{seconds}."), .. body]);
        return $"t={seconds},v1={Convert.ToHexStringLower(hash)}";
    }

    private byte[] BodyOf(OutgoingNotice message, NoticeChannel channel) => channel.Kind == ChannelKind.Teams
        ? cards.Write(message)
        : JsonSerializer.SerializeToUtf8Bytes(new WebhookBody(message.Notice.MessageId, message.Notice.Kind, message.Notice.RecordType, message.Notice.Number, message.Notice.At,
            address.Of(message.Notice.MessageId, message.DeliveryId), message.Notice.Content), Json);

    private async Task<SendOutcome> CallAsync(HttpRequestMessage request, ChannelKind kind, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Longest);
        try
        {
            using var answer = await http.SendAsync(request, patience.Token);
            return Judge(answer.StatusCode, answer.Headers.RetryAfter, kind);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(SendResult.Away, $"No answer within {Longest.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The message of the exception names host and port; what kind of fault it is says enough.
            return new(SendResult.Away, $"Not reached: {(exception as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown}.");
        }
    }

    private SendOutcome Judge(HttpStatusCode status, RetryConditionHeaderValue? retry, ChannelKind kind)
    {
        var answer = $"HTTP {(int)status}";
        return (int)status switch
        {
            200 or 202 => new(SendResult.Accepted, answer),
            >= 200 and < 300 when kind == ChannelKind.Webhook => new(SendResult.Accepted, answer),
            >= 300 and < 400 => new(SendResult.Refused, $"{answer}: a redirect, which is not followed"),
            429 => new(SendResult.Throttled, answer, WaitOf(retry)),
            408 or 412 or >= 500 => new(SendResult.TryLater, answer, WaitOf(retry)),
            _ => new(SendResult.Refused, answer),
        };
    }

    private Duration? WaitOf(RetryConditionHeaderValue? retry) => retry switch
    {
        { Delta: { } delta } => Duration.FromTimeSpan(delta),
        { Date: { } date } => Instant.FromDateTimeOffset(date) - clock.GetCurrentInstant(),
        _ => null,
    };
}
