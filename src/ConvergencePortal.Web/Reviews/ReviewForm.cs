using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Reviews;

/// <summary>A form of the meeting. What is typed stays until it is written down, whoever else writes into the review meanwhile.</summary>
public abstract class ReviewForm : ComponentBase
{
    /// <summary>One id for an attempt however often it is sent; the next attempt gets its own.</summary>
    private Command _command = Command.New();

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public ReviewDetail Review { get; set; } = null!;

    /// <summary>Raised after every attempt, a refused one too.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    protected Error? Error { get; private set; }
    protected IReadOnlyList<FieldError> Wrong => FieldErrors.Of(Error);

    /// <summary>The refusal when no field of this form can show it.</summary>
    protected Error? Whole => Wrong.Any(wrong => Fields.Contains(wrong.Field)) ? null : Error;

    /// <summary>As refusals spell them.</summary>
    protected abstract IReadOnlyList<string> Fields { get; }

    protected string Site => Review.Row.Site;
    protected string Week => Review.Row.Week;

    /// <returns>Whether it was written down.</returns>
    protected async Task<bool> TryAsync(Func<Command, Task<Result<ReviewState>>> action)
    {
        var result = await action(_command);
        Error = result.Error;
        if (result.IsSuccess) _command = Command.New();
        await Done.InvokeAsync();
        return result.IsSuccess;
    }
}
