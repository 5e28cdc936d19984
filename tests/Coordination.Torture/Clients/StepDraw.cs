using System.Collections.Immutable;
using Coordination.Torture.Running;

namespace Coordination.Torture.Clients;

/// <summary>Draws what people do in a day.</summary>
internal static class StepDraw
{
    private const int People = 7;

    public static ImmutableArray<Step> Draw(Chance chance, TimeSpan length)
    {
        var steps = new List<Step>();
        for (var person = 0; person < People; person++)
        {
            steps.Add(new Step(chance.Delay(TimeSpan.FromMinutes(1)), UserAction.Presence, person, 0));
        }

        var count = chance.Of(60, 110, 170);
        for (var i = 0; i < count; i++)
        {
            steps.Add(new Step(chance.Between(TimeSpan.Zero, length), ActionOf(chance.Below(100)), chance.Below(1000), chance.Below(1000)));
        }

        return [.. steps.OrderBy(step => step.At)];
    }

    private static UserAction ActionOf(int percent) => percent switch
    {
        < 22 => UserAction.Submit,
        < 30 => UserAction.Citizen,
        < 76 => UserAction.Work,
        < 84 => UserAction.Presence,
        < 91 => UserAction.Supervise,
        < 92 => UserAction.Crisis,
        < 93 => UserAction.Department,
        < 94 => UserAction.Publish,
        _ => UserAction.Read,
    };
}
