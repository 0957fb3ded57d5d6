using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Calendar;

/// <summary>Refusals about calendar feeds.</summary>
public static class CalendarFeedErrors
{
    public static readonly Error Revoked = Error.Conflict("feed.revoked", "This address was revoked already.");
    public static readonly Error PeopleOnly = Error.Forbidden("feed.peopleOnly", "Calendar feeds are for people; a service account reads the API with its key.");
    public static readonly Error NotOwner = Error.Forbidden("feed.notOwner", "Only the owner of this address or an administrator can revoke it.");
    public static readonly Error OthersForbidden = Error.Forbidden("feed.others", "You can list your own addresses. Administrators and auditors see everybody's.");
    public static readonly Error KindRequired = Error.Invalid("feed.kind", $"Say what the calendar shows: {string.Join(", ", Enum.GetNames<CalendarFeedKind>())}.", "kind");
    public static readonly Error ScopeNotNeeded = Error.Invalid("feed.scopeNotNeeded", "Your own calendar covers every site; leave the part of the plant out.", "scope");
    public static readonly Error ScopeRequired = Error.Invalid("feed.scope", "Say which site (BER) or which part of it (BER/PACK/LINE2) the calendar shows.", "scope");
    public static readonly Error ShownOnce = Error.Conflict("feed.shownOnce", "This address was made before and is shown only once. If it is lost, revoke it and make a new one.");

    public static readonly Error TooMany = Error.Conflict("feed.tooMany", $"You have {CalendarFeed.MostOfAPerson} addresses already. Revoke one that is no longer used.");

    public static Error NoSite(string scope) => Error.Invalid("feed.noSite", $"There is no site {Short(scope)}.", "scope");

    public static Error NoLine(string scope) => Error.Invalid("feed.noLine", $"There is no line or other part of a site at {Short(scope)}. Write its path, such as BER/PACK/LINE2.", "scope");

    public static Error Unknown(int id) => Error.NotFound("feed.unknown", $"There is no calendar feed {id}.");

    private static string Short(string scope) => scope.Length <= PlainText.NameLength ? $"\"{scope}\"" : $"\"{scope[..PlainText.NameLength]}…\"";
}
