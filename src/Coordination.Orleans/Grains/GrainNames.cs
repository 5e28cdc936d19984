namespace Coordination.Orleans.Grains;

/// <summary>The names of the grains and of their interfaces, as Orleans and other silos know them: a contract between versions.</summary>
internal static class GrainNames
{
    public const string Request = "request";
    public const string Centre = "centre";
    public const string Hall = "hall";
    public const string Plan = "plan";
    public const string Silo = "silo";
    public const string Ids = "ids";

    public const string RequestInterface = "coordination.request";
    public const string CentreInterface = "coordination.centre";
    public const string HallInterface = "coordination.hall";
    public const string PlanInterface = "coordination.plan";
    public const string SiloInterface = "coordination.silo";
    public const string IdsInterface = "coordination.ids";
}
