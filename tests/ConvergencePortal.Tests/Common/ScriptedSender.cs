using System.Collections.Concurrent;
using ConvergencePortal.Core.Notices;

namespace ConvergencePortal.Tests.Common;

/// <summary>Stands for Teams and everything else outside: notes what is sent, and answers as a test says.</summary>
public sealed class ScriptedSender : INoticeSender
{
    private readonly ConcurrentQueue<OutgoingNotice> _sent = new();

    /// <summary>Whatever is sent is accepted until a test says otherwise.</summary>
    public Func<OutgoingNotice, SendOutcome> Answer { get; set; } = _ => new(SendResult.Accepted, "HTTP 202");

    /// <summary>Runs while a message is under way.</summary>
    public Func<OutgoingNotice, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<OutgoingNotice> Sent => [.. _sent];

    public async Task<SendOutcome> SendAsync(OutgoingNotice message, CancellationToken cancellationToken)
    {
        _sent.Enqueue(message);
        await Meanwhile(message);
        return Answer(message);
    }
}

/// <summary>Keeps secrets so that a test sees whether one lies open: turned round.</summary>
public sealed class TurningBox : ISecretBox
{
    public string Protect(string secret) => new([.. secret.Reverse()]);

    public string? Unprotect(string text) => new([.. text.Reverse()]);
}
