using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.Changes;

/// <summary>How a caller narrows the list of changes.</summary>
public sealed record ChangeQuery(
    [FromQuery(Name = "status")] string[]? Status,
    [FromQuery(Name = "type")] string? Type,
    [FromQuery(Name = "site")] string? Site,
    [FromQuery(Name = "waitingFor")] string? WaitingFor,
    [FromQuery(Name = "search")] string? Search,
    [FromQuery(Name = "page")] int? Page,
    [FromQuery(Name = "pageSize")] int? PageSize)
{
    private const StringSplitOptions Plain = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    public PageRequest ToPage() => new(Page ?? 1, PageSize ?? 50, Search);

    public Result<ChangeFilter> ToFilter(int readerId)
    {
        var statuses = new List<ChangeStatus>();
        foreach (var name in (Status ?? []).SelectMany(s => s.Split(',', Plain)))
        {
            if (ReadName<ChangeStatus>(name) is not { } status) return Unknown<ChangeStatus>("status", name);
            statuses.Add(status);
        }
        ChangeType? wanted = null;
        if (SearchText.OrNull(Type) is { } type && (wanted = ReadName<ChangeType>(type)) is null) return Unknown<ChangeType>("type", type);

        var waits = SearchText.OrNull(WaitingFor);
        if (waits is not null && !waits.Equals("me", StringComparison.OrdinalIgnoreCase)) return Error.Invalid("change.filter", "waitingFor is \"me\" or left out.", "waitingFor");

        return new ChangeFilter([.. statuses.Distinct()], wanted, SearchText.OrNull(Site), waits is null ? null : readerId);
    }

    /// <summary>A number names nothing here, though the framework would take it for a value.</summary>
    private static T? ReadName<T>(string name) where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? Enum.Parse<T>(found) : null;

    private static Error Unknown<T>(string field, string name) where T : struct, Enum =>
        Error.Invalid("change.filter", $"\"{(name.Length <= 40 ? name : name[..40] + "…")}\" is no {field} of a change. Use {string.Join(", ", Enum.GetNames<T>())}.", field);
}
