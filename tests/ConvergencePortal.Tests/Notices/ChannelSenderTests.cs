using System.Collections.Concurrent;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web;
using ConvergencePortal.Web.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Notices;

/// <summary>A sink on this machine stands for Teams: each of its answers has its consequence, and no answer shows the address.</summary>
public sealed class ChannelSenderTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Body, IHeaderDictionary Headers)> _got = new();
    private WebApplication _sink = null!;
    private Func<HttpContext, Task> _answer = context => Task.CompletedTask;

    [Theory]
    [InlineData(200, SendResult.Accepted)]
    [InlineData(202, SendResult.Accepted)]
    [InlineData(400, SendResult.Refused)]
    [InlineData(401, SendResult.Refused)]
    [InlineData(403, SendResult.Refused)]
    [InlineData(404, SendResult.Refused)]
    [InlineData(413, SendResult.Refused)]
    [InlineData(412, SendResult.TryLater)]
    [InlineData(429, SendResult.Throttled)]
    [InlineData(500, SendResult.TryLater)]
    [InlineData(502, SendResult.TryLater)]
    [InlineData(504, SendResult.TryLater)]
    public async Task Send_AnswerOfTheWorkflow_HasItsConsequence(int status, SendResult result)
    {
        _answer = context => Task.FromResult(context.Response.StatusCode = status);

        var outcome = await SendAsync(Channel(ChannelKind.Teams));

        (outcome.Result, outcome.Answer).ShouldBe((result, $"HTTP {status}"));
    }

    [Fact]
    public async Task Send_Throttled_WaitsAsLongAsItIsAsked()
    {
        _answer = context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "90");
            return Task.CompletedTask;
        };

        (await SendAsync(Channel(ChannelKind.Teams))).RetryAfter.ShouldBe(Duration.FromSeconds(90));
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        _answer = context =>
        {
            if (context.Request.Path != "/elsewhere") context.Response.Redirect("/elsewhere?stolen", permanent: false);
            return Task.CompletedTask;
        };

        (await SendAsync(Channel(ChannelKind.Teams))).ShouldSatisfyAllConditions(o => o.Result.ShouldBe(SendResult.Refused), o => o.Answer.ShouldContain("redirect"));
        _got.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_ConnectionCut_IsTriedLaterAndSaysNoAddress()
    {
        _answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var outcome = await SendAsync(Channel(ChannelKind.Teams));

        outcome.Result.ShouldBe(SendResult.Away);
        outcome.Answer.ShouldNotContain("sig");
        outcome.Answer.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task Send_ToAnotherSystem_IsSignedSoThatItCanTell()
    {
        var (channel, secret) = (Channel(ChannelKind.Webhook, "whsec_abc"), "whsec_abc");

        (await SendAsync(channel)).Result.ShouldBe(SendResult.Accepted);

        var (body, headers) = _got.ShouldHaveSingleItem();
        headers[ChannelSender.SignatureHeader].ToString().ShouldBe(ChannelSender.Sign(System.Text.Encoding.UTF8.GetBytes(body), secret, TestPortal.Start));
        headers[ChannelSender.MessageHeader].ToString().ShouldNotBeEmpty();
        body.ShouldContain("\"number\":\"CR-2026-0007\"");
    }

    /// <summary>What a receiver computes with any other code: openssl dgst -sha256 -hmac whsec_abc over "1762344000.{}".</summary>
    [Fact]
    public void Sign_KnownMessage_HasTheKnownSignature() =>
        ChannelSender.Sign("{}"u8.ToArray(), "whsec_abc", Instant.FromUnixTimeSeconds(1762344000)).ShouldBe("t=1762344000,v1=" + KnownSignature);

    [Fact]
    public async Task Send_HostThatIsNoLongerOnTheList_IsNotCalled()
    {
        var outcome = await SendAsync(Channel(ChannelKind.Teams), new AllowedHosts(AllowedHosts.Teams, AllowsLoopback: false));

        outcome.Result.ShouldBe(SendResult.Refused);
        _got.ShouldBeEmpty();
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _sink = builder.Build();
        _sink.Urls.Add("http://127.0.0.1:0");
        _sink.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _got.Enqueue((await reader.ReadToEndAsync(), new HeaderDictionary(context.Request.Headers.ToDictionary())));
            await _answer(context);
        });
        await _sink.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _sink.DisposeAsync();

    private const string KnownSignature = "37f312ad785b9b9c8e634139090c69ff70ebcbbf7179bee5a8635756fa219973";

    private NoticeChannel Channel(ChannelKind kind, string? secret = null) =>
        new(Channels.Choices("Sink", kind), null, new TurningBox().Protect($"{_sink.Urls.Single()}/hook?sig=very-secret"), "", secret is null ? null : new TurningBox().Protect(secret));

    private static async Task<SendOutcome> SendAsync(NoticeChannel channel, AllowedHosts? hosts = null)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });
        var texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Texts>>();
        var address = new PublicAddress(() => "https://portal.example");
        var sender = new ChannelSender(http, new TurningBox(), hosts ?? new AllowedHosts([], AllowsLoopback: true), new CardBuilder(texts, address), address, new FakeClock(TestPortal.Start),
            new MailSender(new MailSettings(null, 25, "portal@example.org", null, null, true), texts, address));
        var notice = new Notice(Guid.NewGuid(), NoticeKind.Decided, RecordTypes.Change, "CR-2026-0007", new NoticeContent("Patch"), TestPortal.Start);
        return await sender.SendAsync(new OutgoingNotice([1], [notice], channel, null, []), TestContext.Current.CancellationToken);
    }
}
