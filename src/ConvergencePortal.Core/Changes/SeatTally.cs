using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>A seat as the rows that ask for it add up: the stricter terms part by part, so that their order does not matter.</summary>
internal sealed class SeatTally(Function function)
{
    private readonly List<(CompiledRow Row, RowMatch Match)> _rows = [];
    private readonly List<(CompiledRow Row, RuleReason Reason)> _owners = [];
    private IReadOnlyList<string> _slot = [];
    private bool _isFallback;

    public Function Function => function;
    public SeatQuorum Quorum { get; private set; } = SeatQuorum.One;
    public bool HasVeto { get; private set; }
    public SortedSet<string>? Competencies { get; private set; }
    public SignatureMeaning? Meaning { get; private set; }
    public int? DeadlineHours { get; private set; }
    public FieldGroups Covers { get; private set; } = SeatCoverage.Of(function);

    /// <summary>The rows that ask, each once, in their order.</summary>
    public IEnumerable<CompiledRow> Rows => _rows.Select(asked => asked.Row).Concat(_owners.Select(asked => asked.Row)).DistinctBy(row => row.Number).OrderBy(row => row.Number);

    public void Add(CompiledRow row, RowMatch match)
    {
        _rows.Add((row, match));
        Tighten(row.Rule.Then);
    }

    public void AddOwner(CompiledRow row, RuleReason reason)
    {
        _owners.Add((row, reason));
        Tighten(row.Rule.Then);
    }

    /// <summary>Whether another seat of the function asks for the same.</summary>
    public bool HasTermsOf(SeatTally other) => Quorum == other.Quorum && HasVeto == other.HasVeto && Meaning == other.Meaning && DeadlineHours == other.DeadlineHours && Covers == other.Covers
        && (Competencies ?? []).SetEquals(other.Competencies ?? []);

    /// <summary>The scheduling rules of the site ask beside the policy, on the plainest terms.</summary>
    public void AddSlot(Requirement consent) =>
        (_slot, HasVeto, Meaning, Covers) = (consent.Reasons, true, SignatureMeaning.Approved, Covers | consent.Covers);

    public void AddFallback() => (_isFallback, HasVeto, Meaning) = (true, true, SignatureMeaning.Approved);

    public Requirement ToRequirement(AgreementFacts facts, PolicySubject subject)
    {
        var reasons = new HashSet<RuleReason>();
        var first = new List<string>();
        foreach (var reason in _rows.SelectMany(asked => RuleReasons.Of(asked.Row, asked.Match, facts, subject)).Concat(_owners.Select(asked => asked.Reason)))
            if (reasons.Add(reason) && reasons.Count <= 5) first.Add(RuleReasons.Say(reason, Function, facts, subject));
        var beside = Beside();
        return new Requirement(Function, AgreementPolicy.Shorten([.. first, .. beside], reasons.Count + beside.Count))
        {
            Quorum = Quorum,
            HasVeto = HasVeto,
            Competencies = Competencies is null ? [] : [.. Competencies],
            Meaning = Meaning ?? SignatureMeaning.Approved,
            DeadlineHours = DeadlineHours,
            Covers = Covers,
        };
    }

    public SeatExplanation ToExplanation(AgreementFacts facts, PolicySubject subject)
    {
        var rows = Rows.Select(row => new AskingRow(row.Number, row.Rule.Name, [.. _rows.Where(asked => asked.Row == row).SelectMany(asked => RuleReasons.Of(asked.Row, asked.Match, facts, subject))
            .Concat(_owners.Where(asked => asked.Row == row).Select(asked => asked.Reason)).Distinct().Select(reason => RuleReasons.Say(reason, Function, facts, subject))]));
        var beside = Beside();
        return new SeatExplanation(ToRequirement(facts, subject), [.. rows, .. beside.Count == 0 ? Array.Empty<AskingRow>() : [new AskingRow(null, _isFallback ? "Nobody else is asked" : "Scheduling rules of the site", beside)]]);
    }

    private IReadOnlyList<string> Beside() => _isFallback ? ["The change touches nothing that the portal knows."] : _slot;

    private void Tighten(RuleEffect effect)
    {
        Quorum = Quorum.StricterOf(effect.Quorum);
        HasVeto |= effect.HasVeto;
        if (effect.Competencies.Count > 0) (Competencies ??= new SortedSet<string>(StringComparer.Ordinal)).UnionWith(effect.Competencies);
        if (Meaning is not { } meaning || Strength(effect.Meaning) > Strength(meaning)) Meaning = effect.Meaning;
        if (effect.DeadlineHours is { } hours) DeadlineHours = Math.Min(hours, DeadlineHours ?? int.MaxValue);
        Covers |= effect.Covers;
    }

    private static int Strength(SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Approved => 4,
        SignatureMeaning.Responsible => 3,
        SignatureMeaning.Verified => 2,
        SignatureMeaning.Reviewed => 1,
        SignatureMeaning.Authored or SignatureMeaning.AuthorizedEmergency => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, null),
    };
}
