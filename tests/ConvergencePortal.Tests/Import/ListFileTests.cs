using System.Globalization;
using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.Import;
using Microsoft.AspNetCore.Http.HttpResults;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

public sealed class ListFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(PageRequest.MaxPageSize)]
    [InlineData(ListFile.MostRows)]
    public async Task AnswerAsync_ListThatFits_GivesEveryRow(int count)
    {
        var lines = await LinesAsync(count);

        lines.Length.ShouldBe(count + 1);
        if (count > 0) lines[^1].ShouldBe($"{count},yes");
    }

    [Fact]
    public async Task AnswerAsync_ListThatIsTooLong_IsCutAndTheLastRowSaysSo()
    {
        var lines = await LinesAsync(ListFile.MostRows + 1);

        lines.Length.ShouldBe(ListFile.MostRows + 2);
        lines[^2].ShouldBe("50000,yes");
        lines[^1].ShouldBe("Cut here: 50000 of 50001 rows. Narrow the list to get the others.,");
    }

    private static async Task<string[]> LinesAsync(int count)
    {
        var answer = await ListFile.AnswerAsync("rows.csv", ["number", "known"], null,
            page => Task.FromResult(new Page<int>([.. Enumerable.Range(page.Skip + 1, Math.Clamp(count - page.Skip, 0, page.PageSize))], count, page.Page, page.PageSize)),
            number => [number.ToString(CultureInfo.InvariantCulture), "yes"]);
        return Encoding.UTF8.GetString(answer.ShouldBeOfType<FileContentHttpResult>().FileContents.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
