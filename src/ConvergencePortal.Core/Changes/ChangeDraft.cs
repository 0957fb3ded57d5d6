using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A thing the change acts on as the requester names it: equipment path, asset tag, or "BER:CODE"; for a swapped asset, the tag of what takes its place.</summary>
public sealed record ItemInput(string Code, string? Replacement = null);

/// <summary>What a requester writes. People and things are named by code; a draft may leave out almost everything.</summary>
public sealed record ChangeDraft
{
    /// <summary>Code of the site; needed only while no item says it.</summary>
    public string? Site { get; init; }

    public ChangeContent Content { get; init; } = new();
    public IReadOnlyList<ItemInput> Items { get; init; } = [];
    public string? Implementer { get; init; }

    /// <summary>Codes of the people besides the implementer without whom the work cannot be done.</summary>
    public IReadOnlyList<string> RequiredPeople { get; init; } = [];

    public string? EmergencyAuthorizer { get; init; }

    /// <summary>When the requester thinks it ends; only checked, since the end follows from the start and the minutes.</summary>
    public Instant? PlannedEnd { get; init; }
}

/// <summary>The shape of a draft: lengths, ranges and characters. What a submission needs besides is in <see cref="RequiredFields"/>.</summary>
public sealed class ChangeDraftValidator : AbstractValidator<ChangeDraft>
{
    public const int MostItems = 500;

    /// <summary>Minutes; 60 days.</summary>
    public const int LongestPhase = 60 * 24 * 60;

    private const int MostRequiredPeople = 20;

    public ChangeDraftValidator()
    {
        RuleFor(d => d.Content.Title).NotEmpty().WithMessage("Give the change a title.").MaximumLength(PlainText.NameLength)
            .WithMessage($"A title has at most {PlainText.NameLength} characters.").OverridePropertyName("title");
        RuleFor(d => d.Items.Count).LessThanOrEqualTo(MostItems).WithMessage($"A change names at most {MostItems} things; name what is above them instead.").OverridePropertyName("items");
        RuleFor(d => d.RequiredPeople.Count).LessThanOrEqualTo(MostRequiredPeople).WithMessage($"A change needs at most {MostRequiredPeople} people besides its implementer.").OverridePropertyName("requiredPeople");
        foreach (var field in typeof(ChangeContent).GetProperties().Where(p => p.PropertyType == typeof(string) && p.Name != nameof(ChangeContent.PlannedRecords)))
        {
            var name = char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
            RuleFor(d => d).Custom((draft, context) =>
            {
                if (field.GetValue(draft.Content) is not string text) return;
                if (text.Length > PlainText.ProseLength) context.AddFailure(name, $"This text has {text.Length} characters; {PlainText.ProseLength} are the most.");
                else if (PlainText.HasForbiddenCharacter(text)) context.AddFailure(name, "This text holds control characters, which a reader cannot see. Remove them.");
            });
        }
        Phase("preparation", d => d.Content.PreparationMinutes);
        Phase("work", d => d.Content.WorkMinutes);
        Phase("test", d => d.Content.TestMinutes);
        Phase("rollback", d => d.Content.RollbackMinutes);
        RuleFor(d => d.Content.ProductionMinutesAtRisk).InclusiveBetween(0, LongestPhase).WithMessage("Minutes at risk are 0 or more, and at most 60 days.").OverridePropertyName("productionMinutesAtRisk");
        RuleFor(d => d.Content.PlannedStart).Must(start => start is null || (start > Instant.FromUtc(1970, 1, 1, 0, 0) && start < Instant.FromUtc(2200, 1, 1, 0, 0)))
            .WithMessage("The start lies between 1970 and 2199.").OverridePropertyName("plannedStart");
        RuleFor(d => d.Content.TemporaryUntil).Must(day => day is null || day.Value.Year is >= 1970 and < 2200).WithMessage("The last day lies between 1970 and 2199.")
            .OverridePropertyName("temporaryUntil");
        RuleFor(d => d.Content.BypassKind).Must(kind => kind is null || Enum.IsDefined(kind.Value)).WithMessage("Choose what is bypassed from the list.").OverridePropertyName("bypassKind");
        RuleFor(d => d.Content).Must(c => Enum.IsDefined(c.Type) && Enum.IsDefined(c.Nature) && Enum.IsDefined(c.Permanence)).WithMessage("Choose type, nature and permanence from the list.")
            .OverridePropertyName("type");
    }

