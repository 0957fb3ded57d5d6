using ConvergencePortal.Tests.Api;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Hosting;

public sealed class TraceTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>A server that echoes a request shows a script the cookie that it must not read.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/healthz")]
    [InlineData("/api/v1/changes")]
    public async Task Trace_OfAnyAddress_EchoesNothing(string address)
    {
        var client = await api.AsAsync("admin");
        using var request = new HttpRequestMessage(HttpMethod.Trace, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Secret", "nobody-may-see-this");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBeInRange(300, 499);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("nobody-may-see-this");
    }
}
