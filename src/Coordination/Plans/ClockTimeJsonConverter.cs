using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Plans;

/// <summary>Writes a time of day as people do, such as <c>08:30</c>; seconds only where there are any.</summary>
internal class ClockTimeJsonConverter : JsonConverter<TimeOnly>
{
    private static readonly string[] Forms = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    /// <inheritdoc />
    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Parse(reader.GetString()) is { } time
            ? time
            : throw new JsonException("expected a time of day such as 08:30");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    /// <summary>The time that a text says; null when it says none.</summary>
    protected virtual TimeOnly? Parse(string? text) =>
        TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The text of a time.</summary>
    protected virtual string Format(TimeOnly time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? Forms[0] : Forms[2], CultureInfo.InvariantCulture);
}

/// <summary>Writes the end of a stretch of a day: midnight, as an end, is <c>24:00</c>.</summary>
internal sealed class ClosingTimeJsonConverter : ClockTimeJsonConverter
{
    private const string EndOfDay = "24:00";

    /// <inheritdoc />
    protected override TimeOnly? Parse(string? text) => text == EndOfDay ? TimeOnly.MinValue : base.Parse(text);

    /// <inheritdoc />
    protected override string Format(TimeOnly time) => time == TimeOnly.MinValue ? EndOfDay : base.Format(time);
}