    private void Phase(string name, System.Linq.Expressions.Expression<Func<ChangeDraft, int>> minutes) =>
        RuleFor(minutes).InclusiveBetween(0, LongestPhase).WithMessage("A phase has 0 or more minutes, and at most 60 days.").OverridePropertyName(name);

    public Error? Refuse(ChangeDraft draft)
    {
        var result = Validate(draft);
        if (result.IsValid) return ChangeDraftErrors.RefuseEnd(draft);

        var fields = result.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorMessage)).ToList();
        return Error.Invalid("change.input", string.Join(" ", fields.Select(f => f.Message).Distinct()), fields[0].Field) with { Fields = fields };
    }
}

/// <summary>What an end that somebody wrote down can be besides right.</summary>
internal static class ChangeDraftErrors
{
    /// <summary>Null when no end was given, or the one that follows from the start and the minutes.</summary>
    public static Error? RefuseEnd(ChangeDraft draft)
    {
        if (draft.PlannedEnd is not { } end) return null;
        if (draft.Content.PlannedStart is not { } start) return Error.Invalid("change.endWithoutStart", "An end without a start says nothing. Give the start.", "plannedStart");
        if (end <= start) return Error.Invalid("change.endBeforeStart", "The planned end lies before or on the planned start.", "plannedEnd");
        return end - start == Duration.FromMinutes(draft.Content.SpanMinutes) ? null : Error.Invalid("change.endDiffers",
            $"Preparation, work, test and rollback reserve are {draft.Content.SpanMinutes} minutes together, but the planned end lies {(end - start).TotalMinutes:0.#} minutes after the start.", "plannedEnd");
    }
}

/// <summary>A draft whose names were found: content with ids, items, site, and whether it is a replacement in kind.</summary>
public sealed record ResolvedDraft(int SiteId, ChangeContent Content, IReadOnlyList<ChangeItem> Items, bool IsReplacementInKind)
{
    public static async Task<Result<ResolvedDraft>> FindAsync(PortalDb db, ChangeDraft draft, CancellationToken cancellationToken)
    {
        var items = new List<ChangeItem>();
        var sites = new HashSet<int>();
        var inKind = draft.Items.Count > 0;
        foreach (var input in draft.Items.DistinctBy(i => i.Code.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            var found = await db.FindThingAsync(input.Code, "items", cancellationToken);
            if (found.Error is { } unknown) return unknown;
            var item = found.Value;
            if (item.SiteId is not { } site) return Error.Invalid("item.unmounted", $"{item.Label} is mounted nowhere, so nothing can be changed on it. It can only be a replacement.", "items");
            sites.Add(site);

            var replacement = await FindReplacementAsync(db, item, input.Replacement, cancellationToken);
            if (replacement.Error is { } wrong) return wrong;
            inKind &= replacement.Value is { } spare && spare.AssetType == item.AssetType;
            items.Add(new ChangeItem(item.Kind, item.Id, item.Label, replacement.Value?.Id, replacement.Value?.Label));
        }
        if (sites.Count > 1) return Error.Invalid("change.sites", "A change acts on one site. Raise one for each.", "items");

        var siteId = sites.Count == 1 ? sites.Single() : await FindSiteAsync(db, draft.Site, cancellationToken);
        if (siteId is not { } known) return Error.Invalid("change.site", "Name the site of the change, or something in it.", "site");

        var implementer = await FindPersonAsync(db, draft.Implementer, "implementer", cancellationToken);
        if (implementer.Error is { } noImplementer) return noImplementer;
        var authorizer = await FindPersonAsync(db, draft.EmergencyAuthorizer, "emergencyAuthorizer", cancellationToken);
        if (authorizer.Error is { } noAuthorizer) return noAuthorizer;

        var required = await FindRequiredAsync(db, draft.RequiredPeople, cancellationToken);
        if (required.Error is { } notRequired) return notRequired;

        var template = await FindTemplateAsync(db, draft.Content, known, cancellationToken);
        if (template.Error is { } noTemplate) return noTemplate;

        var content = draft.Content with
        {
            Title = draft.Content.Title.Trim(),
            Template = template.Value,
            BypassKind = draft.Content.Permanence == Permanence.Temporary ? draft.Content.BypassKind : null,
            // A template's work repeats; what it does to single records is said by each change.
            PlannedRecords = string.IsNullOrEmpty(draft.Content.PlannedRecords) ? null : draft.Content.PlannedRecords,
            ImplementerId = implementer.Value,
            EmergencyAuthorizerId = authorizer.Value,
            RequiredPersonIds = [.. required.Value.Where(id => id != implementer.Value)],
        };
        return new ResolvedDraft(known, content, items, inKind);
    }

    private static async Task<Result<NamedItem?>> FindReplacementAsync(PortalDb db, NamedItem item, string? tag, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(tag)) return (NamedItem?)null;
        if (item.Kind != ItemKind.Asset) return Error.Invalid("item.replacement", $"Only an asset can be replaced by another; {item.Label} is none.", "items");

        var spare = await db.FindItemAsync($"asset={tag.Trim()}", "items", cancellationToken);
        return spare.Error is { } unknown ? unknown
            : spare.Value.Id == item.Id ? Error.Invalid("item.replacement", $"{item.Label} cannot replace itself.", "items")
            : spare.Value;
    }

