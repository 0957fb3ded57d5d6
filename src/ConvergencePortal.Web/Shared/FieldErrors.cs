using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Shared;

/// <summary>Brings a refusal beside the fields it is about.</summary>
internal static class FieldErrors
{
    /// <summary>Every sentence with its field; none when the refusal is about the whole.</summary>
    public static IReadOnlyList<FieldError> Of(Error? error) => error switch
    {
        { Fields.Count: > 0 } => error.Fields,
        { Field: { } field } => [new FieldError(field, error.Message)],
        _ => [],
    };
}
