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
            steps.Add(new Step(chance.Delay(TimeSpan.FromMinutes(1)), Deed.Presence, person, 0));
        }

        var count = chance.Of(60, 110, 170);
        for (var i = 0; i < count; i++)
        {
            steps.Add(new Step(chance.Between(TimeSpan.Zero, length), DeedOf(chance.Below(100)), chance.Below(1000), chance.Below(1000)));
        }

        return [.. steps.OrderBy(step => step.At)];
    }

    private static Deed DeedOf(int percent) => percent switch
    {
        < 22 => Deed.Submit,
        < 30 => Deed.Citizen,
        < 76 => Deed.Work,
        < 84 => Deed.Presence,
        < 91 => Deed.Supervise,
        < 92 => Deed.Crisis,
        < 93 => Deed.Department,
        < 94 => Deed.Publish,
        _ => Deed.Read,
    };
}
