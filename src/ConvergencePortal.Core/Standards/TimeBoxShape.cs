using ConvergencePortal.Core.Common;
using FluentValidation;
using FluentValidation.Results;

namespace ConvergencePortal.Core.Standards;

/// <summary>Rules of shape that the forms of waivers and pilots share.</summary>
internal static class TimeBoxShape
{
    private const int MostNamed = 100;

    public static void IsFilled<T>(this IRuleBuilderInitial<T, string> rule, string field, string sentence, int most) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage(sentence)
        .MaximumLength(most).WithMessage($"This text has more than {most} characters. Shorten it.")
        .Must(text => !PlainText.HasForbiddenCharacter(text)).WithMessage("This text holds control characters, which a reader cannot see. Remove them.")
        .OverridePropertyName(field);

    public static void IsReadable<T, TNamed>(this IRuleBuilderInitial<T, IReadOnlyList<TNamed>> rule, string field) =>
        rule.Must(named => named.Count <= MostNamed).WithMessage($"Name at most {MostNamed} at once, so that whoever signs can read them all.").OverridePropertyName(field);

    /// <summary>Null when the shape is right; else all that is wrong, each beside its field.</summary>
    public static Error? Refuse(ValidationResult result)
    {
        if (result.IsValid) return null;

        var fields = result.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorMessage)).ToList();
        return Error.Invalid("timeBox.input", string.Join(" ", fields.Select(f => f.Message).Distinct()), fields[0].Field) with { Fields = fields };
    }
}
