using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.Notices;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Notices;

/// <summary>Where the portal is reached from outside, as people type it: links of cards and mails begin with it.</summary>
/// <param name="find">Asked each time, since a host knows where it listens only once it does.</param>
public sealed class PublicAddress(Func<string> find)
{
    public string Root => find().TrimEnd('/');

    public string Of(Guid messageId, int deliveryId) => string.Create(CultureInfo.InvariantCulture, $"{Root}/n/{messageId}?m={deliveryId}");
}

/// <summary>Builds the card of a notice, in the channel's language. A card never decides: it says what, where, when, what is at risk and who is missing, and opens the portal.</summary>
public sealed class CardBuilder(IStringLocalizer<Texts> texts, PublicAddress address)
{
    /// <summary>Teams refuses 28 KB after it has encoded the card anew; a body of 24,453 bytes was refused.</summary>
    public const int MostBytes = 18 * 1024;

    private const int LongestText = 600;
    private const int MostNames = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The message as it is sent; its texts are shortened until it fits.</summary>
    public byte[] Write(OutgoingNotice message)
    {
        for (var longest = LongestText; ; longest /= 2)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new TeamsMessage([new TeamsAttachment(Build(message, longest))]), Json);
            if (body.Length <= MostBytes || longest < 20) return body;
        }
    }

    public AdaptiveCard Build(OutgoingNotice message, int longest = LongestText)
    {
        var (before, language) = (CultureInfo.CurrentUICulture, CultureInfo.GetCultureInfo(message.Channel?.Language ?? "en"));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (language, language);
            return Of(message, longest);
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, culture);
        }
    }

    private AdaptiveCard Of(OutgoingNotice message, int longest)
    {
        var (notice, content) = (message.Notice, message.Notice.Content);
        var heading = NoticeTexts.Heading(texts, notice.Kind);
        var title = CardText.Of($"{notice.Number} · {content.Title}", longest);
        var facts = NoticeTexts.Facts(texts, content).Select(fact => new Fact(fact.Label, CardText.Of(fact.Value, longest))).ToList();
        if (message.Holders.Count > 0) facts.Add(new Fact(texts["Asked"], CardText.Of(Names(message.Holders), longest)));

        List<CardElement> body =
        [
            new TextBlock(heading) { Size = "Medium", Weight = "Bolder", Color = ColorOf(notice.Kind), Style = "heading" },
            new TextBlock(title) { Weight = "Bolder" },
        ];
        if (content.Sentence is { } sentence) body.Add(new TextBlock(CardText.Of(sentence, longest)));
        if (facts.Count > 0) body.Add(new FactSet(facts));
        body.Add(new TextBlock(texts["Decisions are made in the portal, where you are signed in."]) { IsSubtle = true, Size = "Small" });
        return new AdaptiveCard(body, [new OpenUrlAction(texts["Open in the portal"], address.Of(notice.MessageId, message.DeliveryId))]) { Speak = $"{heading}: {title}" };
    }

    private string Names(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? string.Join(", ", names) : texts["{0} and {1} more, see the portal", string.Join(", ", names.Take(MostNames)), names.Count - MostNames];

    /// <summary>Beside the words, never instead of them.</summary>
    private static string? ColorOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Escalation or NoticeKind.Emergency or NoticeKind.DeliveryFailed => "Attention",
        NoticeKind.Reminder or NoticeKind.ConflictAppeared or NoticeKind.PointOfNoReturn or NoticeKind.ExceptionEnding => "Warning",
        _ => "Accent",
    };
}