    private static async Task<int?> FindSiteAsync(PortalDb db, string? code, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(code) ? null
        : await db.Equipment.Where(e => e.Path == code.Trim() && e.Level == Plant.EquipmentLevel.Site).Select(e => (int?)e.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Only a standard change has a template; one that was withdrawn or has expired is found, and judged at submission.</summary>
    private static async Task<Result<string?>> FindTemplateAsync(PortalDb db, ChangeContent content, int siteId, CancellationToken cancellationToken)
    {
        if (content.Type != ChangeType.Standard || string.IsNullOrWhiteSpace(content.Template)) return (string?)null;

        var written = content.Template.Trim();
        var number = await db.ChangeTemplates.Where(t => t.Number == written && t.SiteId == siteId).Select(t => t.Number).SingleOrDefaultAsync(cancellationToken);
        return number is null ? ChangeTemplateErrors.NotAtSite(written) : number;
    }

    private static async Task<Result<int?>> FindPersonAsync(PortalDb db, string? code, string field, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(code)) return (int?)null;

        var id = await db.People.Where(p => p.Code == code.Trim() && p.IsActive && p.Kind == PersonKind.Person).Select(p => (int?)p.Id).SingleOrDefaultAsync(cancellationToken);
        return id is null ? UnknownPerson(code, field) : id;
    }

    /// <summary>Ids, ascending and without repeats, so that one set of people is always one content.</summary>
    private static async Task<Result<int[]>> FindRequiredAsync(PortalDb db, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var asked = codes.Select(code => code.Trim()).ToArray();
        var found = asked.Length == 0 ? [] : await db.People.Where(p => asked.Contains(p.Code) && p.IsActive && p.Kind == PersonKind.Person).Select(p => new { p.Id, p.Code }).ToListAsync(cancellationToken);
        var unknown = asked.FirstOrDefault(code => !found.Exists(person => person.Code.Equals(code, StringComparison.OrdinalIgnoreCase)));
        return unknown is null ? found.Select(person => person.Id).Distinct().Order().ToArray() : UnknownPerson(unknown, "requiredPeople");
    }

    private static Error UnknownPerson(string code, string field) => Error.Invalid("person.unknown", $"There is no active person \"{code.Trim()}\".", field);
}
