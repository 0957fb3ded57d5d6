using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Hosting;

/// <summary>A page of a list as the API answers it.</summary>
public sealed record PageAnswer<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize);

/// <summary>Answers a list: refuses what is no page, reads it, and turns its rows into the API's form.</summary>
public static class PageAnswers
{
    public static async Task<IResult> AnswerAsync<TRow, TAnswer>(this PageRequest request, Func<PageRequest, Task<Page<TRow>>> read, Func<TRow, TAnswer> form)
    {
        if (request.Check().Error is { } error) return error.ToProblem();

        var page = await read(request);
        return Results.Ok(new PageAnswer<TAnswer>([.. page.Items.Select(form)], page.Total, page.PageNumber, page.PageSize));
    }
}
