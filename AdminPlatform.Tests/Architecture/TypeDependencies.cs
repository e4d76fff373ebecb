using System.Reflection;
using System.Reflection.Emit;

namespace AdminPlatform.Tests.Architecture;

/// <summary>Which types a type uses, read from its signatures, attributes and the code of its methods.</summary>
internal static class TypeDependencies
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The types that <paramref name="type"/> and what is nested in it use, generic arguments taken apart.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Collect(type, found);
        return found;
    }

    /// <summary>The outermost types of <paramref name="assembly"/> that somebody wrote.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsNested && type.Namespace?.StartsWith("AdminPlatform", StringComparison.Ordinal) == true && !type.Name.StartsWith('<'));

    private static void Collect(Type type, HashSet<Type> found)
    {
        Add(type.BaseType, found);
        foreach (var used in type.GetInterfaces().Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType)))
        {
            Add(used, found);
        }

        foreach (var member in type.GetMembers(Declared))
        {
            Collect(member, found);
        }
    }

    private static void Collect(MemberInfo member, HashSet<Type> found)
    {
        switch (member)
        {
            case Type nested:
                Collect(nested, found);
                break;
            case FieldInfo field:
                Add(field.FieldType, found);
                break;
            case MethodBase method:
                Add((method as MethodInfo)?.ReturnType, found);
                Array.ForEach(method.GetParameters(), parameter => Add(parameter.ParameterType, found));
                CollectBody(method, found);
                break;
        }
    }

    private static void CollectBody(MethodBase method, HashSet<Type> found)
    {
        var body = method.GetMethodBody();
        foreach (var local in body?.LocalVariables ?? [])
        {
            Add(local.LocalType, found);
        }

        foreach (var token in Tokens(body?.GetILAsByteArray() ?? []))
        {
            var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
            var member = method.Module.ResolveMember(token, typeArguments, method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            Add(member as Type ?? member.DeclaringType, found);
            Add((member as MethodInfo)?.ReturnType ?? (member as FieldInfo)?.FieldType, found);
            Array.ForEach((member as MethodInfo)?.GetGenericArguments() ?? [], argument => Add(argument, found));
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var position = 0; position < code.Length;)
        {
            short value = code[position++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | code[position++]);
            }

            var operand = s_opCodes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, position);
            }

            position += Size(operand, code, position);
        }
    }

    private static int Size(OperandType operand, byte[] code, int position) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
        _ => 4,
    };

    private static void Add(Type? type, HashSet<Type> found)
    {
        while (type?.HasElementType == true)
        {
            type = type.GetElementType();
        }

        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
        {
            Add(argument, found);
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        found.Add(definition);
        if (definition.DeclaringType is not null)
        {
            found.Add(definition.DeclaringType);
        }
    }
}
