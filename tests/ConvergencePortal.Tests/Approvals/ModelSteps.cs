using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>One attempt of somebody in a history of approvals. A record prints itself, so that a history can be read.</summary>
internal abstract record ModelStep(string By);

/// <summary>What somebody saw of the change before they acted.</summary>
internal sealed record Seen(int Revision, int Version);

internal sealed record SubmitStep(string By) : ModelStep(By);

/// <param name="Variant">Number of the value that the field gets; see <see cref="ModelContent"/>.</param>
internal sealed record EditStep(string By, ModelField Field, int Variant, bool HasReason = true, bool IsStale = false) : ModelStep(By);

internal sealed record AssessStep(string By, Function Function, bool HasText = true) : ModelStep(By);

/// <param name="Behind">0 on the revision that was seen, 1 on the one before, -1 on one that does not exist yet.</param>
internal sealed record DecideStep(string By, Function Function, Verdict Verdict = Verdict.Approve, int Behind = 0, bool HasComment = true, bool HasRightPin = true) : ModelStep(By);

internal sealed record DelegateStep(string By, string To, Function Function, int BeginsInHours, int Hours) : ModelStep(By);

/// <param name="Place">Which of the delegations made so far, from 1.</param>
internal sealed record RevokeStep(string By, int Place) : ModelStep(By);

internal sealed record WithdrawStep(string By) : ModelStep(By);

internal sealed record CancelStep(string By, bool HasReason = true) : ModelStep(By);

/// <summary>A membership that ends today, or holds again.</summary>
internal sealed record MembershipStep(string By, Function Function, bool Holds) : ModelStep(By);

internal sealed record AccountStep(string By, bool IsActive) : ModelStep(By);

internal sealed record WaitStep(int Hours) : ModelStep("time");

/// <summary>The portal counts the seats again, as it does by itself every minute.</summary>
internal sealed record ReviewStep() : ModelStep("portal");

/// <summary>The fields that a history edits, at least one of each group that a function covers otherwise than the others.</summary>
internal enum ModelField { Title, Purpose, Network, Configuration, Plan, Safety, Quality, ProductionMinutes, Start, Work, Implementer }

/// <summary>The values that the fields of a change take, by number; 0 is what it was drafted with.</summary>
internal static class ModelContent
{
    public const int Variants = 4;

    public static readonly Instant[] Starts = [ChangeStart(0), ChangeStart(60), ChangeStart(7 * 24 * 60)];

    public static readonly string[] Implementers = ["maintenance3.berlin", "both.berlin", "ot4.berlin"];

    public static Instant? Start(int variant) => variant == 0 ? null : Starts[variant - 1];

    public static string? Implementer(int variant) => variant == 0 ? null : Implementers[variant - 1];

    public static int Minutes(int variant) => 5 * variant;

    public static ChangeDraft Draft(IReadOnlyDictionary<ModelField, int> values) => Changes.ChangeJourney.Draft with
    {
        Implementer = Implementer(values[ModelField.Implementer]),
        Content = Changes.ChangeJourney.Draft.Content with
        {
            Title = $"Patch the filler's PLC {values[ModelField.Title]}", Purpose = Text(values[ModelField.Purpose], "Close advisory"), NetworkSettings = Optional(values[ModelField.Network]),
            BaselineDelta = Optional(values[ModelField.Configuration]), ImplementationPlan = Text(values[ModelField.Plan], "Load firmware"), SafetyImpact = Optional(values[ModelField.Safety]),
            QualityImpact = Optional(values[ModelField.Quality]), ProductionMinutesAtRisk = Minutes(values[ModelField.ProductionMinutes]), PlannedStart = Start(values[ModelField.Start]),
            WorkMinutes = 60 - values[ModelField.Work],
        },
    };

    /// <summary>Whether a text that is required to submit is there.</summary>
    public static bool IsGiven(int variant) => variant != 3;

    private static string Text(int variant, string text) => IsGiven(variant) ? $"{text} {variant}" : "";

    private static string? Optional(int variant) => variant == 0 ? null : $"Value {variant}";

    private static Instant ChangeStart(int minutes) => Changes.ChangeJourney.Sunday + Duration.FromMinutes(minutes);
}
