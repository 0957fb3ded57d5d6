using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace ConvergencePortal.Core.Data;

/// <summary>An instant is stored as a UTC date-time: it compares, orders and takes Max on both engines.</summary>
public sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(),
    stored => Instant.FromDateTimeUtc(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

/// <summary>A day without a time is stored as a date.</summary>
public sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(day => day.ToDateOnly(), stored => LocalDate.FromDateOnly(stored));

/// <summary>A wall-clock time of a recurrence rule is stored as it reads; its zone stands beside it.</summary>
public sealed class LocalDateTimeConverter() : ValueConverter<LocalDateTime, DateTime>(
    local => local.ToDateTimeUnspecified(),
    stored => LocalDateTime.FromDateTime(DateTime.SpecifyKind(stored, DateTimeKind.Unspecified)));

/// <summary>A time of day is stored as one; it is never compared in a query.</summary>
public sealed class LocalTimeConverter() : ValueConverter<LocalTime, TimeOnly>(time => time.ToTimeOnly(), stored => LocalTime.FromTimeOnly(stored));
