using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>Keeps the hall going: people come, sign on, take, work and finish, so that there is something to disturb.</summary>
internal sealed class Drive(IReadOnlyDictionary<string, ApiDocument.Operation> operations, KnownHall hall, RequestMaker maker, Random random)
{
    private const int EnoughWaiting = 8;

    private readonly Dictionary<string, int> _taken = [];

    /// <summary>The next step; null where the document has none of these operations.</summary>
    public FuzzRequest? Next()
    {
        var steps = Steps().Where(step => operations.ContainsKey(step.Operation)).ToList();
        if (steps.Count == 0)
        {
            return null;
        }

        // Every other step is the one that was taken least: chance alone seldom comes to the end of a long way.
        var (operation, desk, staff) = random.Next(2) == 0 ? steps[random.Next(steps.Count)] : steps.MinBy(step => _taken.GetValueOrDefault(step.Operation));
        _taken[operation] = _taken.GetValueOrDefault(operation) + 1;
        return maker.Make(operations[operation], desk, staff);
    }

    private IEnumerable<(string Operation, Desk? Desk, string? Staff)> Steps() =>
        Hall().Concat(hall.Desks.SelectMany(People)).Concat(hall.Matters.Select(matter => matter.Stage).Distinct().SelectMany(stage => Halls.Steps.From(stage).Select(operation => (operation, (Desk?)null, (string?)null))));

    private IEnumerable<(string Operation, Desk? Desk, string? Staff)> Hall()
    {
        if (hall.IsInCrisis)
        {
            yield return ("liftCrisis", null, null);
        }

        if (hall.PlanTag is null)
        {
            yield return ("readPlan", null, null);
        }

        if (hall.Matters.Count(matter => matter.Stage == Stage.Waiting) < EnoughWaiting)
        {
            yield return ("submitRequest", null, null);
        }
    }

    private IEnumerable<(string Operation, Desk? Desk, string? Staff)> People(Desk desk)
    {
        if (desk.IsRestricted)
        {
            yield return ("reopenDepartment", desk, null);
        }

        foreach (var (person, presence) in desk.Clerks)
        {
            var step = presence switch
            {
                Desk.Presence.Off => "signOn",
                Desk.Presence.Paused => "resumeWork",
                Desk.Presence.On when !desk.IsOffering => "takeNext",
                _ => "readStaff",
            };
            yield return (step, desk, person);
        }
    }
}
