using System.Globalization;
using System.Text.Json;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Who must be there for a review to decide, and the targets of a site's figures. Our own defaults stand until the site sets its own.</summary>
public sealed class ReviewSettings
{
    private ReviewSettings() { }

    public ReviewSettings(int siteId) => (SiteId, Quorum) = (siteId, ReviewChoices.Default.Quorum);

    public int SiteId { get; private set; }
    public IReadOnlyList<Function> Quorum { get; private set; } = [];

    /// <summary>Only those that differ from the catalog's.</summary>
    public string TargetsJson { get; private set; } = "{}";

    public int Version { get; private set; }

    public IReadOnlyDictionary<string, int?> Targets => JsonSerializer.Deserialize<Dictionary<string, int?>>(TargetsJson) ?? [];
    public ReviewChoices Choices => new(Quorum, Targets);

    /// <summary>Takes over what was chosen and says what moved; nothing when it is what stood.</summary>
    public IReadOnlyList<MovedField> Choose(ReviewChoices choices)
    {
        var moved = ReviewChoices.Between(Choices, choices);
        if (moved.Count == 0) return moved;

        Quorum = [.. choices.Quorum.Distinct().Order()];
        TargetsJson = JsonSerializer.Serialize(KpiCatalog.All.Where(kpi => choices.TargetOf(kpi) != kpi.Target).ToDictionary(kpi => kpi.Code, choices.TargetOf));
        Version++;
        return moved;
    }
}

/// <summary>What people choose for the reviews of a site.</summary>
/// <param name="Quorum">Functions of which somebody must be there.</param>
/// <param name="Targets">By code of the figure, in its unit; null for no target. A figure that is not named keeps the catalog's.</param>
public sealed record ReviewChoices(IReadOnlyList<Function> Quorum, IReadOnlyDictionary<string, int?> Targets)
{
    /// <summary>The three that the portal brings together; our own default.</summary>
    public static ReviewChoices Default { get; } = new([Function.IT, Function.OT, Function.Maintenance], new Dictionary<string, int?>());

    public int? TargetOf(Kpi kpi) => Targets.TryGetValue(kpi.Code, out var target) ? target : kpi.Target;

    /// <summary>Null when they can be kept.</summary>
    public Error? Refuse() =>
        Quorum.Count == 0 ? Error.Invalid("review.quorum", "Name at least one function that must be there.", "quorum")
        : Targets.Keys.FirstOrDefault(code => KpiCatalog.Find(code) is null) is { } unknown ? ReviewErrors.UnknownFigure(unknown)
        : Targets.Values.Any(target => target is < 0 or > 10_000_000) ? Error.Invalid("review.target", "A target is a number from 0 to 10,000,000, or none.", "targets")
        : null;

    /// <summary>What moves from one to the other, for the ledger.</summary>
    public static IReadOnlyList<MovedField> Between(ReviewChoices before, ReviewChoices after) =>
        [.. TextsOf(before).Zip(TextsOf(after), (from, to) => new MovedField(from.Name, from.Text, to.Text)).Where(field => field.From != field.To)];

    private static IEnumerable<(string Name, string? Text)> TextsOf(ReviewChoices choices) =>
    [
        ("quorum", string.Join(", ", choices.Quorum.Distinct().Order().Select(FunctionWords.Of))),
        .. KpiCatalog.All.Select(kpi => (kpi.Code, choices.TargetOf(kpi)?.ToString(CultureInfo.InvariantCulture))),
    ];
}
