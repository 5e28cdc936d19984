using Coordination.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Coordination.Orleans.Hosting;

/// <summary>Has Orleans' own looks into the database wait at a silo's start as the engine's do.</summary>
internal static class PatientStart
{
    /// <summary>Puts the patient tables in front of those that are registered.</summary>
    public static void WaitForTables(this IServiceCollection services)
    {
        services.Wrap<IMembershipTable>(static (table, retry) => new PatientMembershipTable(table, retry));
        services.Wrap<IReminderTable>(static (table, retry) => new PatientReminderTable(table, retry));
    }

    /// <summary>Does a step as often as the policy wants; what Orleans or the driver met is told in one sentence.</summary>
    public static async Task RunAsync(IStartRetry? retry, Func<Task> step, CancellationToken cancellation) => await retry.RunAsync(
        async _ =>
        {
            try
            {
                await step();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                throw StartFault.Explain(fault);
            }
        },
        cancellation);

    private static void Wrap<TTable>(this IServiceCollection services, Func<TTable, IStartRetry?, TTable> wrap)
        where TTable : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(TTable)).ImplementationType!;
        services.AddSingleton(provider => wrap((TTable)ActivatorUtilities.CreateInstance(provider, inner), provider.GetService<IStartRetry>()));
    }
}
