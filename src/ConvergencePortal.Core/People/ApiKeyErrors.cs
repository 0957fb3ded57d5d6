using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.People;

/// <summary>Refusals about API keys.</summary>
public static class ApiKeyErrors
{
    public static readonly Error PeopleOnly = Error.Forbidden("apiKey.peopleOnly", "API keys are managed by an administrator who signed in by name, not with a key.");
    public static readonly Error NameRequired = Error.Invalid("apiKey.name", $"Give the key a name of at most {PlainText.NameLength} visible characters that says what uses it.", "name");
    public static readonly Error ShownOnce = Error.Conflict("apiKey.shownOnce", "This key was made before and is shown only once. If it is lost, revoke it and make a new one.");
    public static readonly Error Revoked = Error.Conflict("apiKey.revoked", "This key was revoked already.");

    public static readonly Error ReadersOnly = Error.Forbidden("apiKey.readers", "API keys are kept by administrators; auditors may look at them. Ask an administrator if another system needs one.");
    public static readonly Error ScopesRequired = Error.Invalid("apiKey.scopes", "Choose at least one scope, such as changes:read. A key without one could do nothing.", "scopes");
    public static readonly Error TooManyScopes = Error.Invalid("apiKey.scopes", $"{ApiKeyScopes.Most} scopes are the most.", "scopes");
    public static readonly Error WrongEnd = Error.Invalid("apiKey.end", $"A key ends within {ApiKey.LongestLife.Days} days from now, and not in the past.", "expiresAt");

    public static Error UnknownScope(string? scope) => Error.Invalid("apiKey.scopes", $"There is no scope \"{Shown(scope)}\".", "scopes");

    public static Error Lacks(string scope) => Error.Forbidden("apiKey.scope", $"This API key lacks the scope {scope}. An administrator can make a key that has it.");

    public static Error NoService(string? person) =>
        Error.Invalid("apiKey.person", $"\"{Shown(person)}\" is no active service account. People sign in; keys are for services.", "person");

    public static Error Unknown(int id) => Error.NotFound("apiKey.unknown", $"There is no API key {id}.");

    private static string? Shown(string? text) => text is { Length: > PlainText.CodeLength } ? text[..PlainText.CodeLength] + "…" : text;
}
