using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Health;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Notices;
using ConvergencePortal.Web.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Health;

public sealed class HealthPageTests : ComponentTest
{
    [Fact]
    public async Task Page_MigratedDatabase_SaysThatThePortalWorksAndNamesTheEngine()
    {
        var provider = TestPortal.SqlServer is null ? PortalDatabase.Sqlite : PortalDatabase.SqlServer;
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Database:Provider", provider)]).Build());
        Services.AddScoped<HealthReads>();
        Services.AddSingleton(new PublicAddress(() => "https://portal.lindquell.example"));
        Services.AddScoped<SignInSetup>();

        var page = await RenderAsync<HealthPage>("auditor");

        page.WaitForAssertion(() => page.Find(".notice-good").TextContent.ShouldContain("The portal works"), Patience);
        page.Find(".setup-list").TextContent.ShouldContain("everybody can choose to be anybody");
        page.Find("dl").TextContent.ShouldContain(TestPortal.SqlServer is null ? "3.50.4" : "16");
    }
}
