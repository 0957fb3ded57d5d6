using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Web.Hosting;

/// <summary>The header by which a program names its attempt, so that a repeated call does its work once.</summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private static readonly Error NoGuid = Error.Invalid("command.id", $"The header {Header} is a GUID such as 0b5f0d3e-6a1c-4f0e-9d1e-2f6f6f0c7a11.");

    /// <summary>The command that the header names, or a new one without it. A refusal is the sender's bad request: <c>ToProblem(400)</c>.</summary>
    public static Result<Command> ReadCommand(this HttpRequest request) => Read(request.Headers[Header].ToString());

    public static Result<Command> Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Command.New();
        return Guid.TryParse(text, out var id) && id != Guid.Empty ? new Command(id) : NoGuid;
    }
}
