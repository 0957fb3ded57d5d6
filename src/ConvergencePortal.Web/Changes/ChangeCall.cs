using System.Security.Claims;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.Changes;

/// <summary>What every call that changes something carries besides its body: who calls, and the key by which a repeated call is known.</summary>
/// <param name="Key">A GUID of the caller's choice: the same call sent again with it is answered, not done again.</param>
public sealed record ChangeCall(ClaimsPrincipal User, CancellationToken CancellationToken, [FromHeader(Name = IdempotencyKey.Header)] string? Key = null)
{
    public Actor Actor => User.ToActor();

    public async Task<IResult> RunAsync<TState>(Func<Command, Task<Result<TState>>> action, Func<TState, IResult>? answer = null)
    {
        var command = IdempotencyKey.Read(Key);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var result = await action(command.Value);
        return result.Error is { } refused ? refused.ToProblem() : answer is null ? Results.Ok(result.Value) : answer(result.Value);
    }

    public async Task<IResult> RunAsync<T, TState>(JsonBody<T> body, Func<T, Command, Task<Result<TState>>> action, Func<TState, IResult>? answer = null) where T : class =>
        body.Refusal ?? await RunAsync(command => action(body.Value, command), answer);

    /// <summary>A refusal where an asynchronous action is expected.</summary>
    public static Task<Result<ChangeState>> Refused(Error error) => Refused<ChangeState>(error);

    /// <inheritdoc cref="Refused(Error)"/>
    public static Task<Result<TState>> Refused<TState>(Error error) => Task.FromResult<Result<TState>>(error);
}
