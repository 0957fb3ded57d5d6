using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.People;

/// <summary>Refusals about API keys.</summary>
public static class ApiKeyErrors
{
    public static readonly Error PeopleOnly = Error.Forbidden("apiKey.peopleOnly", "API keys are managed by an administrator who signed in by name, not with a key.");
    public static readonly Error NameRequired = Error.Invalid("apiKey.name", $"Give the key a name of at most {PlainText.NameLength} visible characters that says what uses it.", "name");
    public static readonly Error ShownOnce = Error.Conflict("apiKey.shownOnce", "This key was made before and is shown only once. If it is lost, revoke it and make a new one.");
    public static readonly Error Revoked = Error.Conflict("apiKey.revoked", "This key was revoked already.");

    public static Error NoService(string? person) =>
        Error.Invalid("apiKey.person", $"\"{(person is { Length: > PlainText.CodeLength } ? person[..PlainText.CodeLength] + "…" : person)}\" is no active service account. People sign in; keys are for services.", "person");

    public static Error Unknown(int id) => Error.NotFound("apiKey.unknown", $"There is no API key {id}.");
}
