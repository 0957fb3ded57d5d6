using System.Text.RegularExpressions;
using ConvergencePortal.Tests.Common;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConvergencePortal.Tests.Api;

/// <summary>Every address and method of the API, as the host itself lists them; a new one is in every test that uses this.</summary>
internal static partial class ApiEndpoints
{
    public static IReadOnlyList<(HttpMethod Method, string Address)> Of(TestHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/v1", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => (new HttpMethod(method), Parameter().Replace(endpoint.RoutePattern.RawText!, "1"))))
            .Distinct(),
    ];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
