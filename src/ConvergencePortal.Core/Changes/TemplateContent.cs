using ConvergencePortal.Core.Ledger;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a template says: the work, the things it covers, and until when. A value; an edit replaces it whole.</summary>
public sealed record TemplateContent(ChangeContent Change, IReadOnlyList<TemplateItem> Items, LocalDate ExpiresOn, string? Note)
{
    public static TemplateContent Of(ChangeTemplate template) => new(template.Content, template.Items, template.ExpiresOn, template.Note);

    /// <summary>The part of a change that repeats: without its slot, its people, its own reasons for once.</summary>
    public static ChangeContent Repeatable(ChangeContent content) => content with
    {
        Type = ChangeType.Standard, Template = null, Permanence = Permanence.Permanent, TemporaryUntil = null, BypassKind = null, ImplementerId = null, RequiredPersonIds = [], PlannedStart = null,
        EmergencyReason = null, EmergencyAuthorizerId = null, InKindJustification = null, PlannedRecords = null,
    };
}

/// <summary>Compares two contents of a template for the history.</summary>
internal static class TemplateDiff
{
    public static IReadOnlyList<MovedField> Between(TemplateContent before, TemplateContent after)
    {
        var moved = ContentDiff.Between(before.Change, [], after.Change, []).ToList();
        Add("Items", Words(before.Items), Words(after.Items));
        Add("ExpiresOn", before.ExpiresOn.ToString("uuuu-MM-dd", null), after.ExpiresOn.ToString("uuuu-MM-dd", null));
        Add("Note", before.Note, after.Note);
        return moved;

        void Add(string field, string? from, string? to)
        {
            if ((from ?? "") != (to ?? "")) moved.Add(new MovedField(field, from, to));
        }
    }

    private static string Words(IEnumerable<TemplateItem> items) => string.Join(", ", items.Select(item => item.Words()).Order(StringComparer.Ordinal));
}
