using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Refusals about who signs, and with what.</summary>
public static class SigningErrors
{
    public static readonly Error PinRequired = Error.Invalid("sign.pinRequired", "Enter your signing PIN: it stands for your hand.", "pin");
    public static readonly Error PinShape = Error.Invalid("sign.pinShape", $"A signing PIN has {SigningPin.ShortestPin} to {SigningPin.LongestPin} letters or digits.", "pin");
    public static readonly Error SignInRequired = Error.Forbidden("sign.signInAgain", "Sign in again to sign: it stands for your hand.") with { Field = "pin" };
    public static readonly Error NoPinHere = Error.Conflict("sign.noPinHere", "Here you sign by signing in again with your company account; there is no PIN.");
    public static readonly Error NoPin = Error.Conflict("sign.noPin", "You have no signing PIN yet. Set one on your own page, then sign.");
    public static readonly Error ConfirmationRequired = Error.Invalid("sign.confirm", "Confirm that you sign this.", "confirmed");
    public static readonly Error PeopleOnly = Error.Forbidden("sign.peopleOnly", "Only people who signed in by name have a signing PIN.");

    public static readonly Error UnknownPerson = Error.NotFound("sign.person", "There is no such person.");

    public static Error WrongPin(int left) => Error.Forbidden("sign.wrongPin",
        left > 0 ? $"This is not your signing PIN. After {left} more wrong {(left == 1 ? "one" : "ones")} it rests for {SigningPin.Rest.TotalMinutes:0} minutes."
        : $"This is not your signing PIN. It now rests for {SigningPin.Rest.TotalMinutes:0} minutes.") with { Field = "pin" };

    public static Error PinRests(Duration left) => Error.Forbidden("sign.pinRests", $"Too many wrong PINs. Yours rests for {Math.Max(1, Math.Ceiling(left.TotalMinutes)):0} more minutes.") with { Field = "pin" };
}
