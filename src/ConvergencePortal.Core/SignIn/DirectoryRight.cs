using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>What of the directory a right hangs on.</summary>
public enum DirectorySource
{
    /// <summary>A role of this application, given to people or groups in the directory.</summary>
    AppRole,

    /// <summary>A group of the directory, by its object id.</summary>
    Group,
}

/// <summary>
/// What everybody with an app role or in a group of the directory may do here: a function at a site, or a role. Never edited: one ends and another begins, so that the ledger
/// and who holds it because of it stay readable.
/// </summary>
public sealed class DirectoryRight
{
    public const int ValueLength = 200;

    private DirectoryRight() { }

    public DirectoryRight(DirectorySource source, string value, string name, Instant now) => (Source, Value, Name, AddedAt) = (source, value, name, now);

    public int Id { get; private set; }
    public DirectorySource Source { get; private set; }

    /// <summary>Value of the app role, or object id of the group, as the directory sends it.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The role it gives; none when it gives a function.</summary>
    public PersonRoles Role { get; private set; }

    public Function? Function { get; private set; }
    public int? SiteId { get; private set; }
    public Instant AddedAt { get; private set; }
    public Instant? EndedAt { get; private set; }

    /// <summary>Set while it holds, so that the table takes each pair of source and right once.</summary>
    public string? HoldsAs { get; private set; }

    public DirectoryRight Gives(PersonRoles role)
    {
        (Role, HoldsAs) = (role, $"{Source} {Value} {role}");
        return this;
    }

    public DirectoryRight Gives(Function function, int siteId)
    {
        (Function, SiteId, HoldsAs) = (function, siteId, $"{Source} {Value} {function} {siteId}");
        return this;
    }

    /// <summary>The value as the ledger's number, also of an attempt with a value that is too long.</summary>
    public static string NumberOf(string? value) => value is null ? "" : value[..Math.Min(value.Length, ValueLength)];

    /// <summary>As the ledger says it.</summary>
    /// <param name="site">Code of the site; null for a role.</param>
    public string Say(string? site) =>
        $"{(Source == DirectorySource.AppRole ? "App role" : "Group")} {Name}: {(Function is { } function ? $"{FunctionWords.Of(function)} at {site}" : Role.ToString())}";

    public Result EndNow(Instant now)
    {
        if (EndedAt is not null) return DirectoryRightErrors.Ended;

        (EndedAt, HoldsAs) = (now, null);
        return Result.Success;
    }
}

/// <summary>That a person holds a directory right: what the directory said when they last signed in.</summary>
public sealed class DirectoryGrant
{
    private DirectoryGrant() { }

    public DirectoryGrant(int personId, int directoryRightId, Instant since) => (PersonId, DirectoryRightId, Since) = (personId, directoryRightId, since);

    public int PersonId { get; private set; }
    public int DirectoryRightId { get; private set; }
    public Instant Since { get; private set; }
}

/// <summary>Refusals about rights that the directory gives.</summary>
public static class DirectoryRightErrors
{
    public static readonly Error Ended = Error.Conflict("directoryRight.ended", "This right of the directory ended already.");
    public static readonly Error Known = Error.Conflict("directoryRight.known", "This app role or group gives that already.");
    public static readonly Error Value = Error.Invalid("directoryRight.value", $"Write the value of the app role or the object id of the group: at most {DirectoryRight.ValueLength} characters without blanks at its ends.", "value");
    public static readonly Error GroupId = Error.Invalid("directoryRight.group", "A group is named by its object id, for example 4b2f6a10-5f0e-4d7e-9a55-0f6f3c1f7a01. Names change hands.", "value");
    public static readonly Error Name = Error.Invalid("directoryRight.name", $"Say what people call it, in at most {PlainText.NameLength} visible characters.", "name");
    public static readonly Error OneThing = Error.Invalid("directoryRight.right", "Choose either a role, or a function and a site.", "role");
    public static readonly Error PeopleOnly = Error.Forbidden("directoryRight.peopleOnly", "Rights are given by an administrator who signed in by name, not with a key.");

    public static Error UnknownSite(string? site) => Error.Invalid("directoryRight.site", $"There is no site {PlainTextCut(site)}.", "site");
    public static Error Unknown(int id) => Error.NotFound("directoryRight.unknown", $"There is no right {id} of the directory.");

    private static string PlainTextCut(string? text) => text is { Length: > PlainText.CodeLength } ? text[..PlainText.CodeLength] + "…" : text ?? "";
}
