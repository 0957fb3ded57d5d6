using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Changes;

/// <summary>A panel that does something with a change. It shows the refusal beside the form, keeps what was typed, and tells the page to read again.</summary>
public abstract class ActionPanel : ComponentBase
{
    /// <summary>One id for an attempt however often it is sent, so that it does its work once; the next attempt gets its own.</summary>
    private Command _command = Command.New();

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public ChangeDetail Change { get; set; } = null!;

    /// <summary>Raised after every attempt, a refused one too: the refusal often says that the change has moved on.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    protected Error? Error { get; private set; }

    protected string Number => Change.Row.Number;

    /// <returns>Whether it was done.</returns>
    protected async Task<bool> TryAsync(Func<Command, Task<Result<ChangeState>>> action)
    {
        var result = await action(_command);
        Error = result.Error;
        if (result.IsSuccess) _command = Command.New();
        await Done.InvokeAsync();
        return result.IsSuccess;
    }

    /// <summary>Refuses before anything is sent, where the form itself cannot be read.</summary>
    protected void Refuse(Error error) => Error = error;
}
