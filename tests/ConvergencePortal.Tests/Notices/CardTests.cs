using System.Text;
using System.Text.Json;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using ConvergencePortal.Web;
using ConvergencePortal.Web.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Notices;

/// <summary>A card says what, where, when, what is at risk and who is missing, fits into Teams whatever people wrote, and does nothing but open the portal.</summary>
public sealed class CardTests
{
    private static readonly CardBuilder Cards = new(
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Texts>>(), new PublicAddress(() => "https://portal.example/"));

    private static readonly NoticeContent Whole = new("Patch the filler's PLC")
    {
        Site = "Berlin", Zone = "Europe/Berlin", Things = ["BER:PLC-FILLER"], ThingCount = 1, From = Instant.FromUtc(2026, 11, 8, 1, 0), Until = Instant.FromUtc(2026, 11, 8, 3, 30),
        Missing = [Function.IT, Function.OT], ProductionMinutesAtRisk = 30, Risk = "The line stands if it fails", Status = ChangeStatus.Authorizing, By = "Olga Petrov",
    };

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Card_OfEveryKind_IsTakenByTheReferenceReaderWithItsButton(NoticeKind kind)
    {
        var message = Message(kind, Whole, ["Anna Roth", "Omar Haddad"]);

        var answers = await Peers.AskAsync([Content(message), Content(message with { Channel = Channel("de") })], TestContext.Current.CancellationToken, "cards.mjs");

        var link = $"https://portal.example/n/{message.Notice.MessageId}?m=7";
        answers[0].ShouldBe([$"Open in the portal -> {link}"]);
        answers[1].ShouldBe([$"Im Portal öffnen -> {link}"]);
    }

    [Fact]
    public void Card_OfARequest_SaysWhatWhereWhenAtRiskAndWhoIsMissing()
    {
        var text = Text(Message(NoticeKind.SignatureAsked, Whole, ["Anna Roth"]));

        foreach (var said in new[]
                 {
                     "Your signature is asked for", @"CR-2026-0007 · Patch the filler's PLC", "BER:PLC-FILLER", "Berlin", "Sun 8 Nov 2026, 02:00 Europe/Berlin until 04:30", "30 min", "The line stands if it fails", "IT and OT", "Anna Roth",
                 }) text.ShouldContain(said.Replace("(", @"\("));
    }

    [Fact]
    public void Message_OfTeams_HasTheFormThatTheWorkflowReads()
    {
        using var message = JsonDocument.Parse(Cards.Write(Message(NoticeKind.Test, new("IT"), [])));

        var root = message.RootElement;
        root.GetProperty("type").GetString().ShouldBe("message");
        var attachment = root.GetProperty("attachments")[0];
        attachment.GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        attachment.GetProperty("contentUrl").ValueKind.ShouldBe(JsonValueKind.Null);
        attachment.GetProperty("content").GetProperty("version").GetString().ShouldBe("1.5");
        attachment.GetProperty("content").GetProperty("msteams").GetProperty("width").GetString().ShouldBe("Full");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ä")]
    [InlineData("漢")]
    [InlineData("🏭")]
    [InlineData("*")]
    [InlineData("\"")]
    public void Message_OfHugeTexts_StaysBelowEighteenKilobytes(string sign)
    {
        var huge = string.Concat(Enumerable.Repeat(sign, 100_000 / sign.Length));
        var content = Whole with { Risk = huge, Sentence = huge, Things = [.. Enumerable.Repeat(huge, 40)], ThingCount = 500 };

        var written = Cards.Write(Message(NoticeKind.Escalation, new NoticeContent(huge) with { Risk = content.Risk, Sentence = content.Sentence, Things = content.Things, ThingCount = 500 }, [.. Enumerable.Repeat(huge, 40)]));

        written.Length.ShouldBeLessThanOrEqualTo(CardBuilder.MostBytes);
        Should.NotThrow(() => JsonDocument.Parse(written));
    }

    [Fact]
    public void Card_OfManyThings_SaysHowManyMoreThereAre() =>
        Text(Message(NoticeKind.Scheduled, Whole with { Things = [.. Enumerable.Range(1, 10).Select(i => $"D{i}")], ThingCount = 22 }, [])).ShouldContain("D10 and 12 more, see the portal");

    [Theory]
    [InlineData("**bold** and [a link](https://evil.example)", @"\*\*bold\*\* and \[a link\]\(https://evil.example\)")]
    [InlineData("<at>Everybody</at>", "<\u2060at\\>Everybody<\u2060/at\\>")]
    [InlineData("- item", @"\- item")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("Ann \"the\" O'Neil", "Ann \"the\" O'Neil")]
    [InlineData("abc\u202Egnp.exe\u202C", "abcgnp.exe")]
    [InlineData("name\u200Fwith\u2066marks\u2069", "namewithmarks")]
    [InlineData("two\nlines\tand  blanks", "two lines and blanks")]
    public void Text_ThatPeopleWrote_IsShownAndDoesNothing(string written, string shown) => CardText.Of(written, 200).ShouldBe(shown);

    private static string Text(OutgoingNotice message) => Encoding.UTF8.GetString(Cards.Write(message));

    /// <summary>The card as it lies in the message that is sent.</summary>
    private static object Content(OutgoingNotice message) => JsonDocument.Parse(Cards.Write(message)).RootElement.GetProperty("attachments")[0].GetProperty("content");

    private static OutgoingNotice Message(NoticeKind kind, NoticeContent content, IReadOnlyList<string> holders) =>
        new([7], [new Notice(Guid.NewGuid(), kind, RecordTypes.Change, "CR-2026-0007", content, TestPortal.Start)], Channel("en"), null, holders);

    private static NoticeChannel Channel(string language) => new(Channels.Choices("IT") with { Language = language }, null, "", "", null);
}
