using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.People;

/// <summary>Refusals about delegations. What would give somebody a right that nobody may give them is forbidden; what is merely mistyped is invalid.</summary>
public static class DelegationErrors
{
    public static readonly Error PeopleOnly = Error.Forbidden("delegation.peopleOnly", "Rights are delegated by a person who signed in by name, not by a service.");
    public static readonly Error NotYours = Error.Forbidden("delegation.notYours", "Only the person themself delegates what they hold; for somebody who is away, the governance chair does.");
    public static readonly Error ToOneself = Error.Forbidden("delegation.toOneself", "Nobody delegates to themself.");
    public static readonly Error ToTheChair = Error.Forbidden("delegation.toTheChair", "Whoever delegates for somebody who is away does not name themself.");
    public static readonly Error NotTheirs = Error.Forbidden("delegation.notTheirs", "Only the delegator, the delegate or the governance chair ends a delegation.");

    public static readonly Error FunctionsRequired = Error.Invalid("delegation.functions", "Choose at least one function from the list.", "functions");
    public static readonly Error ReasonRequired = Error.Invalid("delegation.reason", $"Say in at most {PlainText.LineLength} visible characters why, for example that you are on leave.", "reason");
    public static readonly Error BadTime = Error.Invalid("delegation.time", "Write a time by the plant's clock, such as 2026-12-21T07:00.");
    public static readonly Error EndsBeforeItBegins = Error.Invalid("delegation.endsBeforeItBegins", "The end lies before or on the beginning.", "until");
    public static readonly Error InThePast = Error.Invalid("delegation.inThePast", "The end has passed already. What was done without a delegation cannot be covered afterwards.", "until");
    public static readonly Error TooLong = Error.Invalid("delegation.tooLong", $"A delegation lasts at most {Delegation.MaxDays} days. For longer, an administrator makes the other person a member.", "until");
    public static readonly Error TooFarAhead = Error.Invalid("delegation.tooFarAhead", $"A delegation begins within {Delegation.MaxDaysAhead} days.", "from");
    public static readonly Error Revoked = Error.Conflict("delegation.revoked", "This delegation was revoked already.");
    public static readonly Error Over = Error.Conflict("delegation.over", "This delegation is over; there is nothing left to revoke.");

    public static Error Unknown(string number) => Error.NotFound("delegation.unknown", $"There is no delegation {Short(number)}.");

    public static Error UnknownPerson(string? code, string field) => Error.Invalid("delegation.person", $"There is nobody with the code \"{Short(code)}\".", field);

    public static Error UnknownSite(string? site) => Error.Invalid("delegation.site", $"There is no site \"{Short(site)}\".", "site");

    public static Error NotAway(string name) => Error.Forbidden("delegation.notAway", $"{name} is not recorded as away now. Only they delegate what they hold.");

    public static Error ToService(string name) => Error.Forbidden("delegation.toService", $"{name} is a service account, which can never act on a seat.");

    public static Error ToAuditor(string name) => Error.Forbidden("delegation.toAuditor", $"{name} is an auditor, who reads everything and writes nothing.");

    public static Error ToInactive(string name) => Error.Forbidden("delegation.toInactive", $"The account of {name} is not active.");

    public static Error OtherSite(string name, string site) => Error.Forbidden("delegation.otherSite", $"{name} has no membership at {site} on the first day. Rights are not delegated across sites.");

    public static Error NotHeld(string name, Function function, string site) =>
        Error.Forbidden("delegation.notHeld", $"{name} does not speak for {FunctionWords.Of(function)} at {site} on the first day, and so cannot delegate it.");

    public static Error PassedOn(Function function) => Error.Forbidden("delegation.passedOn", $"{FunctionWords.Of(function)} was delegated to you. What was delegated is not delegated on.");

    public static Error Circle(string from, string to) =>
        Error.Forbidden("delegation.circle", $"{to} delegates the same for some of that time, and it would come back to {from}. Nobody acts for somebody who acts for them.");

    private static string Short(string? text) => text is { Length: > PlainText.CodeLength } ? text[..PlainText.CodeLength] + "…" : text ?? "";
}
