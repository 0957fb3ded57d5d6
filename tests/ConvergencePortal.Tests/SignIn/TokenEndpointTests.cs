using System.Text;
using ConvergencePortal.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>The exchange of the code: what the portal sends, to whom, and what it makes of bad answers.</summary>
public sealed class TokenEndpointTests(EntraFixture entra) : IClassFixture<EntraFixture>
{
    /// <summary>The provider of these tests exchanges no code without the verifier; see the test after next for one that does.</summary>
    [Fact]
    public async Task Exchange_Always_SendsTheVerifierOfTheChallenge()
    {
        var attempt = await SignInAttempt.StartAsync(entra.Host);

        await (await attempt.ReturnAsync()).ShouldBeLetInAsync();

        attempt.Request.All["code_challenge_method"].ShouldBe("S256");
        attempt.Request.All["response_type"].ShouldBe("code");
        attempt.Request.All.GetValueOrDefault("response_mode", "query").ShouldBe("query");
        attempt.Request.All["scope"].Split(' ').ShouldContain("openid");
    }

    [Fact]
    public async Task Start_EachTime_HasNewSecrets()
    {
        var one = await SignInAttempt.StartAsync(entra.Host);
        var other = await SignInAttempt.StartAsync(entra.Host);

        one.Request.State.ShouldNotBe(other.Request.State);
        one.Request.Nonce.ShouldNotBe(other.Request.Nonce);
        one.Request.Challenge.ShouldNotBe(other.Request.Challenge);
        one.Request.Nonce.Length.ShouldBeGreaterThanOrEqualTo(22);
    }

    [Fact]
    public async Task Secret_GoesToTheTokenEndpointOnly()
    {
        var attempt = await SignInAttempt.StartAsync(entra.Host);
        await (await attempt.ReturnAsync()).ShouldBeLetInAsync();

        string.Concat(attempt.Request.All.Values).ShouldNotContain(HostileProvider.ClientSecret);
        var told = entra.Provider.Calls.Where(call => Everything(call).Contains(HostileProvider.ClientSecret, StringComparison.Ordinal) || Everything(call).Contains(ProviderCall.Basic, StringComparison.Ordinal)).ToList();
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(call => call.Path == "/token" && call.Method == "POST" && call.Query == "");
        entra.Host.Log.With(HostileProvider.ClientSecret).ShouldBeEmpty();
    }

    public static TheoryData<string> BadAnswers => ["500", "400", "HTML", "no JSON", "a list", "nothing", "no id_token", "a number for a token"];

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task Exchange_BadAnswer_LetsNobodyIn(string answer)
    {
        var result = await entra.SignInAsync(new Forgery { InsteadOfTokens = context => AnswerAsync(context, answer) });

        await result.ShouldBeTurnedAwayAsync("Unavailable", "token");
    }

    [Fact]
    public async Task Exchange_Redirected_IsNotFollowed()
    {
        var result = await entra.SignInAsync(new Forgery
        {
            InsteadOfTokens = context =>
            {
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = $"{entra.Provider.Address}/thief";
                return Task.CompletedTask;
            },
        });

        await result.ShouldBeTurnedAwayAsync("Unavailable", "token");
        entra.Provider.CallsOf("/thief").ShouldBe(0);
    }

    [Fact]
    public async Task Exchange_EndlessAnswer_IsCutOff()
    {
        var result = await entra.SignInAsync(new Forgery
        {
            InsteadOfTokens = async context =>
            {
                var block = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
                try
                {
                    while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(block, context.RequestAborted);
                }
                catch (Exception gone) when (gone is OperationCanceledException or IOException)
                {
                    // The portal has hung up, as it should.
                }
            },
        });

        await result.ShouldBeTurnedAwayAsync("Unavailable", "maximum buffer size");
    }

    [Fact]
    public async Task Exchange_NotAnswered_IsGivenUp()
    {
        await using var own = await OwnEntra.StartAsync();
        own.Host.Services.GetRequiredService<DirectoryClient>().Timeout = TimeSpan.FromMilliseconds(500);

        var result = await own.SignInAsync(new Forgery { InsteadOfTokens = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default) });

        await result.ShouldBeTurnedAwayAsync("Unavailable", "token");
    }

    [Fact]
    public async Task Exchange_CodeThatTheProviderDoesNotKnow_IsRefused()
    {
        var attempt = await SignInAttempt.StartAsync(entra.Host);

        var result = await attempt.ReturnAsync(change: query => query["code"] = "made-up");

        await result.ShouldBeTurnedAwayAsync("Refused", "invalid_grant");
    }

    [Fact]
    public async Task Exchange_BrokenOff_LetsNobodyIn()
    {
        var result = await entra.SignInAsync(new Forgery { InsteadOfTokens = context => { context.Abort(); return Task.CompletedTask; } });

        await result.ShouldBeTurnedAwayAsync("Unavailable", "token");
    }

    [Fact]
    public async Task Tokens_AreNotKept()
    {
        var result = await entra.SignInAsync(Forgery.None);

        await result.ShouldBeLetInAsync();
        entra.Host.Log.With(HostileProvider.AccessToken).ShouldBeEmpty();
        string.Concat(result.Cookies).Length.ShouldBeLessThan(2000);
    }

    private static string Everything(ProviderCall call) => $"{call.Path}{call.Query}{call.Headers}{call.Body}";

    private static Task AnswerAsync(HttpContext context, string answer)
    {
        context.Response.StatusCode = int.TryParse(answer, out var status) ? status : 200;
        context.Response.ContentType = answer == "HTML" ? "text/html" : "application/json";
        return context.Response.WriteAsync(answer switch
        {
            "500" => """{"error":"server_error","error_description":"stack trace at C:\\provider"}""",
            "400" => """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret"}""",
            "HTML" => "<html><body>Under maintenance</body></html>",
            "no JSON" => "{\"access_token\":",
            "a list" => "[]",
            "nothing" => "",
            "no id_token" => """{"access_token":"an-access-token-nobody-may-see","token_type":"Bearer"}""",
            "a number for a token" => """{"access_token":"an-access-token-nobody-may-see","token_type":"Bearer","id_token":12}""",
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
        });
    }
}
