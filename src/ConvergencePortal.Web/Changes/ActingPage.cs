using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Changes;

/// <summary>A page on which people do something with the record it shows. It keeps the refusal for beside the form and reads again after every attempt.</summary>
public abstract class ActingPage : LivePage
{
    /// <summary>One id for an attempt however often it is sent; the next attempt gets its own.</summary>
    private Command _command = Command.New();

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    protected Error? Error { get; private set; }

    /// <returns>Whether it was done.</returns>
    protected async Task<bool> TryAsync<T>(Func<Command, Task<Result<T>>> action)
    {
        var result = await action(_command);
        Error = result.Error;
        if (result.IsSuccess) _command = Command.New();
        await ReadAgainAsync();
        return result.IsSuccess;
    }
}
