using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Why somebody is not let in, or a session not found.</summary>
public static class SessionErrors
{
    public static readonly Error Inactive = Error.Forbidden("signIn.inactive", "Your account in the portal was switched off. An administrator can say more.");
    public static readonly Error UsedAnswer = Error.Forbidden("signIn.used", "This answer of the sign-in was used before. Sign in again.");
    public static readonly Error OtherPerson = Error.Forbidden("signIn.otherPerson", "You signed in again with another account than the one of this session, so nothing was signed. Use the account with which you came in.");
    public static readonly Error Ended = Error.Forbidden("signIn.ended", "This session is over. Sign in again.");
    public static readonly Error UnknownPersona = Error.NotFound("signIn.persona", "There is no such persona in the demo plant.");
    public static readonly Error UnknownPerson = Error.NotFound("signIn.person", "There is no such person.");
    public static readonly Error PeopleOnly = Error.Forbidden("signIn.peopleOnly", "Sessions are ended by people who signed in by name, not with a key.");
    public static readonly Error NotTheirs = Error.Forbidden("signIn.notTheirs", "You may end your own sessions; those of others an administrator ends.");
}
