using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ConvergencePortal.Web.SignIn;

/// <summary>
/// Entra ID leaves the groups out of a token when there are more than 200 and says so. Then Microsoft Graph is asked, where the operator set it up, or nobody comes in: rights that are
/// guessed would be worse. Graph's address comes from the settings, never from the token.
/// </summary>
public sealed class GroupOverage(DirectorySettings settings, DirectoryClient client)
{
    private const int MostPages = 30;

    public string Scope => $"{settings.Graph.AbsoluteUri.TrimEnd('/')}/GroupMember.Read.All";

    public async Task<IReadOnlySet<string>> ReadAsync(JsonWebToken token, string? accessToken, CancellationToken cancellationToken)
    {
        if (!IsOver(token)) return token.Claims.Where(claim => claim.Type == "groups").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        if (!settings.ResolvesGroups || accessToken is null)
            throw new SignInRefusedException(SignInWhy.Groups, "groups.overage", "The account is in more groups than its token carries, and AzureAd:ResolveGroupOverage is off.");

        try
        {
            return await AskAsync(accessToken, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or InvalidOperationException or KeyNotFoundException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SignInRefusedException(SignInWhy.Groups, "groups.graph", "Microsoft Graph did not say which groups the account is in.", exception);
        }
    }

    /// <summary>Said by _claim_names for the code flow and by hasgroups where the address would be too long.</summary>
    private static bool IsOver(JsonWebToken token) =>
        (token.TryGetPayloadValue<JsonElement>("_claim_names", out var names) && names.ValueKind == JsonValueKind.Object && names.TryGetProperty("groups", out _))
        || (token.TryGetClaim("hasgroups", out var has) && has.Value.Equals("true", StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlySet<string>> AskAsync(string accessToken, CancellationToken cancellationToken)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        Uri? next = new(settings.Graph, "v1.0/me/transitiveMemberOf/microsoft.graph.group?$select=id&$top=999");
        for (var pages = 0; next is not null; pages++)
        {
            if (pages == MostPages || next.Host != settings.Graph.Host || next.Scheme != settings.Graph.Scheme || next.Port != settings.Graph.Port) throw new InvalidOperationException("Graph points elsewhere, or goes on for ever.");

            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
            using var answer = await client.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            using var page = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            groups.UnionWith(page.RootElement.GetProperty("value").EnumerateArray().Select(group => group.GetProperty("id").GetString() ?? ""));
            next = page.RootElement.TryGetProperty("@odata.nextLink", out var link) && link.GetString() is { } address ? new Uri(address) : null;
        }
        return groups;
    }
}
