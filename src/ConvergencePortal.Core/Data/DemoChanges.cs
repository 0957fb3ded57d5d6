using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Data;

/// <summary>
/// Loads the demo plant's changes, and what moved in the plant under them afterwards: asked, stated and signed by its people through the use cases that every user has.
/// Like its standards they are loaded step by step, each done once.
/// </summary>
public sealed class DemoChanges(IDbContextFactory<PortalDb> factory, DraftChange draft, SubmitChange submit, AssessChange assess, DecideChange decide, ConfirmEmergency confirm, SaveRecord save)
{
    public async Task LoadAsync(DemoChange demo, CancellationToken cancellationToken)
    {
        var requester = await DemoGovernance.ActorAsync(factory, demo.Requester, cancellationToken);
        var number = Done(await draft.RunAsync(new(demo.ToDraft(), Step(demo.Title, "draft")), requester, cancellationToken)).Number;
        Done(await submit.RunAsync(new(number, Step(demo.Title, "submit")), requester, cancellationToken));
        if (demo.Authorizer is { } authorizer)
        {
            var actor = await DemoGovernance.ActorAsync(factory, authorizer, cancellationToken);
            Done(await confirm.RunAsync(new(number, null, Step(demo.Title, "let pass"), DemoPlant.Pin), actor, cancellationToken));
        }
        if (demo.IsSigned) await SignAsync(number, demo, cancellationToken);
    }

    /// <summary>What became of the plant while changes were on their way.</summary>
    public async Task LoadAsync(DemoEdit edit, CancellationToken cancellationToken)
    {
        var actor = await DemoGovernance.ActorAsync(factory, edit.Who, cancellationToken);
        var saved = Done(await save.RunAsync(new(edit.Kind, edit.Fields, Step(string.Join(' ', edit.Fields.Values), "edit")), actor, cancellationToken));
        if (saved.Wrong is [var first, ..]) throw new InvalidOperationException($"Demo plant, {edit.Kind} {saved.Key}: {first.Message}");
    }

    /// <summary>For every function one of its people who did not ask: first all say what it means to them, then all sign.</summary>
    private async Task SignAsync(string number, DemoChange demo, CancellationToken cancellationToken)
    {
        var signers = await SignersAsync(number, cancellationToken);
        foreach (var (function, actor, _) in signers)
            Done(await assess.RunAsync(new(number, function, demo.Statement ?? "none", Step($"{number} {function}", "state")), actor, cancellationToken));
        foreach (var (function, actor, revision) in signers)
            Done(await decide.RunAsync(new(number, revision, function, Verdict.Approve, null, Step($"{number} {function}", "sign"), DemoPlant.Pin), actor, cancellationToken));
    }

    /// <summary>The same people however often it is asked, so that an interrupted load goes on with them.</summary>
    private async Task<IReadOnlyList<(Function Function, Actor Actor, int Revision)>> SignersAsync(string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await db.Changes.AsNoTracking().Include(c => c.Seats).SingleAsync(c => c.Number == number, cancellationToken);
        var signers = new List<(Function, Actor, int)>();
        var taken = new HashSet<int> { change.RequesterId };
        foreach (var seat in change.Seats.OrderBy(s => s.Function))
        {
            var people = await db.People.AsNoTracking().Where(p => p.Kind == PersonKind.Person && p.Memberships.Any(m => m.Function == seat.Function && m.SiteId == change.SiteId)).OrderBy(p => p.Id)
                .Select(p => new Actor(p.Id, p.Code, p.Name)).ToListAsync(cancellationToken);
            signers.Add((seat.Function, people.First(p => taken.Add(p.PersonId)), change.Revision));
        }
        return signers;
    }

    private static Command Step(string record, string step) => new(OwnCommand.Of("demo change", record, step));

    private static T Done<T>(Result<T> result) => DemoGovernance.Done(result);
}

/// <summary>A change as governance.json tells it.</summary>
/// <param name="Authorizer">Who let an emergency pass; null for a normal change.</param>
/// <param name="Statement">What each function says it means to it.</param>
/// <param name="IsSigned">Whether everybody who was asked has signed.</param>
public sealed record DemoChange(string Requester, string Title, ChangeNature Nature, string Purpose, string Plan, string? Backout, int Minutes, IReadOnlyList<string> Items, string? Authorizer, string? Reason,
    string? Statement, bool IsSigned)
{
    internal ChangeDraft ToDraft() => new()
    {
        Content = new ChangeContent
        {
            Title = Title, Type = Authorizer is null ? ChangeType.Normal : ChangeType.Emergency, Nature = Nature, Purpose = Purpose, ImplementationPlan = Plan, BackoutPlan = Backout, WorkMinutes = Minutes,
            RollbackMinutes = Minutes / 2, EmergencyReason = Reason,
        },
        Items = [.. Items.Select(code => new ItemInput(code))],
        EmergencyAuthorizer = Authorizer,
    };
}

/// <summary>A record that somebody edited in a form, by column name.</summary>
public sealed record DemoEdit(string Who, string Kind, IReadOnlyDictionary<string, string?> Fields);
