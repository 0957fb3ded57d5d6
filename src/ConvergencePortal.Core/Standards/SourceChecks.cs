using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Strategy;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Whether somebody answers for data, uses it, looks after it, and may rely on it (DS-18, DS-19, DS-21).</summary>
public static class SourceChecks
{
    /// <summary>DS-18, one a source in production.</summary>
    public static IEnumerable<Violation> NoOwner(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var source in Relied(plant, scope))
        {
            var owners = source.Owners.Where(o => o.Type == OwnershipType.AccountableOwner).ToList();
            var why = owners switch
            {
                [] => "has no accountable owner",
                [{ PersonId: null }] => "has a team as accountable owner; one name must be able to be called",
                [{ IsActive: false } left] => $"is owned by {left.PersonName}, who has left",
                [_] => null,
                _ => $"has {owners.Count} accountable owners at once: {string.Join(" and ", owners.Select(o => o.PersonName).Order(StringComparer.Ordinal))}",
            };
            if (why is not null) yield return Of("DS-18", CheckSeverity.High, source, $"{source.Code} {why}.", [source.Code, .. owners.Select(o => o.PersonName ?? "a team").Order(StringComparer.Ordinal), "no one owner"], []);
        }
    }

    /// <summary>DS-19, one a source and cause.</summary>
    public static IEnumerable<Violation> Neglected(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        var used = plant.Rows.Uses.Where(u => u.State is UseCaseState.Current or UseCaseState.Potential).SelectMany(u => u.SourceKeys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (days, number) = (parameters["DS-19", "reviewDays"], parameters.Of("DS-19", "reviewDays"));
        foreach (var source in Relied(plant, scope))
        {
            if (!used.Contains(source.Key))
                yield return Of("DS-19", CheckSeverity.Low, source, $"Nobody uses {source.Code}, and nobody has said what it could be used for.", [source.Code, "no use case"], [new ViolationParameter("cause", "dark")]);
            if (source.ReviewedOn is not { } looked)
                yield return Of("DS-19", CheckSeverity.Low, source, $"Nobody has noted that they looked whether {source.Code} is still as described.", [source.Code, "never looked at"], [new ViolationParameter("cause", "review"), number]);
            else if (Period.DaysBetween(looked, plant.Today) > days)
                yield return Of("DS-19", CheckSeverity.Low, source, $"Nobody has looked at {source.Code} since {looked:uuuu-MM-dd}; {days} days are the most.", [source.Code, $"looked at {looked:uuuu-MM-dd}", $"{days} days"],
                    [new ViolationParameter("cause", "review"), number]);
            if (source is { Kind: DataSourceKind.Person, HasBackup: false })
                yield return Of("DS-19", CheckSeverity.Medium, source, $"{source.Name}: only {source.KnownBy ?? "one role"} knows, and nobody could step in.", [source.Code, source.KnownBy ?? "one role", "no backup"],
                    [new ViolationParameter("cause", "onePerson")]);
        }
    }

    /// <summary>DS-21, one a source and cause: quality or maintenance rely on it without an active contract, or later than the contract allows.</summary>
    public static IEnumerable<Violation> NoContract(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        var contracts = plant.Rows.Contracts.ToLookup(c => c.SourceKey, StringComparer.OrdinalIgnoreCase);
        var reliers = plant.Rows.Flows.Where(f => f.ConsumerFunction is Function.Quality or Function.Maintenance).Select(f => (Source: f.FromKey, By: f.ConsumerFunction!.Value, Through: f.Code))
            .Concat(plant.Rows.Uses.Where(u => u.State == UseCaseState.Current && u.ConsumerFunction is Function.Quality or Function.Maintenance).SelectMany(u => u.SourceKeys.Select(s => (Source: s, By: u.ConsumerFunction, Through: u.Key))))
            .ToLookup(r => r.Source, StringComparer.OrdinalIgnoreCase);
        foreach (var source in Relied(plant, scope))
        {
            var active = contracts[source.Key].Where(c => c.Status == ContractStatus.Active && !(c.EffectiveFrom > plant.Today) && !(c.EffectiveTo <= plant.Today)).OrderBy(c => c.ContractId, StringComparer.Ordinal).ToList();
            var relier = reliers[source.Key].OrderBy(r => r.Through, StringComparer.Ordinal).FirstOrDefault();
            if (relier.Through is not null && active.Count == 0)
                yield return Of("DS-21", CheckSeverity.Medium, source, $"{FunctionWords.Of(relier.By)} relies on {source.Code}, and no contract says what it may rely on.", [source.Code, relier.Through, FunctionWords.Of(relier.By), "no active contract"],
                    [new ViolationParameter("cause", "contract")]);
            foreach (var late in active.Where(c => c.MeasuredFreshnessMinutes > c.FreshnessMinutes))
                yield return Of("DS-21", CheckSeverity.Medium, source, $"{source.Code} was {late.MeasuredFreshnessMinutes} minutes old when it was measured; contract {late.ContractId} allows {late.FreshnessMinutes}.",
                    [source.Code, late.ContractId, $"{late.MeasuredFreshnessMinutes} of {late.FreshnessMinutes} minutes"], [new ViolationParameter("cause", "late"), new ViolationParameter("contract", late.ContractId)]);
        }
    }

    internal static Violation Of(string check, CheckSeverity severity, PlantSource source, string sentence, IReadOnlyList<string> evidence, IReadOnlyList<ViolationParameter> parameters) =>
        new(check, severity, source.Site, new CheckSubject(SubjectKind.DataSource, source.Key), sentence, evidence, OwnerOf(source), parameters);

    /// <summary>The accountable owner and their function; a source nobody owns is whose work it records (our own default).</summary>
    internal static ViolationOwner OwnerOf(PlantSource source) =>
        source.Owners.Where(o => o is { Type: OwnershipType.AccountableOwner, IsActive: true, PersonId: not null }).OrderBy(o => o.PersonId).FirstOrDefault() is { } owner
            ? new ViolationOwner(owner.Home, owner.PersonId)
            : ViolationOwner.Of(source.Owners.Where(o => o.Type == OwnershipType.Steward).Select(o => o.Team ?? o.Home).FirstOrDefault(f => f is not null) ?? source.Operations switch
            {
                OperationsType.Maintenance => Function.Maintenance,
                OperationsType.Quality => Function.Quality,
                OperationsType.Production or OperationsType.Inventory => Function.Production,
                OperationsType.IT => Function.IT,
                OperationsType.Mixed or OperationsType.Other => Function.OT,
                _ => throw new ArgumentOutOfRangeException(nameof(source), source.Operations, null),
            });

    private static IEnumerable<PlantSource> Relied(PlantSnapshot plant, CheckScope scope) => plant.Rows.Sources.Where(s => scope.Covers(s.Site) && s.Stage == LifecycleStage.Production);
}
