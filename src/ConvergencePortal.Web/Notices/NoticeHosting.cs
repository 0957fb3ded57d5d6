using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ConvergencePortal.Web.Notices;

/// <summary>Encrypts addresses and secrets of channels with the host's Data Protection keys.</summary>
public sealed class SecretBox(IDataProtectionProvider protection) : ISecretBox
{
    private readonly IDataProtector _protector = protection.CreateProtector("ConvergencePortal.Channels");

    public string Protect(string secret) => _protector.Protect(secret);

    public string? Unprotect(string text)
    {
        try
        {
            return _protector.Unprotect(text);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Tells people a moment after something was saved, and of what is due every minute.</summary>
public sealed class NoticeWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<NoticeWatch> log) : Watch(scopes, feed, log)
{
    protected override TimeSpan Settling => TimeSpan.FromMilliseconds(200);

    protected override bool Concerns(Saved saved) => saved.RecordType != RecordTypes.Notice;

    protected override Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken) => services.GetRequiredService<TellNotices>().RunAsync(stoppingToken);
}

/// <summary>Sends what waits: when a notice was made, and every few seconds for what is tried again.</summary>
public sealed class DeliveryWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<DeliveryWatch> log) : Watch(scopes, feed, log)
{
    protected override TimeSpan Settling => TimeSpan.FromMilliseconds(50);
    protected override TimeSpan Patience => TimeSpan.FromSeconds(10);

    /// <summary>What was sent or read gives nothing new to send.</summary>
    protected override bool Concerns(Saved saved) => saved.ConcernsChannels() && saved != NoticeNews.Sent;

    protected override async Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        while (await services.GetRequiredService<DeliverNotices>().RunAsync(stoppingToken) > 0) { }
    }
}

/// <summary>Reads the settings of notices: Portal:Address, Notices:AllowedHosts and Mail:*.</summary>
public static class NoticeHosting
{
    public static void AddPortalNotices(this IServiceCollection services, IHostEnvironment environment, IConfiguration settings)
    {
        var hosts = settings.GetSection("Notices:AllowedHosts").Get<string[]>() is { Length: > 0 } named ? named : AllowedHosts.Teams;
        services.AddSingleton(new AllowedHosts(hosts, AllowsLoopback: environment.IsDevelopment()));
        services.AddSingleton(provider => new PublicAddress(() => settings["Portal:Address"] ?? ListeningAt(provider) ?? PortalAddress.Default));
        var mail = new MailSettings(settings["Mail:Host"], settings.GetValue("Mail:Port", 25), settings["Mail:From"] ?? "portal@localhost", settings["Mail:User"], settings["Mail:Password"], settings.GetValue("Mail:Tls", true));
        services.AddSingleton(mail);
        services.AddSingleton(new MailState(mail.IsOn));
        services.AddSingleton<ISecretBox, SecretBox>();
        // No client factory: it logs addresses, and these carry secrets.
        services.AddSingleton<HttpMessageInvoker>(_ => new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = true, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5) }));
        services.AddScoped<CardBuilder>();
        services.AddScoped<MailSender>();
        services.AddScoped<INoticeSender, ChannelSender>();
        if (!settings.GetValue("Notices:Run", true)) return;

        services.AddHostedService<NoticeWatch>();
        services.AddHostedService<DeliveryWatch>();
    }

    /// <summary>Where nobody says how people reach the portal: where it listens, once it does.</summary>
    private static string? ListeningAt(IServiceProvider provider) => provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}
