using System.Collections.Immutable;
using System.Globalization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Simulation.Inference;

namespace Coordination.Simulation.Replays;

/// <summary>Ids of the engine's form for a recording's hall and desks.</summary>
internal static class DeskNames
{
    private const int Longest = 40;

    /// <summary>The centre, named after the hall.</summary>
    public static CentreId Centre(string hall) => new(Slugged(hall) is { Length: > 0 } slug ? slug : "hall");

    /// <summary>A department per desk, <c>desk-</c> and the recording's id; numbered where that is no name or not the only one.</summary>
    public static ImmutableArray<DepartmentId> Departments(ImmutableArray<InferredDesk> desks)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. desks.Select(desk =>
        {
            var wanted = Of(desk.Recorded.Id);
            var name = wanted;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{wanted}.{number}");
            }

            return new DepartmentId(name);
        })];
    }

    /// <summary>The department of a desk whose name nobody else has.</summary>
    public static string Of(string desk) => $"desk-{Slugged(desk)}";

    private static string Slugged(string text)
    {
        var safe = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-'));
        var trimmed = safe.TrimStart('-', '.', '_');
        return trimmed.Length > Longest ? trimmed[..Longest] : trimmed;
    }
}
