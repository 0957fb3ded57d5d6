using ConvergencePortal.Core.People;

namespace ConvergencePortal.Web.Hosting;

/// <summary>What a key needs for an endpoint, where its method and address do not say it.</summary>
public enum KeyNeed
{
    /// <summary>A question that is asked by POST, since it does not fit into an address.</summary>
    Read,

    /// <summary>Nothing: every key may.</summary>
    Nothing,

    /// <summary>No scope helps: people only.</summary>
    APerson,
}

/// <summary>An area of the API, with what a key can be allowed in it.</summary>
public sealed record ApiArea(string Name, bool CanRead, bool CanWrite);

/// <summary>
/// The scopes of API keys, as the endpoints themselves ask for them: the area is the first part of the address below /api/v1, GET reads and everything else writes. A new endpoint
/// has its scope the moment it is mapped.
/// </summary>
public sealed class ApiScopes(EndpointDataSource endpoints)
{
    private const string Root = "/api/v1/";

    private readonly Lazy<IReadOnlyList<ApiArea>> _areas = new(() => [.. endpoints.Endpoints.Select(ScopeOf).OfType<(string Area, bool Writes)>().GroupBy(scope => scope.Area)
        .OrderBy(area => area.Key, StringComparer.Ordinal).Select(area => new ApiArea(area.Key, area.Any(scope => !scope.Writes), area.Any(scope => scope.Writes)))]);

    public IReadOnlyList<ApiArea> Areas => _areas.Value;

    /// <summary>Every scope that a key can have.</summary>
    public IReadOnlyList<string> Known => [.. Areas.SelectMany(area => new[] { area.CanRead ? ApiKeyScopes.Of(area.Name, false) : null, area.CanWrite ? ApiKeyScopes.Of(area.Name, true) : null }.OfType<string>())];

    /// <summary>The scope that a key needs to call this endpoint; null where it needs none, or where none helps.</summary>
    public static string? NeededFor(Endpoint? endpoint) => endpoint is not null && ScopeOf(endpoint) is var (area, writes) ? ApiKeyScopes.Of(area, writes) : null;

    private static (string Area, bool Writes)? ScopeOf(Endpoint endpoint)
    {
        if (endpoint is not RouteEndpoint { RoutePattern.RawText: { } address } || !address.StartsWith(Root, StringComparison.Ordinal)) return null;
        if (endpoint.Metadata.GetMetadata<KeyNeedMark>()?.Need is KeyNeed.Nothing or KeyNeed.APerson) return null;

        var onlyReads = endpoint.Metadata.GetMetadata<KeyNeedMark>()?.Need == KeyNeed.Read || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && methods.All(HttpMethods.IsGet);
        // A file of a list is read with the list: /windows.ics belongs to windows.
        return (address[Root.Length..].Split('/', '.')[0], !onlyReads);
    }
}

/// <summary>How endpoints say what a key needs for them.</summary>
public static class KeyNeeds
{
    /// <summary>Answers people only, whatever scopes a key has.</summary>
    public static T ForPeopleOnly<T>(this T endpoints) where T : IEndpointConventionBuilder => endpoints.AddEndpointFilter<T, PeopleOnlyFilter>().WithMetadata(new KeyNeedMark(KeyNeed.APerson));

    /// <summary>Writes nothing, though it is asked by POST.</summary>
    public static T OnlyReads<T>(this T endpoints) where T : IEndpointConventionBuilder => endpoints.WithMetadata(new KeyNeedMark(KeyNeed.Read));

    public static T FreeForKeys<T>(this T endpoints) where T : IEndpointConventionBuilder => endpoints.WithMetadata(new KeyNeedMark(KeyNeed.Nothing));
}

/// <summary>Stands among an endpoint's metadata.</summary>
internal sealed record KeyNeedMark(KeyNeed Need);
