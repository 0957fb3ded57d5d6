using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Notices;

/// <summary>Where the portal may send to: whoever can write an address into a form must not be able to make the portal call into the company's own network.</summary>
/// <param name="Hosts">Host names; "*." in front stands for any name below.</param>
/// <param name="AllowsLoopback">In Development, where a test's own server listens.</param>
public sealed record AllowedHosts(IReadOnlyList<string> Hosts, bool AllowsLoopback)
{
    /// <summary>Of workflows in Microsoft Teams.</summary>
    public static readonly IReadOnlyList<string> Teams = ["*.logic.azure.com", "*.environment.api.powerplatform.com", "*.api.powerautomate.com"];

    public bool Allows(string host) => Hosts.Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > allowed.Length - 1 && host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Whether an address may be a channel's.</summary>
public static class ChannelAddressRules
{
    public const int MostCharacters = 2000;

    /// <summary>The address as it is called; else why it is refused, without repeating it.</summary>
    public static Result<Uri> Read(string? text, AllowedHosts allowed)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) return ChannelErrors.AddressRequired;
        if (trimmed.Length > MostCharacters || PlainText.HasForbiddenCharacter(trimmed) || !Uri.TryCreate(trimmed, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return ChannelErrors.NoAddress;
        if (address.UserInfo.Length > 0) return ChannelErrors.NamesInAddress;
        if (address.IsLoopback) return allowed.AllowsLoopback ? address : ChannelErrors.Loopback;
        if (address.Scheme != "https") return ChannelErrors.NotHttps;
        // An address of digits is never on the list, and a port of its own is not what Teams hands out.
        return address.HostNameType == UriHostNameType.Dns && address.IsDefaultPort && allowed.Allows(address.IdnHost) ? address : ChannelErrors.HostNotAllowed(address.IdnHost, allowed.Hosts);
    }

    /// <summary>What people may see of it.</summary>
    public static string Shown(Uri address) => $"{address.Scheme}://{address.Authority}/…";
}
