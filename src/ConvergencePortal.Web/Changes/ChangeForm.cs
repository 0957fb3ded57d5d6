using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Web.Changes;

/// <summary>A thing that was picked for a change, and for an asset what takes its place.</summary>
public sealed record PickedItem(ItemKind Kind, string Label, string Name, string? Replacement = null)
{
    /// <summary>Written with its kind, since one code may name several kinds.</summary>
    public string Code => $"{Kind.ToString().ToLowerInvariant()}={Label}";
}

/// <summary>What a requester has written so far: filled from a saved change, turned into a draft for the use cases.</summary>
public sealed class ChangeForm
{
    /// <summary>Code of the site; fixed by the first thing that is picked.</summary>
    public string? Site { get; set; }

    public ChangeContent Content { get; set; } = new();
    public List<PickedItem> Items { get; private init; } = [];

    /// <summary>Code of the person who does the work; null for the requester.</summary>
    public string? Implementer { get; set; }

    /// <summary>Who must be there besides.</summary>
    public List<NamedPerson> RequiredPeople { get; private init; } = [];

    public string? EmergencyAuthorizer { get; set; }

    public static ChangeForm From(ChangeDetail change) => new()
    {
        Site = change.Row.Site,
        Content = change.Content,
        Items = [.. change.Items.Select(item => new PickedItem(item.Kind, item.Label, NameOf(change, item), item.ReplacementLabel))],
        Implementer = change.Content.ImplementerId is null ? null : change.ImplementerCode,
        RequiredPeople = [.. change.RequiredPeople],
        EmergencyAuthorizer = change.EmergencyAuthorizerCode,
    };

    /// <summary>A new change in the words of its template; a line that covers more than one thing is left to the requester.</summary>
    public static ChangeForm From(TemplateDetail template) => new()
    {
        Site = template.Row.Site,
        // How this very software was verified, and which versions move, is said anew each time.
        Content = template.Content with { Type = ChangeType.Standard, Template = template.Row.Number, SoftwareVerification = null, BaselineDelta = null },
        Items = [.. template.Items.Where(item => item.Cover == TemplateCover.Exactly).Select(item => new PickedItem(item.Kind!.Value, item.Label, item.Label))],
    };

    public ChangeDraft ToDraft() => new()
    {
        Site = Site, Content = Content, Items = [.. Items.Select(item => new ItemInput(item.Code, item.Replacement))], Implementer = Implementer,
        RequiredPeople = [.. RequiredPeople.Select(person => person.Code)], EmergencyAuthorizer = EmergencyAuthorizer,
    };

    /// <summary>"When can this be done?" Null while nothing is named, or no minute of it.</summary>
    /// <param name="number">Null for a change that was never saved.</param>
    /// <param name="requester">Code of the person who does the work where nobody else is named.</param>
    public ScheduleInput? ToQuestion(string? number, string requester) => Items.Count == 0 || Content.SpanMinutes == 0 ? null
        : new ScheduleInput([.. Items.Select(item => item.Code)], number, Content.Type, null, Content.PreparationMinutes, Content.WorkMinutes, Content.TestMinutes, Content.RollbackMinutes,
            [Implementer ?? requester, .. RequiredPeople.Select(person => person.Code)]) { Requested = Content.PlannedStart };

    private static string NameOf(ChangeDetail change, ItemRow item) =>
        change.Impact.Items.FirstOrDefault(i => i.Relation == Relation.Changed && i.Kind == item.Kind && i.Label == item.Label)?.Name ?? item.Label;
}
