using System.Text;
using System.Text.RegularExpressions;
using ConvergencePortal.Tests.Common;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ConvergencePortal.Tests.Authorization;

/// <summary>An address of the host, as its routes spell it.</summary>
internal sealed partial record AccessAddress(string Section, string Method, string Pattern)
{
    private static readonly Dictionary<string, string> Examples = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kind"] = "zones", ["kindName"] = "zones", ["site"] = "BER", ["siteName"] = "BER", ["isoWeek"] = "2026-W44", ["week"] = "2026-W44", ["kpi"] = "decision-time", ["*path"] = "BER/PACK", ["documentName"] = "v1",
        ["messageId:guid"] = "0b5f0d3e-6a1c-4f0e-9d1e-2f6f6f0c7a11",
    };

    public string Name => $"{Method} {Pattern}";
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>With something for each parameter: a record that is there and is none of the caller's, or one that is not there.</summary>
    /// <param name="records">By the beginning of a pattern, what stands for its first parameter.</param>
    public string Fill(IReadOnlyDictionary<string, string> records)
    {
        var first = records.Keys.Where(start => Pattern == start || Pattern.StartsWith(start + "/", StringComparison.Ordinal)).Select(start => records[start]).FirstOrDefault();
        return Parameter().Replace(Pattern, match =>
        {
            if (first is null) return Examples.GetValueOrDefault(match.Groups[1].Value, match.Groups[1].Value.EndsWith(":int", StringComparison.Ordinal) ? "999999" : "NONE");
            var value = first;
            first = null;
            return value;
        });
    }

    /// <summary>Every address that the host lists, each method of it; files that come with the program are one.</summary>
    public static IReadOnlyList<AccessAddress> Of(TestHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(Of).Distinct().OrderBy(a => Array.IndexOf(AccessPage.Sections, a.Section)).ThenBy(a => a.Pattern, StringComparer.Ordinal)
            .ThenBy(a => a.Method, StringComparer.Ordinal),
    ];

    private static IEnumerable<AccessAddress> Of(RouteEndpoint endpoint)
    {
        var pattern = "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return [new("Host", "GET", "/portal.css")];

        // A page also takes POST, for forms that none of ours has: asked in a test of its own.
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null) return [new("Pages", "GET", pattern)];

        var section = pattern.StartsWith("/api/", StringComparison.Ordinal) ? "API"
            : pattern.StartsWith("/_", StringComparison.Ordinal) || pattern.StartsWith("/openapi", StringComparison.Ordinal) || pattern is "/healthz" or "/readyz" ? "Host" : "Files, links and forms";
        var any = pattern is "/_blazor/negotiate" or "/_blazor/disconnect" ? "POST" : "GET";
        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : [any]).Select(method => new AccessAddress(section, method, pattern));
    }

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Parameter();
}

/// <summary>docs/access.md, read as its readers read it, and written anew when somebody asks.</summary>
internal static class AccessPage
{
    /// <summary>Names a file into which the test writes the page with what the host answers now. Read the difference before you keep it: the page says what is right, not what is.</summary>
    public const string WriteTo = "PORTAL_WRITE_ACCESS";

    public static readonly string[] Sections = ["API", "Pages", "Files, links and forms", "Host"];

    private static readonly string[] Lines = File.ReadAllLines(RepositoryFiles.At("docs", "access.md"));

    /// <summary>By address and then by caller: what it answers.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Rows { get; } = Lines.Where(IsRow).Select(CellsOf)
        .ToDictionary(cells => cells[0], IReadOnlyDictionary<string, string> (cells) => AccessPlant.Callers.Zip(cells.Skip(1)).ToDictionary(cell => cell.First, cell => cell.Second));

    public static async Task WriteAsync(string file, IReadOnlyList<(AccessAddress Address, IReadOnlyList<string> Answers)> rows)
    {
        var page = new StringBuilder();
        var isInTable = false;
        foreach (var line in Lines)
        {
            if (line.StartsWith('|') && isInTable) continue;
            if (line.StartsWith("## ", StringComparison.Ordinal)) isInTable = Sections.Contains(line[3..]);
            page.Append(line).Append('\n');
            if (!line.StartsWith("## ", StringComparison.Ordinal) || !isInTable) continue;

            page.Append($"\n| address | {string.Join(" | ", AccessPlant.Callers)} |\n|{string.Concat(Enumerable.Repeat(" --- |", AccessPlant.Callers.Length + 1))}\n");
            foreach (var (address, answers) in rows.Where(row => row.Address.Section == line[3..]).OrderBy(row => row.Address.Pattern, StringComparer.Ordinal).ThenBy(row => row.Address.Method, StringComparer.Ordinal)) page.Append($"| `{address.Name}` | {string.Join(" | ", answers)} |\n");
        }
        await File.WriteAllTextAsync(file, page.ToString().Replace("|\n\n\n", "|\n\n", StringComparison.Ordinal));
    }

    private static bool IsRow(string line) => line.StartsWith("| `", StringComparison.Ordinal);

    private static string[] CellsOf(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];
}
