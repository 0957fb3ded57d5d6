using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Demo;

/// <summary>The people of the demo plant as those who act in its story.</summary>
public sealed class DemoPeople(IDbContextFactory<PortalDb> factory)
{
    // Nobody comes or goes while the story is told.
    private readonly Dictionary<string, Actor> _known = [];
    private readonly Dictionary<(Function, int?), IReadOnlyList<Actor>> _functions = [];

    public async Task<Actor> FindAsync(string code, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(code, out var known)) return known;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return _known[code] = await db.People.AsNoTracking().Where(p => p.Code == code).Select(p => new Actor(p.Id, p.Code, p.Name)).SingleAsync(cancellationToken);
    }

    /// <summary>The first person of a function who is not taken yet, and is from now on: the same ones however often it is asked, so that an interrupted story goes on with them.</summary>
    /// <param name="siteId">Null for people of any site.</param>
    public async Task<Actor> TakeAsync(Function function, int? siteId, HashSet<int> taken, CancellationToken cancellationToken)
    {
        var people = await AllAsync(function, siteId, cancellationToken);
        return people.First(p => taken.Add(p.PersonId));
    }

    /// <summary>Everybody of a function, always in the same order.</summary>
    /// <param name="siteId">Null for people of any site.</param>
    public async Task<IReadOnlyList<Actor>> AllAsync(Function function, int? siteId, CancellationToken cancellationToken)
    {
        if (_functions.TryGetValue((function, siteId), out var known)) return known;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return _functions[(function, siteId)] = await db.People.AsNoTracking().Where(p => p.Kind == PersonKind.Person && p.Memberships.Any(m => m.Function == function && (siteId == null || m.SiteId == siteId))).OrderBy(p => p.Id)
            .Select(p => new Actor(p.Id, p.Code, p.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>The command of a step, the same at every start.</summary>
    internal static Command Step(string story, string record, string step) => new(OwnCommand.Of(story, record, step));

    /// <summary>What cannot be loaded is a broken delivery, not something a person could mend: it stops the start.</summary>
    internal static T Done<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException($"Demo plant: {error.Message}") : result.Value;
}
