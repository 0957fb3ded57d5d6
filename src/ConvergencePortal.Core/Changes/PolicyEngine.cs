using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// A version of the approval policy made ready to be asked: immutable, pure and deterministic. The same facts ask the same functions on the same terms, whatever the order of the rows;
/// a row that forbids wins over every row that asks; what cannot be judged counts as met.
/// </summary>
public sealed class PolicyEngine
{
    private static readonly Function[] Functions = Enum.GetValues<Function>();

    private readonly CompiledRow[] _asking;
    private readonly CompiledRow[] _forbidding;

    private PolicyEngine(int number, IReadOnlyList<ApprovalRule> rows, IReadOnlySet<string>? knownSites)
    {
        (Number, Rows) = (number, rows);
        var compiled = rows.Select((rule, place) => new CompiledRow(place + 1, rule, knownSites)).ToList();
        _asking = [.. compiled.Where(row => row.Rule.Then.Forbids is null)];
        _forbidding = [.. compiled.Where(row => row.Rule.Then.Forbids is not null)];
    }

    /// <summary>Number of the version.</summary>
    public int Number { get; }

    public IReadOnlyList<ApprovalRule> Rows { get; }

    /// <param name="knownSites">Codes of the sites there are, compared without case; null takes every code as known.</param>
    public static PolicyEngine Compile(int number, IReadOnlyList<ApprovalRule> rows, IReadOnlySet<string>? knownSites = null) => new(number, [.. rows], knownSites);

    /// <summary>Who must agree, with the first reasons. Never empty: nobody asked would be approval by silence.</summary>
    public IReadOnlyList<Requirement> For(AgreementFacts facts)
    {
        var subject = PolicySubject.Of(facts);
        return [.. Ask(facts, subject).Select(seat => seat.ToRequirement(facts, subject))];
    }

    /// <summary>The rows that forbid the change; none lets it pass.</summary>
    public IReadOnlyList<ForbiddingRow> Forbidding(AgreementFacts facts)
    {
        if (_forbidding.Length == 0) return [];

        var subject = PolicySubject.Of(facts);
        var conflicts = CompiledRow.BitsOf(facts.Verdicts);
        return [.. _forbidding.Select(row => (Row: row, Match: row.Match(facts, subject, conflicts))).Where(judged => judged.Match != RowMatch.No).Select(judged => new ForbiddingRow(
            judged.Row.Number, judged.Row.Rule.Name, judged.Row.Rule.Then.Forbids!,
            [.. RuleReasons.Of(judged.Row, judged.Match, facts, subject).Distinct().Select(reason => RuleReasons.Say(reason, Function.OT, facts, subject))]))];
    }

    /// <summary>Everything behind the answer: which row asked for which seat and why, without anything left out.</summary>
    public PolicyExplanation Explain(AgreementFacts facts)
    {
        var subject = PolicySubject.Of(facts);
        return new PolicyExplanation(Number, [.. Ask(facts, subject).Select(seat => seat.ToExplanation(facts, subject))], Forbidding(facts));
    }

    /// <summary>The seats, in the order of the functions.</summary>
    internal IReadOnlyList<SeatTally> Ask(AgreementFacts facts, PolicySubject subject)
    {
        var seats = new SeatTally?[Functions.Length];
        var conflicts = CompiledRow.BitsOf(facts.Verdicts);
        foreach (var row in _asking)
        {
            var match = row.Match(facts, subject, conflicts);
            if (match != RowMatch.No) Seat(row, match, facts, subject, seats);
        }
        foreach (var requirement in AgreementPolicy.ForSlot(facts.Verdicts)) SeatOf(seats, requirement.Function).AddSlot(requirement);
        // Nothing touched asks for nobody, and nobody must never approve: the controls function looks at it.
        if (Array.TrueForAll(seats, seat => seat is null)) SeatOf(seats, Function.OT).AddFallback();
        return [.. seats.OfType<SeatTally>()];
    }

    /// <summary>Whether a row forbids the change; quicker than to say why.</summary>
    internal bool IsForbidden(AgreementFacts facts, PolicySubject subject) =>
        _forbidding.Length > 0 && Array.Exists(_forbidding, row => row.Match(facts, subject, CompiledRow.BitsOf(facts.Verdicts)) != RowMatch.No);

    private static void Seat(CompiledRow row, RowMatch match, AgreementFacts facts, PolicySubject subject, SeatTally?[] seats)
    {
        var effect = row.Rule.Then;
        foreach (var function in effect.IsUnread ? Functions : effect.Functions) SeatOf(seats, function).Add(row, match);
        if (effect.AsksDataOwners) SeatDataOwners(row, facts, subject, seats);
        if (!effect.AsksZoneOwners) return;

        for (var i = 0; i < subject.Changed.Count; i++)
            foreach (var zone in ZonesOf(subject.Changed[i], facts.Site)) SeatOf(seats, zone.Owner).AddOwner(row, new RuleReason(ReasonKind.ZoneOwner, i, (uint)zone.Id));
        for (var i = 0; i < facts.Missing.Count; i++)
            if (facts.Missing[i].Kind is ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit)
                foreach (var owner in facts.Site.Zones.Values.Select(zone => zone.Owner).Append(Function.OT).Distinct()) SeatOf(seats, owner).AddOwner(row, new RuleReason(ReasonKind.Missing, i));
    }

    /// <summary>Whoever answers for a source speaks for a function; where nobody answers, the controls function does, and so do all owners where something is gone that could have touched any source.</summary>
    private static void SeatDataOwners(CompiledRow row, AgreementFacts facts, PolicySubject subject, SeatTally?[] seats)
    {
        for (var i = 0; i < subject.Data.Count; i++) SeatOf(seats, subject.Data[i].Source.OwnerFunction ?? Function.OT).AddOwner(row, new RuleReason(ReasonKind.DataOwner, i));
        if (!subject.IsDataUnknown) return;

        for (var i = 0; i < facts.Missing.Count; i++)
            foreach (var owner in facts.Flows.Sources.Values.Select(source => source.OwnerFunction ?? Function.OT).Append(Function.OT).Distinct()) SeatOf(seats, owner).AddOwner(row, new RuleReason(ReasonKind.Missing, i));
    }

    /// <summary>The zones whose owners answer for a changed item; a conduit joins two.</summary>
    private static IEnumerable<ZoneView> ZonesOf(AffectedItem item, SitePicture site) => item.Kind switch
    {
        ItemKind.Conduit when site.Conduits.TryGetValue(item.TargetId, out var conduit) => [site.Zones[conduit.ZoneAId], site.Zones[conduit.ZoneBId]],
        ItemKind.Segment when site.Segments.TryGetValue(item.TargetId, out var segment) => [site.Zones[segment.ZoneId]],
        ItemKind.Zone when site.Zones.TryGetValue(item.TargetId, out var zone) => [zone],
        _ => [],
    };

    private static SeatTally SeatOf(SeatTally?[] seats, Function function) => seats[(int)function] ??= new SeatTally(function);
}
