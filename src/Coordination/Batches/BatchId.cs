using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Batches;

/// <summary>A batch; unique within its hall.</summary>
[JsonConverter(typeof(IdJsonConverter<BatchId>))]
internal readonly record struct BatchId : IId<BatchId>
{
    private const string Prefix = "b-";
    private const int Bytes = 16;

    private readonly string? _value;

    public BatchId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <summary>The id of the batch that somebody starts with a key: the same one for the same hall, caller and key.</summary>
    public static BatchId Of(CentreId hall, Actor by, CommandKey key)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{hall}\n{(int)by.Kind}\n{by.Id}\n{key}");
        return Of(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
    }

    /// <summary>The id of 16 bytes.</summary>
    public static BatchId Of(ReadOnlySpan<byte> bytes) => new(Prefix + Base32.Write(bytes));

    /// <inheritdoc />
    public static bool TryParse(string? text, out BatchId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new BatchId(text!) : default;
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
