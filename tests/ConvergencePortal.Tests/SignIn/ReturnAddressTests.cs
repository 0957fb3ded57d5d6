using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>Where a person lands after the sign-in: where they wanted to go, and never outside the portal.</summary>
public sealed class ReturnAddressTests(EntraFixture entra) : IClassFixture<EntraFixture>
{
    [Theory]
    [InlineData("/changes")]
    [InlineData("/changes?status=Draft&site=BER")]
    [InlineData("/changes/CR-2026-0001#approval")]
    [InlineData("/")]
    public async Task SignIn_WantedAPage_LandsThere(string address) => await (await entra.SignInAsync(Forgery.None, address)).ShouldBeLetInAsync(address);

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("%2f%2fevil.example")]
    [InlineData(" //evil.example")]
    [InlineData("evil.example")]
    [InlineData("changes")]
    [InlineData("")]
    public async Task SignIn_WantedToLeaveThePortal_LandsOnTheDesk(string address) => await (await entra.SignInAsync(Forgery.None, address)).ShouldBeLetInAsync("/");

    [Fact]
    public async Task SignIn_WantedAnAddressWithoutEnd_LandsOnTheDesk() => await (await entra.SignInAsync(Forgery.None, $"/{new string('a', 8000)}")).ShouldBeLetInAsync("/");

    /// <summary>Decoded once more by a browser or a proxy these would leave the portal; as they stand they are paths of it.</summary>
    [Theory]
    [InlineData("/%2fevil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/%09/evil.example")]
    public async Task SignIn_WantedAnEncodedSlash_StaysOnThisHost(string address)
    {
        var answer = await entra.SignInAsync(Forgery.None, address);

        answer.Session.ShouldNotBeNull();
        new Uri(new Uri("https://localhost"), answer.Location).Host.ShouldBe("localhost");
    }
}
