using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans.Checking;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Problems;

/// <summary>An error on its way to the caller.</summary>
internal sealed record Problem(int Status, string Code, string Detail, string? Field = null)
{
    /// <summary>More are not told, however many there are.</summary>
    public const int MostFaults = FaultList.Most;

    /// <summary>The single faults, the first hundred of them.</summary>
    public ImmutableArray<Fault> Faults { get; init => field = value is { IsDefault: false, Length: > MostFaults } ? value[..MostFaults] : value; } = [];

    /// <summary>After how many seconds it is worth trying again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Of 401: what a client is to bring, as <c>WWW-Authenticate</c> says it.</summary>
    public string? Challenge { get; init; }

    /// <summary>A refusal of the engine.</summary>
    public static Problem Of(Refusal refusal) =>
        new(RefusalStatus.Of(refusal.Code), refusal.Code, refusal.Message, refusal.Field)
        {
            Faults = refusal.Faults,
            RetryAfter = RefusalStatus.RetryAfter(refusal.Code),
        };

    /// <summary>A field, parameter or header that is not of its form.</summary>
    public static Problem Invalid(string field, string detail) =>
        new(StatusCodes.Status400BadRequest, RefusalCodes.Invalid, detail, field);

    public static Problem NotFound(string detail, string? field = null) =>
        new(StatusCodes.Status404NotFound, RefusalCodes.NotFound, detail, field);

    /// <summary>One problem of several faults; the first names the field.</summary>
    public static Problem Of(IReadOnlyList<Fault> faults) => new(
        StatusCodes.Status400BadRequest,
        RefusalCodes.Invalid,
        faults.Count == 1 ? Sentence(faults[0]) : $"{Sentence(faults[0])} There are {(faults.Count < MostFaults ? $"{faults.Count} faults in all" : "more faults than can be told at once")}.",
        FieldOf(faults[0].Path))
    {
        Faults = faults is [{ Line: null }] ? [] : [.. faults],
    };

    public ProblemView View() => new()
    {
        Type = $"urn:problem-type:coordination:{Code}",
        Title = TitleOf(Code),
        Status = Status,
        Detail = Detail,
        Code = Code,
        Field = Field,
        Faults = Faults.IsDefaultOrEmpty ? null : Faults,
    };

    private static string Sentence(Fault fault) =>
        fault.Line is null ? fault.Message : string.Create(CultureInfo.InvariantCulture, $"Line {fault.Line}, column {fault.Column}: {fault.Message}");

    private static string FieldOf(string path) => path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    private static string TitleOf(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}
