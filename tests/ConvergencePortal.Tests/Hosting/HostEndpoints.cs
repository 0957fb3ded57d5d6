using System.Text.RegularExpressions;
using ConvergencePortal.Tests.Common;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ConvergencePortal.Tests.Hosting;

/// <summary>Every address and method that the host answers, as the host itself lists them: pages, API, files, links and what Blazor calls.</summary>
internal static partial class HostEndpoints
{
    public static IReadOnlyList<HostEndpoint> Of(TestHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"])
                .Select(method => new HostEndpoint(new HttpMethod(method), "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, "1").TrimStart('/'), endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)))
            .Distinct()
            // Whatever ends a session comes last.
            .OrderBy(endpoint => endpoint.Address.Contains("/sign", StringComparison.Ordinal)),
    ];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

/// <summary>One address of the host with a method that it takes.</summary>
internal sealed record HostEndpoint(HttpMethod Method, string Address, bool IsAsset);
