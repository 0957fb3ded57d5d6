using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// Binds a signature to the content it was given on (21 CFR 11.70): the groups of fields a seat covers, in one canonical form, hashed. The form is
/// "name:length:value" a line, UTF-8, the length in bytes and "-" for nothing, in the order written here; it never changes, a new one gets a new first line.
/// </summary>
public static class ContentBinding
{
    private const string Form = "change-content-1";
    private const string Items = "Items";
    private const string InKind = "IsReplacementInKind";
    private const string SlotConflicts = "SlotConflicts";

    /// <summary>Fields that came after the form. They stand in it only where they say something, so that what was signed before them keeps its hash.</summary>
    private static readonly string[] Later = [nameof(ChangeContent.PlannedRecords)];

    /// <summary>Every field of a change, each in exactly one group; a test holds this against the content.</summary>
    public static IReadOnlyList<(FieldGroups Group, string Field)> Fields { get; } =
    [
        (FieldGroups.Scope, nameof(ChangeContent.Title)), (FieldGroups.Scope, nameof(ChangeContent.Type)), (FieldGroups.Scope, nameof(ChangeContent.Template)), (FieldGroups.Scope, nameof(ChangeContent.Nature)),
        (FieldGroups.Scope, nameof(ChangeContent.Permanence)), (FieldGroups.Scope, nameof(ChangeContent.TemporaryUntil)), (FieldGroups.Scope, nameof(ChangeContent.BypassKind)), (FieldGroups.Scope, nameof(ChangeContent.Purpose)),
        (FieldGroups.Scope, Items), (FieldGroups.Scope, InKind), (FieldGroups.Scope, nameof(ChangeContent.InKindJustification)),
        (FieldGroups.Scope, nameof(ChangeContent.EmergencyReason)), (FieldGroups.Scope, nameof(ChangeContent.EmergencyAuthorizerId)),
        (FieldGroups.Network, nameof(ChangeContent.NetworkSettings)), (FieldGroups.Network, nameof(ChangeContent.PlannedRecords)),
        (FieldGroups.Configuration, nameof(ChangeContent.BaselineDelta)), (FieldGroups.Configuration, nameof(ChangeContent.SoftwareVerification)),
        (FieldGroups.Plan, nameof(ChangeContent.TechnicalBasis)), (FieldGroups.Plan, nameof(ChangeContent.ImplementationPlan)), (FieldGroups.Plan, nameof(ChangeContent.BackoutPlan)),
        (FieldGroups.Plan, nameof(ChangeContent.TestPlan)), (FieldGroups.Plan, nameof(ChangeContent.TestDifferences)),
        (FieldGroups.Safety, nameof(ChangeContent.SafetyImpact)), (FieldGroups.Safety, nameof(ChangeContent.ProceduresToUpdate)), (FieldGroups.Safety, nameof(ChangeContent.PeopleToInform)),
        (FieldGroups.Safety, nameof(ChangeContent.PreStartupReviewRequired)),
        (FieldGroups.Security, nameof(ChangeContent.SecurityImpact)), (FieldGroups.Security, nameof(ChangeContent.SecurityControls)),
        (FieldGroups.Quality, nameof(ChangeContent.QualityImpact)),
        (FieldGroups.Production, nameof(ChangeContent.ProductionImpact)), (FieldGroups.Production, nameof(ChangeContent.ProductionMinutesAtRisk)),
        (FieldGroups.Schedule, nameof(ChangeContent.PlannedStart)), (FieldGroups.Schedule, nameof(ChangeContent.PreparationMinutes)), (FieldGroups.Schedule, nameof(ChangeContent.WorkMinutes)),
        (FieldGroups.Schedule, nameof(ChangeContent.TestMinutes)), (FieldGroups.Schedule, nameof(ChangeContent.RollbackMinutes)),
        (FieldGroups.People, nameof(ChangeContent.ImplementerId)), (FieldGroups.People, nameof(ChangeContent.RequiredPersonIds)),
        (FieldGroups.Conflicts, SlotConflicts),
    ];

    /// <summary>SHA-256 in hexadecimal over the canonical form of the covered groups.</summary>
    /// <param name="start">The start the signature stands on, which a move within the tolerance leaves as it is.</param>
    /// <param name="conflicts">What the slot meets that needs a consent, in any order.</param>
    public static string HashOf(FieldGroups covers, ChangeContent content, IEnumerable<ChangeItem> items, bool isReplacementInKind, Instant? start, IEnumerable<string> conflicts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalForm(covers, content, items, isReplacementInKind, start, conflicts))));

    /// <summary>The text that is hashed, for whoever wants to check a signature by hand.</summary>
    public static string CanonicalForm(FieldGroups covers, ChangeContent content, IEnumerable<ChangeItem> items, bool isReplacementInKind, Instant? start, IEnumerable<string> conflicts)
    {
        var at = content with { PlannedStart = start };
        var form = new StringBuilder(Form).Append('\n');
        foreach (var (_, field) in Fields.Where(f => covers.HasFlag(f.Group) && (!Later.Contains(f.Field) || ContentDiff.Text(ValueOf[f.Field](at)) is not null)))
            Append(form, field, field switch
            {
                Items => ContentDiff.Text(items),
                InKind => ContentDiff.Text(isReplacementInKind),
                SlotConflicts => string.Join('\n', conflicts.Distinct().Order(StringComparer.Ordinal)),
                _ => ContentDiff.Text(ValueOf[field](at)),
            });
        return form.ToString();
    }

    /// <summary>The groups that the fields belong to.</summary>
    public static FieldGroups GroupsOf(IEnumerable<string> fields) => fields.Select(field => Fields.FirstOrDefault(f => f.Field == field).Group).Aggregate(FieldGroups.None, (all, group) => all | group);

    private static readonly Dictionary<string, Func<ChangeContent, object?>> ValueOf = typeof(ChangeContent).GetProperties().Where(property => property.CanWrite)
        .ToDictionary(property => property.Name, property => (Func<ChangeContent, object?>)(content => property.GetValue(content)));

    private static void Append(StringBuilder form, string field, string? value)
    {
        form.Append(field).Append(':');
        if (string.IsNullOrEmpty(value)) form.Append('-');
        else form.Append(Encoding.UTF8.GetByteCount(value).ToString(CultureInfo.InvariantCulture)).Append(':').Append(value);
        form.Append('\n');
    }
}
