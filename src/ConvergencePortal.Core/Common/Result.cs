namespace ConvergencePortal.Core.Common;

/// <summary>Says who must act on a refusal: the caller's input, the caller's rights, the record's state, or somebody who was faster.</summary>
public enum ErrorKind
{
    /// <summary>The input is wrong; the sentence says what to write instead.</summary>
    Invalid,

    /// <summary>The record named does not exist, or the person may not know that it does.</summary>
    NotFound,

    /// <summary>The person lacks the right.</summary>
    Forbidden,

    /// <summary>The record's state does not allow the action now.</summary>
    Conflict,

    /// <summary>The record has moved on since it was read; reading it again helps.</summary>
    Stale,
}

/// <summary>An expected refusal: a stable code for programs and a sentence fit for the person who asked.</summary>
/// <param name="Field">The input field the sentence belongs beside, in the API's spelling; null when it concerns the whole.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message, string? Field = null)
{
    /// <summary>When several fields are wrong at once: each with its own sentence, so that a form shows all of them.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    public static Error Invalid(string code, string message, string? field = null) => new(ErrorKind.Invalid, code, message, field);
    public static Error NotFound(string code, string message, string? field = null) => new(ErrorKind.NotFound, code, message, field);
    public static Error Forbidden(string code, string message) => new(ErrorKind.Forbidden, code, message);
    public static Error Conflict(string code, string message) => new(ErrorKind.Conflict, code, message);
    public static Error Stale(string code, string message) => new(ErrorKind.Stale, code, message);
}

/// <summary>What is wrong with one field of an input.</summary>
public sealed record FieldError(string Field, string Message);

/// <summary>Outcome of an action that answers nothing but whether it was done.</summary>
public readonly record struct Result(Error? Error)
{
    public bool IsSuccess => Error is null;
    public static Result Success => default;

    /// <summary>Goes on with what follows a success; a refusal stays one.</summary>
    public Result Then(Action next)
    {
        if (IsSuccess) next();
        return this;
    }

    public static implicit operator Result(Error error) => new(error);

    /// <summary>For interfaces, which C# does not convert implicitly.</summary>
    public static Result<T> Of<T>(T value) => Result<T>.Of(value);
}

/// <summary>Outcome of an action that answers a value, or the reason why there is none.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }
    public bool IsSuccess => Error is null;

    /// <summary>The value; reading it from a refusal is a bug, and throws.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"There is no value: {Error.Code}");

    internal static Result<T> Of(T value) => new(value, null);
    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Error error) => new(default, error);
}
