using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a template covers as its owner writes it: the code of a thing, the path of a node, or the name of a device role.</summary>
public sealed record TemplateItemInput(TemplateCover Cover, string Code);

/// <summary>Input of <see cref="EditTemplate"/>.</summary>
/// <param name="ExpectedVersion">The version the person edited; another one means somebody was faster.</param>
/// <param name="Content">The work; its minutes are the longest allowed.</param>
public sealed record EditTemplateInput(string Number, int ExpectedVersion, ChangeContent Content, IReadOnlyList<TemplateItemInput> Items, LocalDate ExpiresOn, string? Note, Command Command);

/// <summary>Replaces the content of a template. An approved one becomes a new revision that is approved anew and covers nothing until then.</summary>
public sealed class EditTemplate(TemplateGate gate)
{
    private static readonly ChangeDraftValidator Shape = new();

    public async Task<Result<TemplateState>> RunAsync(EditTemplateInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (Shape.Refuse(new ChangeDraft { Content = input.Content }) is { } wrong) return wrong;
        if (PlainText.RefuseComment(input.Note, "note") is { } note) return note;
        if (input.Content.Permanence != Permanence.Permanent) return ChangeTemplateErrors.PermanentOnly;
        if (input.Items.Count > ChangeDraftValidator.MostItems) return ChangeTemplateErrors.TooManyItems;

        return await gate.RunAsync(input.Number, TemplateEvents.Edited, input.Command, actor, async open =>
        {
            if (open.Template.Version != input.ExpectedVersion) return Saving.Stale;
            var today = open.Now.InUtc().Date;
            if (input.ExpiresOn <= today || input.ExpiresOn > today.PlusMonths(ChangeTemplate.MostMonths)) return ChangeTemplateErrors.Expiry;
            var items = await FindItemsAsync(open, input.Items, cancellationToken);
            if (items.Error is { } unknown) return unknown;

            var change = TemplateContent.Repeatable(input.Content) with { Title = input.Content.Title.Trim() };
            return open.Template.Edit(open.By, new TemplateContent(change, items.Value, input.ExpiresOn, string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim()));
        }, cancellationToken);
    }

    private static async Task<Result<IReadOnlyList<TemplateItem>>> FindItemsAsync(OpenTemplate open, IReadOnlyList<TemplateItemInput> inputs, CancellationToken cancellationToken)
    {
        var items = new List<TemplateItem>();
        foreach (var input in inputs.Distinct())
        {
            var item = await FindItemAsync(open, input, cancellationToken);
            if (item.Error is { } unknown) return unknown;
            items.Add(item.Value);
        }
        return Result.Of<IReadOnlyList<TemplateItem>>(items);
    }

    private static async Task<Result<TemplateItem>> FindItemAsync(OpenTemplate open, TemplateItemInput input, CancellationToken cancellationToken)
    {
        if (input.Cover == TemplateCover.DevicesOfRole)
            return RoleOf(input.Code.Trim()) is { } role ? TemplateItem.DevicesOf(role) : ChangeTemplateErrors.UnknownRole;

        var found = await open.Db.FindThingAsync(input.Code, "items", cancellationToken);
        if (found.Error is { } unknown) return unknown;
        if (found.Value.SiteId != open.Template.SiteId) return ChangeRequestErrors.OtherSite;
        return input.Cover switch
        {
            TemplateCover.Exactly => TemplateItem.Exactly(found.Value.Kind, found.Value.Id, found.Value.Label),
            TemplateCover.Below when found.Value.Kind == ItemKind.Equipment => TemplateItem.Below(found.Value.Id, found.Value.Label),
            TemplateCover.Below or TemplateCover.DevicesOfRole => ChangeTemplateErrors.BelowEquipment,
            _ => Error.Invalid("template.cover", "Choose from the list what a line covers.", "items"),
        };
    }

    /// <summary>By its name only: a number names no role.</summary>
    private static DeviceRole? RoleOf(string name) => Enum.GetNames<DeviceRole>().FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<DeviceRole>(known) : null;
}
