using System.Buffers;
using System.Text;
using System.Text.Json;
using Orleans;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace Coordination.Orleans.Wire;

/// <summary>Writes the engine's contracts for Orleans: the contract's name, then its JSON. Within a silo nothing is copied: all of them are immutable.</summary>
/// <remarks>No name of a CLR type is on the wire, so that types may move. What is no contract is not read, whatever a sender says.</remarks>
[Alias("coordination")]
internal sealed class WireCodec(WireFormat format, WireContracts contracts) : IGeneralizedCodec, IGeneralizedCopier, ITypeFilter
{
    private static readonly Type Self = typeof(WireCodec);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scratch;

    public bool IsSupportedType(Type type) => type == Self || contracts.Of(type) is not null;

    public bool? IsTypeAllowed(Type type) => IsSupportedType(type) ? true : null;

    public object? DeepCopy(object? input, CopyContext context) => input;

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (ReferenceCodec.TryWriteReferenceField(ref writer, fieldIdDelta, expectedType, value))
        {
            return;
        }

        var (name, root) = contracts.Of(value!.GetType())
            ?? throw new NotSupportedException($"'{value.GetType()}' is no contract between silos.");
        var json = Serialize(value, root);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, Self, WireType.LengthPrefixed);
        var nameSize = Encoding.ASCII.GetByteCount(name);
        writer.WriteVarUInt32((uint)(1 + nameSize + json.Length));
        writer.WriteByte((byte)nameSize);
        Span<byte> text = stackalloc byte[nameSize];
        Encoding.ASCII.GetBytes(name, text);
        writer.Write(text);
        writer.Write(json);
    }

    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.IsReference)
        {
            return ReferenceCodec.ReadReference(ref reader, field.FieldType!)!;
        }

        var placeholder = ReferenceCodec.CreateRecordPlaceholder(reader.Session);
        var size = (int)reader.ReadVarUInt32();
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var bytes = rented.AsSpan(0, size);
            reader.ReadBytes(bytes);
            var value = Deserialize(bytes);
            ReferenceCodec.RecordObject(reader.Session, value, placeholder);
            return value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private ReadOnlySpan<byte> Serialize(object value, Type root)
    {
        var buffer = _scratch ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = format.Options.Encoder, SkipValidation = true });
        JsonSerializer.Serialize(json, value, root, format.Options);
        return buffer.WrittenSpan;
    }

    private object Deserialize(ReadOnlySpan<byte> bytes)
    {
        var nameSize = bytes[0];
        var name = Encoding.ASCII.GetString(bytes.Slice(1, nameSize));
        return contracts.All.TryGetValue(name, out var type)
            ? JsonSerializer.Deserialize(bytes[(1 + nameSize)..], type, format.Options)!
            : throw new NotSupportedException($"'{name}' is no contract between silos of this version.");
    }
}
