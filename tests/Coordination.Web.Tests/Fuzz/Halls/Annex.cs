using System.Text;
using Coordination.Centres;
using Coordination.Plans;

namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>The hall that plans are tried on, so that the other one keeps its people.</summary>
internal static class Annex
{
    public const string Centre = "annex";

    public static HallPlan Plan { get; } = SamplePlan.Load() with { Centre = new CentreId(Centre) };

    public static string Document { get; } = Encoding.UTF8.GetString(PlanDocument.Write(Plan));
}
