using Coordination.Identity;

namespace Coordination.Plans.Checking;

/// <summary>The service catalogue.</summary>
internal static class ServiceChecks
{
    public static void Check(CheckContext context)
    {
        context.Unique(context.Plan.Services, "$.services", service => service.Id, ".id", "service");
        foreach (var (service, path) in context.Each(context.Plan.Services, "$.services"))
        {
            context.Id(service.Id, $"{path}.id", "service");
            context.Text(service.Name, $"{path}.name", "service's name");
            context.OptionalText(service.LegalBasis, $"{path}.legalBasis", "legal basis", CheckContext.LongestText);
            context.Defined(service.DefaultUrgency, $"{path}.defaultUrgency", "default urgency");
            CheckKinds(context, service, path);
            CheckEvidence(context, service, path);
            CheckArrival(context, service, path);
            StepChecks.Check(context, service, path);
            StepOrderChecks.Check(context, service, path);
        }
    }

    private static void CheckKinds(CheckContext context, ServicePlan service, string path)
    {
        context.Defined(service.Nature, $"{path}.nature", "nature");
        context.Defined(service.Scope, $"{path}.scope", "scope");
        context.Unique(service.Audience, $"{path}.audience", applicant => applicant, "", "applicant");
        foreach (var (applicant, at) in context.Each(service.Audience, $"{path}.audience"))
        {
            context.Defined(applicant, at, "applicant");
        }

        context.Unique(service.Channels, $"{path}.channels", channel => channel, "", "channel");
        foreach (var (channel, at) in context.Each(service.Channels, $"{path}.channels"))
        {
            context.Defined(channel, at, "channel");
        }
    }

    private static void CheckArrival(CheckContext context, ServicePlan service, string path)
    {
        foreach (var (channel, rule) in service.Arrival.OrderBy(entry => entry.Key))
        {
            var at = JsonPathText.Name($"{path}.arrival", channel.ToString().ToLowerInvariant());
            if (context.Defined(channel, at, "channel") && context.Defined(rule, at, "rule of arrival") && !service.Channels.IsEmpty && !service.Channels.Contains(channel))
            {
                context.Add(at, $"The service is not given over this channel; remove it, or add it to 'channels'.");
            }
        }
    }

    private static void CheckEvidence(CheckContext context, ServicePlan service, string path)
    {
        context.Unique(service.Evidence, $"{path}.evidence", evidence => evidence.Id, ".id", "evidence");
        foreach (var (evidence, at) in context.Each(service.Evidence, $"{path}.evidence"))
        {
            context.Text(evidence.Name, $"{at}.name", "evidence's name");
            context.Slug(evidence.Id, $"{at}.id", "evidence");
        }
    }
}
