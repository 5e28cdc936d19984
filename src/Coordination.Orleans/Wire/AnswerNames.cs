using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Coordination.Orleans.Wire;

/// <summary>Names the answers of the engine's grains by their contracts: Orleans would write the CLR name of what it has to answer.</summary>
/// <remarks>A silo that writes the CLR name all the same is understood.</remarks>
internal sealed class AnswerNames(WireContracts contracts) : ITypeConverter
{
    private const string Prefix = "coordination.answer.";

    // Orleans' interface does not say that nothing comes out of what fails.
    public bool TryFormat(Type type, out string formatted)
    {
        var name = type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(Response<>) ? contracts.NameOf(type.GenericTypeArguments[0]) : null;
        formatted = name is null ? null! : Prefix + name;
        return name is not null;
    }

    public bool TryParse(string formatted, out Type type)
    {
        var contract = formatted.StartsWith(Prefix, StringComparison.Ordinal) ? contracts.All.GetValueOrDefault(formatted[Prefix.Length..]) : null;
        type = contract is null ? null! : typeof(Response<>).MakeGenericType(contract);
        return contract is not null;
    }
}
