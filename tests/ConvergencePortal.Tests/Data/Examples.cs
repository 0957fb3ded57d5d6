using System.Reflection;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Tests.Data;

/// <summary>Arguments for read methods, by type and name, that name things of the test plant. A type it does not know fails the test that names it.</summary>
public sealed record Examples(Actor Actor, bool GivesOptions)
{
    public object? Of(Type type, string name, bool isOptional)
    {
        if (type == typeof(CancellationToken)) return CancellationToken.None;
        if (isOptional && !GivesOptions) return null;

        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner == typeof(string)) return Text(name);
        if (inner == typeof(int)) return 1;
        if (inner == typeof(long)) return 1L;
        if (inner == typeof(bool)) return GivesOptions;
        if (inner == typeof(Guid)) return Guid.Empty;
        if (inner == typeof(Instant)) return Instant.FromUtc(2026, 11, 5, 12, 0);
        if (inner == typeof(LocalDate)) return new LocalDate(2026, 11, 5);
        if (inner == typeof(Interval)) return new Interval(Instant.FromUtc(2026, 11, 5, 12, 0), Instant.FromUtc(2026, 11, 12, 12, 0));
        if (inner == typeof(Actor)) return Actor;
        if (inner == typeof(PageRequest)) return new PageRequest(1, 10, GivesOptions ? "e" : null);
        if (inner.IsEnum) return Enum.GetValues(inner).GetValue(0);
        if (ItemOfList(inner) is { } item) return ListOf(item, name);
        if (inner.Namespace!.StartsWith("ConvergencePortal", StringComparison.Ordinal)) return Record(inner);

        throw new NotSupportedException($"There is no example for {type.Name} {name}. Add one to {nameof(Examples)}.");
    }

    private static string Text(string name) => name.ToUpperInvariant() switch
    {
        "SITE" => "BER",
        "ZONE" => "CELL-PACK",
        "SEGMENT" => "VLAN210",
        "PATH" or "BELOW" or "EQUIPMENTPATH" => "BER/PACK/LINE2",
        "CODE" => "SW-PACK-01",
        "KEY" => "BER:SW-PACK-01",
        _ => "e",
    };

    private static Type? ItemOfList(Type type) => type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private Array ListOf(Type item, string name)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item, name, isOptional: false), 0);
        return list;
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length) ?? throw new NotSupportedException($"There is no example for {type.Name}. Add one to {nameof(Examples)}.");
        var nullability = new NullabilityInfoContext();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, p.Name!, nullability.Create(p).WriteState == NullabilityState.Nullable))]);
    }
}
