using System.Net;
using System.Net.Mail;
using System.Text;
using ConvergencePortal.Core.Notices;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Notices;

/// <summary>The settings Mail:Host, Mail:Port, Mail:From, Mail:User, Mail:Password and Mail:Tls. Without a host no mail is sent.</summary>
public sealed record MailSettings(string? Host, int Port, string From, string? User, string? Password, bool Tls)
{
    public bool IsOn => !string.IsNullOrWhiteSpace(Host);
}

/// <summary>Sends notices by mail, as plain text.</summary>
public sealed class MailSender(MailSettings settings, IStringLocalizer<Texts> texts, PublicAddress address)
{
    private const int LongestSubject = 150;

    public async Task<SendOutcome> SendAsync(OutgoingNotice message, CancellationToken cancellationToken)
    {
        if (!settings.IsOn) return new(SendResult.Refused, "No mail server is set.");
        if (!MailAddress.TryCreate(message.Email, out var to)) return new(SendResult.Refused, "This person has no mail address.");

        try
        {
            using var mail = new MailMessage(new MailAddress(settings.From), to) { Subject = SubjectOf(message), SubjectEncoding = Encoding.UTF8, Body = BodyOf(message), BodyEncoding = Encoding.UTF8 };
            mail.Headers.Add(ChannelSender.MessageHeader, message.Notice.MessageId.ToString());
            using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls, Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password) };
            await client.SendMailAsync(mail, cancellationToken);
            return new(SendResult.Accepted, "The mail server took it");
        }
        catch (SmtpException exception)
        {
            var isFinal = exception.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath;
            return new(isFinal ? SendResult.Refused : SendResult.TryLater, $"Mail server: {exception.StatusCode}");
        }
    }

    private string SubjectOf(OutgoingNotice message)
    {
        var subject = string.Join(' ', $"{message.Notice.Number}: {NoticeTexts.Heading(texts, message.Notice.Kind)} · {message.Notice.Content.Title}".Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return subject.Length <= LongestSubject ? subject : subject[..LongestSubject] + "…";
    }

    private string BodyOf(OutgoingNotice message)
    {
        var content = message.Notice.Content;
        List<string> lines = [NoticeTexts.Heading(texts, message.Notice.Kind), $"{message.Notice.Number} · {content.Title}", ""];
        if (content.Sentence is { } sentence) lines.AddRange([sentence, ""]);
        lines.AddRange(NoticeTexts.Facts(texts, content).Select(fact => $"{fact.Label}: {fact.Value}"));
        lines.AddRange(["", texts["Decisions are made in the portal, where you are signed in."], address.Of(message.Notice.MessageId, message.DeliveryId)]);
        return string.Join(Environment.NewLine, lines);
    }
}
