using Bunit;
using ConvergencePortal.Core;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Radzen;
using Xunit;

namespace ConvergencePortal.Tests.Common;

/// <summary>Renders components on the test plant, with the use cases and the feed of its portal.</summary>
public abstract class ComponentTest : BunitContext, IAsyncLifetime
{
    protected TestPortal Portal { get; private set; } = null!;

    protected static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Pages read asynchronously; this is long enough for a slow machine and over as soon as the page is there.</summary>
    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    public async ValueTask InitializeAsync()
    {
        Portal = await TestPlant.CreatePortalAsync();
        Services.AddPortal();
        Services.AddSingleton(Portal.Feed);
        Services.AddSingleton<IClock>(Portal.Clock);
        Services.AddSingleton<INoticeSender>(Portal.Sender);
        Services.AddSingleton<ISecretBox, TurningBox>();
        Services.AddSingleton(new MailState(IsOn: true));
        Services.AddSingleton(new SignInMode(IsDemo: true, ShowsDemoBanner: false, IsDirectory: false));
        Services.AddSingleton(new AllowedHosts(AllowedHosts.Teams, AllowsLoopback: false));
        Services.AddSingleton<IDbContextFactory<PortalDb>>(new PortalFactory(Portal));
        Services.AddLocalization();
        Services.AddRadzenComponents();
        // Radzen's components call scripts of their own that no test looks at; ours has one listener and no calls.
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected async Task<IRenderedComponent<T>> RenderAsync<T>(string persona, Action<ComponentParameterCollectionBuilder<T>>? parameters = null) where T : IComponent
    {
        var actor = await Portal.ActorAsync(persona);
        return Render<T>(builder =>
        {
            builder.AddCascadingValue(actor);
            parameters?.Invoke(builder);
        });
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Portal.DisposeAsync();
    }

    private sealed class PortalFactory(TestPortal portal) : IDbContextFactory<PortalDb>
    {
        public PortalDb CreateDbContext() => portal.Db();
    }
}
