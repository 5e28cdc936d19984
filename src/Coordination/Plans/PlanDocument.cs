using System.Buffers;
using System.Text.Json;
using Coordination.Plans.Reading;

namespace Coordination.Plans;

/// <summary>A hall plan as a JSON document: reading with every fault at once, and writing.</summary>
/// <remarks>Comments and trailing commas are allowed; unknown properties are not. Nothing here throws because of a document.</remarks>
public static class PlanDocument
{
    /// <summary>A document is at most so many bytes: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads a document's form. What the plan means is for <see cref="PlanCheck"/> to judge.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    public static PlanReading Read(ReadOnlyMemory<byte> utf8) => Read(utf8, CancellationToken.None);

    /// <summary>The same, for a caller who may leave meanwhile.</summary>
    internal static PlanReading Read(ReadOnlyMemory<byte> utf8, CancellationToken cancellation) =>
        utf8.Length > MaxBytes ? PlanReading.Faulty(TooLarge) : DocumentReader.Read(utf8, cancellation);

    /// <summary>Reads a document's form from a stream, which stays open.</summary>
    public static async ValueTask<PlanReading> ReadAsync(Stream utf8, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        var buffer = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await utf8.ReadAsync(buffer.GetMemory(64 * 1024), cancellation)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > MaxBytes)
            {
                return PlanReading.Faulty(TooLarge);
            }
        }

        return Read(buffer.WrittenMemory, cancellation);
    }

    /// <summary>Reads a document and, when its form is right, checks the plan as well.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    /// <param name="today">See <see cref="PlanCheck.Check"/>.</param>
    public static PlanReading ReadAndCheck(ReadOnlyMemory<byte> utf8, DateOnly? today = null)
    {
        var reading = Read(utf8);
        return reading.IsRead && PlanCheck.Check(reading.Plan, today) is { IsEmpty: false } faults
            ? PlanReading.Faulty(FaultPlaces.Locate(utf8.Span, faults))
            : reading;
    }

    /// <summary>The canonical document: compact, and the same bytes for the same plan in every process.</summary>
    public static byte[] Write(HallPlan plan) => Write(plan, PlansJson.Canonical);

    /// <summary>The document for people: indented, ending with a line feed.</summary>
    public static byte[] WriteIndented(HallPlan plan) => [.. Write(plan, PlansJson.Indented), (byte)'\n'];

    private static Fault TooLarge { get; } = new("$", "The document is larger than 16 MiB; a hall's plan is far smaller, so check that this is the right file.");

    private static byte[] Write(HallPlan plan, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return JsonSerializer.SerializeToUtf8Bytes(PlanForm.Complete(plan), options);
    }
}
