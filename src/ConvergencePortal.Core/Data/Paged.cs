using ConvergencePortal.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Data;

/// <summary>Reads one page of an ordered query and the count of the whole.</summary>
public static class Paged
{
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> rows, PageRequest page, CancellationToken cancellationToken)
    {
        var total = await rows.CountAsync(cancellationToken);
        var items = await rows.Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        return new Page<T>(items, total, page.Page, page.PageSize);
    }
}
