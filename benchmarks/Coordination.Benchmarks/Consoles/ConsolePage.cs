using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.TestKit.Access;

namespace Coordination.Benchmarks.Consoles;

/// <summary>A page of the console.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Address">Its address, for a random number.</param>
internal sealed partial record ConsolePage(string Name, Func<int, string> Address)
{
    private const string Hall = "/console/halls/hall";

    /// <summary>The least an answer can be: what pages are compared with.</summary>
    public static ConsolePage Floor { get; } = new("whether the host lives", _ => "/health/live");

    /// <summary>All of them; of requests and grains some that there are.</summary>
    public static async Task<IReadOnlyList<ConsolePage>> AllAsync(SignInVisitor reader)
    {
        var found = new List<string>();
        foreach (var filter in (string[])["open=true", "open=false", "descending=true"])
        {
            found.AddRange(RequestId().Matches(await reader.ReadAsync($"/management/v1/centres/hall/requests?limit=200&{filter}&fields=request")).Select(match => match.Groups[1].Value));
        }

        string Request(int number) => found[number % found.Count];
        var from = DateTimeOffset.UtcNow.AddDays(-364);
        string Day(int number) => Stamp(from.AddDays(number % 360));
        return
        [
            Page("overview", ""),
            Page("queues", "/queues"),
            new("queues of a department", number => $"{Hall}/queues?department={YearOfWork.Department(number)}"),
            Page("floor", "/floor"),
            new("a person's day", number => $"{Hall}/staff/{YearOfWork.Person(number)}"),
            Page("requests, the latest", "/requests"),
            new("requests of a day, in a status", number => $"{Hall}/requests?status=completed&submittedFrom={Day(number)}"),
            Page("open requests, by what is due", "/requests?open=true&sort=due"),
            new("missed requests of a department", number => $"{Hall}/requests?missed=true&department={YearOfWork.Department(number)}"),
            new("what somebody handled", number => $"{Hall}/requests?handledBy={YearOfWork.Person(number)}"),
            new("a request", number => $"/console/requests/{Request(number)}"),
            Page("departments", "/departments"),
            new("a department", number => $"{Hall}/departments/{YearOfWork.Department(number)}"),
            Page("crisis", "/crisis"),
            Page("batches", "/batches"),
            Page("figures of today, by hour", "/figures?by=hour"),
            new("figures of a past day, by person", number => $"{Hall}/figures?by=staff&from={Day(number)}&to={Stamp(from.AddDays((number % 360) + 1))}"),
            Page("plan", "/plan"),
            Page("audit, the latest", "/audit"),
            new("audit of a past day", number => $"{Hall}/audit?from={Day(number)}"),
            Page("explorer", "/explorer"),
            new("a request's grain and chain", number => $"/console/grains/request/{Request(number)}"),
            Page("people's data", "/people"),
            Page("access", "/access"),
        ];
    }

    private static ConsolePage Page(string name, string path) => new(name, _ => $"{Hall}{path}");

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("\"request\":\"([^\"]+)\"")]
    private static partial Regex RequestId();
}
