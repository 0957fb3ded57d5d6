namespace ConvergencePortal.Core.Common;

/// <summary>Which page of a list is asked for, and what must stand in its rows.</summary>
public sealed record PageRequest(int Page = 1, int PageSize = 50, string? Search = null)
{
    public const int MaxPageSize = 200;

    public int Skip => (Page - 1) * PageSize;

    /// <summary>Refuses what cannot be a page, so that no query has to.</summary>
    public Result<PageRequest> Check() =>
        Page is < 1 or > 10_000_000 ? Error.Invalid("page.number", "The page is a number from 1 up.", "page")
        : PageSize is < 1 or > MaxPageSize ? Error.Invalid("page.size", $"A page has 1 to {MaxPageSize} rows.", "pageSize")
        : Search is { Length: > 200 } ? Error.Invalid("page.search", "A search has at most 200 characters.", "search")
        : this;
}

/// <summary>One page of a list, with the count of the whole.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int PageNumber, int PageSize);
