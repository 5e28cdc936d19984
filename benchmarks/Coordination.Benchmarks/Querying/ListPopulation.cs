using System.Globalization;
using Coordination.Benchmarks.Halls;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Benchmarks.Querying;

/// <summary>
/// A year of requests as lists keep them: each with its place, its handling, its facts and what stands of it in the audit. One in a hundred is still open. They spread over
/// 20 departments, 200 members of staff, 30 services, five levels and every channel.
/// </summary>
internal sealed class ListPopulation(int count)
{
    public const int Departments = 20;
    public const int People = 200;
    public const int Services = 30;

    private const int AtOnce = 2_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly TimeSpan _between = TimeSpan.FromDays(364) / count;

    public int Count => count;

    public static CentreId Hall => BenchmarkHall.Centre;

    public static DepartmentId Department(int number) => new(Named("department", number % Departments));

    public static StaffId Person(int number) => new(Named("clerk", number % People));

    public static ServiceId Service(int number) => new(Named("service", number % Services));

    public static string Actor(int number) => Named("p", number % People);

    /// <summary>When a request was submitted.</summary>
    public DateTimeOffset Since(int number) => JournalTime.FromMicroseconds(JournalTime.ToMicroseconds(Start + (_between * number)));

    /// <summary>Writes all of them.</summary>
    public async Task WriteAsync(IQueryStore store)
    {
        for (var first = 0; first < count; first += AtOnce)
        {
            var (numbers, after) = (Enumerable.Range(first, Math.Min(AtOnce, count - first)).ToList(), first * 5L);
            var batch = new QueryBatch(after, new QueryMark((first + numbers.Count) * 5L, Since(first), new string('a', 64)), [.. numbers.Select(Change)])
            {
                Audit = [.. numbers.SelectMany(Audited)],
            };
            if (!await store.TryApplyAsync(batch))
            {
                throw new InvalidOperationException("Somebody else has written.");
            }
        }
    }

    private RequestChange Change(int number)
    {
        var random = new Random(number);
        var (since, isOpen) = (Since(number), number % 100 == 0);
        var (taken, ended) = (since.AddSeconds(random.Next(30, 3_000)), since.AddSeconds(random.Next(3_100, 9_000)));
        var summary = new RequestSummary
        {
            Request = Id(number),
            Centre = Hall,
            Version = 5,
            Status = isOpen ? RequestStatus.InService : number % 20 == 7 ? RequestStatus.NoShow : RequestStatus.Completed,
            Service = Service(random.Next(Services)),
            Channel = (Channel)random.Next(3),
            Applicant = (ApplicantKind)random.Next(3),
            Urgency = (Urgency)random.Next(1, 6),
            Places = [new RowLink(Department(random.Next(Departments)), isOpen ? Person(random.Next(People)) : null)],
            SubmittedAt = since,
            FirstTakenAt = taken,
            ClosedAt = isOpen ? null : ended,
            Due = isOpen ? since.AddHours(10) : null,
            Missed = number % 30 == 0,
        };
        var handling = new Handling
        {
            Request = summary.Request,
            Number = 0,
            Item = 0,
            Step = new StepId("main"),
            Centre = Hall,
            Service = summary.Service,
            Department = summary.Places[0].Department,
            Staff = summary.Places[0].Staff ?? Person(random.Next(People)),
            Channel = summary.Channel,
            Urgency = summary.Urgency!.Value,
            QueuedAt = since,
            AssignedAt = taken,
            StartedAt = taken,
            EndedAt = summary.ClosedAt,
            Ending = isOpen ? null : "item.completed",
        };
        RequestFact[] facts =
        [
            Fact(0, since, FactKind.Submitted, null),
            Fact(1, since, FactKind.Queued, null),
            Fact(2, taken, FactKind.TakenInTime, taken - since),
            .. isOpen ? [] : (RequestFact[])[Fact(3, ended, FactKind.Handled, ended - taken), Fact(4, ended, FactKind.CompletedInTime, ended - since)],
        ];
        return new RequestChange(summary, [handling]) { Facts = facts };

        RequestFact Fact(int place, DateTimeOffset at, FactKind kind, TimeSpan? time) => new()
        {
            Request = summary.Request,
            Number = place,
            Centre = Hall,
            At = at,
            Kind = kind,
            Department = kind == FactKind.Submitted ? null : handling.Department,
            Staff = kind is FactKind.TakenInTime or FactKind.Handled ? handling.Staff : null,
            Service = summary.Service,
            Channel = summary.Channel,
            Urgency = summary.Urgency,
            Time = time,
        };
    }

    private IEnumerable<AuditEntry> Audited(int number)
    {
        string[] events = number % 1_000 == 0 ? ["request.submitted", "item.started", "item.completed", "personal.read"] : ["request.submitted", "item.started", "item.completed"];
        for (var place = 0; place < events.Length; place++)
        {
            yield return new AuditEntry
            {
                Centre = Hall,
                Sequence = (number * 5L) + place + 1,
                At = Since(number).AddSeconds(place * 600),
                By = new Actor(place == 0 ? ActorKind.Citizen : ActorKind.Staff, Actor(number / 3)),
                Event = events[place],
                Grain = GrainKey.Of(Id(number)),
                Version = place + 1,
            };
        }
    }

    private static RequestId Id(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        new Random(number).NextBytes(bytes);
        return new RequestId(new Guid(bytes));
    }

    private static string Named(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what}-{number}");
}
