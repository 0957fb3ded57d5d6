using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Where the catalog of sources contradicts itself (invariants D1 to D4).</summary>
public static class DataSourceRules
{
    public static IEnumerable<RuleBreach> Check(IReadOnlyCollection<DataSource> sources, LocalDate today) => sources.SelectMany(source => CheckOne(source).Concat(CheckOwners(source, today)));

    private static IEnumerable<RuleBreach> CheckOne(DataSource source)
    {
        if (source.EffectiveTo <= source.EffectiveFrom)
            yield return RuleBreach.Refusal("record.endsBeforeItBegins", $"{source.Code} ends before it begins.", new BreachSubject(source, "effective_to"));
        if (source.Certification is not null && source.CertificationExpiresOn is null)
            yield return RuleBreach.Refusal("source.certificationEndless", $"The certification of {source.Code} needs a day on which it expires; none holds for ever.", new BreachSubject(source, "certification_expires"));
        if (source.CertificationExpiresOn <= source.CertifiedOn)
            yield return RuleBreach.Refusal("source.certificationExpires", $"The certification of {source.Code} expires before it was given.", new BreachSubject(source, "certification_expires"));
        foreach (var breach in source.Kind == DataSourceKind.Person ? CheckPerson(source) : CheckSystem(source)) yield return breach;
    }

    /// <summary>Knowledge without a way to whoever has it is no source.</summary>
    private static IEnumerable<RuleBreach> CheckPerson(DataSource source)
    {
        if (source.KnownBy is null && source.RoleName is null)
            yield return RuleBreach.Refusal("source.nobodyKnows", $"{source.Code} is knowledge of people: say who knows it, or in which role.", new BreachSubject(source, "known_by"));
        if (source.KnownBy is { } who && who == source.Backup)
            yield return RuleBreach.Refusal("source.ownBackup", $"{who.Name} cannot be the backup of {who.Name}.", new BreachSubject(source, "backup"));
        if (source.AskAgainOn is null)
            yield return RuleBreach.Warning("source.askAgain", $"{source.Code} has no day on which to ask again, so what is noted grows old without anybody noticing.", new BreachSubject(source, "ask_again"));
    }

    private static IEnumerable<RuleBreach> CheckSystem(DataSource source)
    {
        if (source.KnownBy is not null || source.Backup is not null)
            yield return RuleBreach.Refusal("source.notAPerson", $"{source.Code} is {source.Kind}; who knows, and the backup, belong to sources of kind {DataSourceKind.Person}.", new BreachSubject(source, "kind"));
    }

    private static IEnumerable<RuleBreach> CheckOwners(DataSource source, LocalDate today)
    {
        var owners = source.Owners.Where(o => o.Type == OwnershipType.AccountableOwner).OrderBy(o => o.From).ToList();
        for (var i = 1; i < owners.Count; i++)
        {
            var earlier = owners.Take(i).FirstOrDefault(owners[i].Overlaps);
            if (earlier is not null)
                yield return RuleBreach.Refusal("ownership.twoOwners",
                    $"{source.Code} would have two accountable owners at once: {earlier.Person?.Name} and {owners[i].Person?.Name}. End the one before the other begins.",
                    new BreachSubject(owners[i], "from"), new BreachSubject(earlier, "to"));
        }

        foreach (var held in source.Owners.Where(o => o.HoldsOn(today)))
        {
            if (held.Person is { IsActive: false } left)
                yield return RuleBreach.Refusal("ownership.left", $"{left.Name} has left and cannot be {Words(held.Type)} of {source.Code}. Give the assignment an end, or name somebody else.", new BreachSubject(held, "who"));
        }

        if (source.Equipment.Criticality == Criticality.A && source.AccountableOwnerOn(today) is { Person: { } owner }
            && source.Owners.FirstOrDefault(o => o.Type == OwnershipType.Steward && o.HoldsOn(today) && o.Person == owner) is { } steward)
            yield return RuleBreach.Warning("ownership.ownerIsSteward",
                $"{owner.Name} is owner and steward of {source.Code}, which describes critical equipment. Two pairs of eyes see more.", new BreachSubject(steward, "who"));
    }

    private static string Words(OwnershipType type) => type switch
    {
        OwnershipType.AccountableOwner => "accountable owner",
        OwnershipType.Steward => "steward",
        OwnershipType.Custodian => "custodian",
        OwnershipType.TechnicalOwner => "technical owner",
        OwnershipType.Producer => "producer",
        OwnershipType.Consumer => "consumer",
        OwnershipType.SubjectExpert => "expert",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
