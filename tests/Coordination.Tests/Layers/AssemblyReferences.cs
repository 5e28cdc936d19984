using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Coordination.Tests.Layers;

/// <summary>Which types of an assembly use which others of it: in their bases, fields, signatures, attributes and method bodies.</summary>
/// <remarks>
/// What the compiler makes of a type (closures, state machines, iterators) counts as the type it is nested in, so what an
/// async method calls is seen as well as what it declares.
/// </remarks>
internal sealed class AssemblyReferences : IDisposable
{
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value, code => code.OperandType);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public AssemblyReferences(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>Every pair of types, each as its full name, of which the first uses the second.</summary>
    public IEnumerable<(string From, string To)> Find() =>
        _metadata.TypeDefinitions.SelectMany(FindFrom).Distinct().Where(pair => pair.From != pair.To);

    public void Dispose() => _file.Dispose();

    private IEnumerable<(string From, string To)> FindFrom(TypeDefinitionHandle handle)
    {
        var from = NameOf(handle);
        var type = _metadata.GetTypeDefinition(handle);
        var used = new HashSet<TypeDefinitionHandle>();
        Add(used, type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Add(used, _metadata.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (var parameter in type.GetGenericParameters().SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints()))
        {
            Add(used, _metadata.GetGenericParameterConstraint(parameter).Type);
        }

        foreach (var field in type.GetFields())
        {
            used.UnionWith(_metadata.GetFieldDefinition(field).DecodeSignature(Signatures.Instance, null));
        }

        foreach (var attribute in type.GetCustomAttributes())
        {
            Add(used, _metadata.GetCustomAttribute(attribute).Constructor);
        }

        foreach (var method in type.GetMethods())
        {
            AddMethod(used, _metadata.GetMethodDefinition(method));
        }

        return used.Select(to => (from, NameOf(to)));
    }

    private void AddMethod(HashSet<TypeDefinitionHandle> used, MethodDefinition method)
    {
        var signature = method.DecodeSignature(Signatures.Instance, null);
        used.UnionWith(signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(type => type)));
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            used.UnionWith(_metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(Signatures.Instance, null).SelectMany(type => type));
        }

        AddCode(used, body.GetILReader());
    }

    private void AddCode(HashSet<TypeDefinitionHandle> used, BlobReader code)
    {
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var operand = Operands[first == 0xFE ? unchecked((short)(0xFE00 | code.ReadByte())) : first];
            switch (operand)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Add(used, MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                default:
                    code.Offset += SizeOf(operand);
                    break;
            }
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private void Add(HashSet<TypeDefinitionHandle> used, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case var _ when handle.IsNil:
                break;
            case HandleKind.TypeDefinition:
                used.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                used.UnionWith(_metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Signatures.Instance, null));
                break;
            case HandleKind.MethodDefinition:
                used.Add(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                used.Add(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Add(used, _metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                used.UnionWith(generic.DecodeSignature(Signatures.Instance, null).SelectMany(type => type));
                Add(used, generic.Method);
                break;
        }
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.IsNested
            ? NameOf(type.GetDeclaringType())
            : $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }

    /// <summary>A signature as the types of this assembly that stand in it.</summary>
    private sealed class Signatures : ISignatureTypeProvider<ImmutableArray<TypeDefinitionHandle>, object?>
    {
        public static readonly Signatures Instance = new();

        public ImmutableArray<TypeDefinitionHandle> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [handle];

        public ImmutableArray<TypeDefinitionHandle> GetTypeFromSpecification(
            MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public ImmutableArray<TypeDefinitionHandle> GetGenericInstantiation(
            ImmutableArray<TypeDefinitionHandle> generic, ImmutableArray<ImmutableArray<TypeDefinitionHandle>> arguments) =>
            [.. generic, .. arguments.SelectMany(argument => argument)];

        public ImmutableArray<TypeDefinitionHandle> GetFunctionPointerType(MethodSignature<ImmutableArray<TypeDefinitionHandle>> signature) =>
            [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(type => type)];

        public ImmutableArray<TypeDefinitionHandle> GetModifiedType(
            ImmutableArray<TypeDefinitionHandle> modifier, ImmutableArray<TypeDefinitionHandle> unmodified, bool isRequired) => unmodified;

        public ImmutableArray<TypeDefinitionHandle> GetArrayType(ImmutableArray<TypeDefinitionHandle> element, ArrayShape shape) => element;

        public ImmutableArray<TypeDefinitionHandle> GetByReferenceType(ImmutableArray<TypeDefinitionHandle> element) => element;

        public ImmutableArray<TypeDefinitionHandle> GetPinnedType(ImmutableArray<TypeDefinitionHandle> element) => element;

        public ImmutableArray<TypeDefinitionHandle> GetPointerType(ImmutableArray<TypeDefinitionHandle> element) => element;

        public ImmutableArray<TypeDefinitionHandle> GetSZArrayType(ImmutableArray<TypeDefinitionHandle> element) => element;

        public ImmutableArray<TypeDefinitionHandle> GetGenericMethodParameter(object? context, int index) => [];

        public ImmutableArray<TypeDefinitionHandle> GetGenericTypeParameter(object? context, int index) => [];

        public ImmutableArray<TypeDefinitionHandle> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

        public ImmutableArray<TypeDefinitionHandle> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [];
    }
}
