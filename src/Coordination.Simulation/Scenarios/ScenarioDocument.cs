using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans;
using Coordination.Plans.Reading;

namespace Coordination.Simulation.Scenarios;

/// <summary>A scenario as a JSON document: reading with every fault at once, and writing.</summary>
/// <remarks>Comments and trailing commas are allowed; unknown properties are not. Nothing but the file system throws.</remarks>
public static class ScenarioDocument
{
    /// <summary>A document is at most so many bytes: 256 MiB, since recorded arrivals are many.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonTypeInfo<Scenario> Form = (JsonTypeInfo<Scenario>)PlansJson.Canonical.GetTypeInfo(typeof(Scenario));

    /// <summary>Reads and checks a file; a plan that it names by file is read, checked and put in its place.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ScenarioReading ReadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var utf8 = Bytes(path, "scenario");
        var reading = Read(utf8);
        if (reading.Scenario is not { } scenario)
        {
            return reading;
        }

        if (scenario is { PlanFile: { Length: > 0 } planFile, Plan: null, Queue: null })
        {
            var plan = PlanDocument.ReadAndCheck(Bytes(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, planFile), "plan"));
            if (!plan.IsRead)
            {
                return ScenarioReading.Faulty([.. plan.Faults.Select(fault => fault with { Path = $"$.planFile({planFile}){fault.Path[1..]}" })]);
            }

            scenario = scenario with { Plan = plan.Plan, PlanFile = null };
        }

        return Checked(scenario, utf8);
    }

    /// <summary>Reads a document's form and, when it is right, checks the scenario as well.</summary>
    public static ScenarioReading ReadAndCheck(ReadOnlyMemory<byte> utf8) =>
        Read(utf8) is var reading && reading.IsRead ? Checked(reading.Scenario, utf8) : reading;

    /// <summary>Reads a document's form. What it means is for <see cref="ScenarioCheck"/> to judge.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    public static ScenarioReading Read(ReadOnlyMemory<byte> utf8)
    {
        utf8 = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return ScenarioReading.Faulty(new Fault("$", "The document is empty; start from one of the scenarios that ship with the program."));
        }

        if (MalformedJson.DescribeText(utf8.Span) is { } fault)
        {
            return ScenarioReading.Faulty(fault);
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Lenient);
            var faults = FormCheck.Check(document.RootElement, Form);
            return faults.IsEmpty ? ScenarioReading.Of(document.RootElement.Deserialize(Form)!) : ScenarioReading.Faulty(FaultPlaces.Locate(utf8.Span, faults));
        }
        catch (JsonException exception)
        {
            return ScenarioReading.Faulty(MalformedJson.Describe(utf8.Span, exception));
        }
    }

    /// <summary>The document for people: indented, ending with a line feed.</summary>
    public static byte[] Write(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. JsonSerializer.SerializeToUtf8Bytes(scenario, PlansJson.Indented), (byte)'\n'];
    }

    private static ScenarioReading Checked(Scenario scenario, ReadOnlyMemory<byte> utf8) =>
        ScenarioCheck.Check(scenario) is { IsEmpty: false } faults ? ScenarioReading.Faulty(FaultPlaces.Locate(utf8.Span, faults)) : ScenarioReading.Of(scenario);

    private static byte[] Bytes(string path, string what)
    {
        try
        {
            return new FileInfo(path).Length <= MaxBytes
                ? File.ReadAllBytes(path)
                : throw new IOException($"{path}: it is larger than 256 MiB; a {what} is far smaller, so check that this is the right file.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"{path}: there is no such file; give the path of a {what}.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{path}: it is a directory, or may not be read; give the path of a {what}.", fault);
        }
    }
}
