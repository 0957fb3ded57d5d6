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
        var words = message.Notices.Count > 1
            ? texts["{0} notices", message.Notices.Count].Value
            : $"{message.Notice.Number}: {NoticeTexts.Heading(texts, message.Notice.Kind)} · {message.Notice.Content.Title}";
        var subject = string.Join(' ', words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return subject.Length <= LongestSubject ? subject : subject[..LongestSubject] + "…";
    }

    private string BodyOf(OutgoingNotice message)
    {
        List<string> lines = [];
        foreach (var (id, notice) in message.DeliveryIds.Zip(message.Notices))
        {
            lines.AddRange([NoticeTexts.Heading(texts, notice.Kind), $"{notice.Number} · {notice.Content.Title}"]);
            if (notice.Content.Sentence is { } sentence) lines.Add(sentence);
            lines.AddRange(NoticeTexts.Facts(texts, notice.Content).Select(fact => $"{fact.Label}: {fact.Value}"));
            lines.AddRange([address.Of(notice.MessageId, id), ""]);
        }
        lines.Add(texts["Decisions are made in the portal, where you are signed in."]);
        return string.Join(Environment.NewLine, lines);
    }
}
