using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.People;

/// <summary>
/// What a key may reach: "changes:read" or "import:write". The area is the first part of an address below /api/v1, so that the endpoints themselves say which scopes there are.
/// </summary>
public static class ApiKeyScopes
{
    /// <summary>Far above the number of areas; no more than the column holds.</summary>
    public const int Most = 80;

    public const int ColumnLength = 4000;

    public const string Reading = "read";
    public const string Writing = "write";

    public static string Of(string area, bool writes) => $"{area}:{(writes ? Writing : Reading)}";

    /// <summary>Each once and in order, so that two keys with the same rights read the same.</summary>
    public static string Write(IEnumerable<string> scopes) => string.Join(' ', scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public static IReadOnlyList<string> Read(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The scopes that a key is to get, or why it cannot.</summary>
    /// <param name="known">What the host's endpoints ask for.</param>
    public static Result<IReadOnlyList<string>> Check(IReadOnlyList<string?>? asked, IReadOnlyCollection<string> known)
    {
        if (asked is null or { Count: 0 }) return ApiKeyErrors.ScopesRequired;
        if (asked.Count > Most) return ApiKeyErrors.TooManyScopes;

        var unknown = asked.Where(scope => scope is null || !known.Contains(scope, StringComparer.Ordinal)).Take(1).ToList();
        return unknown.Count > 0 ? ApiKeyErrors.UnknownScope(unknown[0]) : Result.Of(Read(Write(asked.OfType<string>())));
    }
}
