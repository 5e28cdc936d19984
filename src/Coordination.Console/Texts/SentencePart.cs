namespace Coordination.Console.Texts;

/// <summary>What a sentence of the engine is about.</summary>
/// <param name="Kind">What it is: <c>number</c>, <c>moment</c>, <c>duration</c>, <c>department</c>, <c>staff</c>, <c>order</c> or <c>choice</c>.</param>
/// <param name="Value">As the engine writes it.</param>
internal sealed record SentencePart(string Kind, string Value)
{
    /// <summary>How the engine writes one, as a regular expression.</summary>
    public static string FormOf(string kind) => kind switch
    {
        "number" => @"\d+",
        "moment" => @"\d{4}-\d\d-\d\d \d\d:\d\d",
        "duration" => @"[\d.]+ (?:s|min|h|days)",
        "order" => "order of [a-z ]+",
        "staff" => @"\S+",
        "choice" => "[a-z0-9 ]+",
        _ => ".+?",
    };
}
