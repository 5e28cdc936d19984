using System.Collections.Immutable;
using System.Globalization;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Journal;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Benchmarks.Querying;

/// <summary>
/// A year of requests: nine of ten are closed, of the others one in five is being served. They spread over 20 departments,
/// 200 members of staff and five levels of urgency, with rows and events as the engine writes them.
/// </summary>
internal sealed class Population(RecordedLifecycles template, int count)
{
    public const int Departments = 20;
    public const int People = 200;

    private const int AtOnce = 2_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly Append[] _steps = template.Lifecycles[0];
    private readonly TimeSpan _between = TimeSpan.FromDays(364) / count;

    public int Count => count;

    public static DepartmentId Department(int number) => new(string.Create(CultureInfo.InvariantCulture, $"department-{number % Departments}"));

    public static StaffId Person(int number) => new(string.Create(CultureInfo.InvariantCulture, $"clerk-{number % People}"));

    /// <summary>Somebody who holds something.</summary>
    public StaffId Holder(int number) => Person(number % Math.Max(1, count / 50));

    /// <summary>When a request was submitted.</summary>
    public DateTimeOffset Since(int number) => JournalTime.FromMicroseconds(JournalTime.ToMicroseconds(Start + (_between * number)));

    /// <summary>The grain of a request.</summary>
    public GrainKey Key(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        var random = new Random(number);
        random.NextBytes(bytes);
        return GrainKey.Of(new RequestId(new Guid(bytes)));
    }

    /// <summary>Writes all of them, each in one append.</summary>
    public async Task WriteAsync(IJournal journal)
    {
        for (var first = 0; first < count; first += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(first, Math.Min(AtOnce, count - first)).Select(number => journal.AppendAsync(Make(number)).AsTask()));
        }
    }

    private Append Make(int number)
    {
        var steps = number % 10 != 0 ? 3 : number % 50 == 0 ? 2 : 1;
        var (key, since) = (Key(number), Since(number));
        var hash = default(EventHash);
        var events = _steps[..steps].SelectMany(step => step.Events).Select(happened =>
        {
            var changed = happened with { At = since.AddMicroseconds(happened.Version) };
            hash = EventChain.Next(hash, key, changed);
            return changed with { Hash = hash };
        }).ToImmutableArray();
        var row = _steps[steps - 1].Row with
        {
            Key = key,
            Department = Department(number / 10),
            Staff = steps == 1 ? null : Person(number / 50),
            Urgency = (Urgency)(1 + (number / 10 % 5)),
            Due = steps == 3 ? null : since.AddHours(10),
            Since = since,
        };
        return new Append(events, row with { Hash = hash }, 0);
    }
}
