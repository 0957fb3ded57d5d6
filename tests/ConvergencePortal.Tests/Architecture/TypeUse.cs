using System.Reflection;
using System.Reflection.Emit;

namespace ConvergencePortal.Tests.Architecture;

/// <summary>Which types a type uses: in its signatures and in the bodies of its methods, those of its lambdas and async methods included.</summary>
internal static class TypeUse
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types a person wrote: not nested, not made by the compiler.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes().Where(type => !type.IsNested && !type.Name.StartsWith('<'));

    public static IReadOnlySet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Collect(type, used);
        return used.SelectMany(Parts).ToHashSet();
    }

    private static void Collect(Type type, HashSet<Type> used)
    {
        if (type.BaseType is { } parent) used.Add(parent);
        used.UnionWith(type.GetInterfaces());
        used.UnionWith(type.GetFields(Own).Select(field => field.FieldType));
        used.UnionWith(type.GetProperties(Own).Select(property => property.PropertyType));
        foreach (var method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
        {
            if (method is MethodInfo { ReturnType: var answer }) used.Add(answer);
            used.UnionWith(method.GetParameters().Select(parameter => parameter.ParameterType));
            used.UnionWith(InBody(method));
        }
        foreach (var nested in type.GetNestedTypes(Own)) Collect(nested, used);
    }

    private static IEnumerable<Type> InBody(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var instruction = Codes[value];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineField or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), method.DeclaringType!.GetGenericArguments(),
                    method.IsGenericMethod ? method.GetGenericArguments() : null)!;
                yield return member as Type ?? member.DeclaringType!;
                if (member is MethodInfo { IsGenericMethod: true } generic) foreach (var argument in generic.GetGenericArguments()) yield return argument;
            }
            at += OperandSize(instruction.OperandType, code, at);
        }
    }

    private static int OperandSize(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };

    /// <summary>A list of windows is a use of the window; a nested type is a use of the type around it.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        if (type.IsGenericParameter) return [];

        var outermost = type;
        while (outermost.DeclaringType is { } around) outermost = around;
        return type.GetGenericArguments().SelectMany(Parts).Prepend(outermost.IsGenericType ? outermost.GetGenericTypeDefinition() : outermost);
    }
}
