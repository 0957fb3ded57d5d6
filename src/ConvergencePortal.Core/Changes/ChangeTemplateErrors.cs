using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Changes;

/// <summary>Every refusal of a template of standard changes.</summary>
public static class ChangeTemplateErrors
{
    public static readonly Error NotOwner = Error.Forbidden("template.notOwner", "Only the owner of the template can do this.");
    public static readonly Error NotTheirs = Error.Forbidden("template.notTheirs", "Only the owner, the governance chair or a function that signed the template can retire it.");
    public static readonly Error ItemsRequired = Error.Invalid("template.items", "Name at least one thing that the template covers.", "items");
    public static readonly Error Expiry = Error.Invalid("template.expiry", $"A template expires after today and within {ChangeTemplate.MostMonths} months.", "expiresOn");
    public static readonly Error NotProven = Error.Conflict("template.notProven", "A template is made from a permanent change that was closed successfully.");
    public static readonly Error PermanentOnly = Error.Invalid("template.permanence", "A template covers permanent changes; a temporary one or a bypass asks every time.", "permanence");
    public static readonly Error TooManyItems = Error.Invalid("template.items", $"A template has at most {ChangeDraftValidator.MostItems} lines; name what is above the things instead.", "items");
    public static readonly Error UnknownRole = Error.Invalid("template.role", "There is no such role of a device.", "items");
    public static readonly Error BelowEquipment = Error.Invalid("template.below", "Only equipment has something below it. Name it by its path.", "items");

    public static Error Unknown(string number) => Error.NotFound("template.unknown", $"There is no template {Shorten(number)}.");

    public static Error NotAtSite(string number) => Error.Invalid("template.unknown", $"There is no template {Shorten(number)} at this site.", "template");

    public static Error InReview(ChangeTemplate template) => Error.Conflict("template.inReview", $"{template.Number} is in review. Take it back before you edit it.");

    public static Error WrongStatus(ChangeTemplate template, string action) =>
        Error.Conflict("template.status", $"{template.Number} {StandardChangeRules.Words(template.Status)}, so it cannot be {action} now.");

    private static string Shorten(string number) => number.Length <= 20 ? number : number[..20] + "…";
}
