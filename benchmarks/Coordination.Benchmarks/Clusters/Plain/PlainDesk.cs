using System.Globalization;
using System.Net;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Queues;
using Coordination.Benchmarks.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans;

namespace Coordination.Benchmarks.Clusters.Plain;

/// <summary>The baseline's clients, spread over its silos.</summary>
internal sealed class PlainDesk(IReadOnlyList<IHost> silos) : IDesk
{
    private static readonly string[] Statements = ["query", "state", "write", "read", "clear"];

    /// <summary>Makes the tables and starts the silos.</summary>
    /// <param name="database">The database.</param>
    /// <param name="silos">How many silos.</param>
    /// <param name="connections">How many connections all of them have together.</param>
    public static async Task<IDesk> OpenAsync(PostgresStoreDatabase database, int silos, int connections)
    {
        await CreateAsync(database.Options.ConnectionString);
        var hosts = new List<IHost>();
        IPEndPoint? first = null;
        for (var number = 0; number < silos; number++)
        {
            var (silo, address) = await PlainSilo.StartAsync(database.Options.ConnectionString, connections / silos, first);
            hosts.Add(silo);
            first ??= address;
        }

        return new PlainDesk(hosts);
    }

    public IClerk Clerk(int number) => new Client(silos[number % silos.Count].Services.GetRequiredService<IGrainFactory>(), number);

    // The first silo holds the list of members: it goes last.
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos.Reverse())
        {
            await silo.StopAsync();
            silo.Dispose();
        }
    }

    private static async Task CreateAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var statement in Statements)
        {
            await using var command = source.CreateCommand(QueueSql.Read($"Plain/{statement}"));
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class Client(IGrainFactory grains, int number) : IClerk
    {
        private readonly string _hall = string.Create(CultureInfo.InvariantCulture, $"hall-{number % 16}");
        private readonly string _person = string.Create(CultureInfo.InvariantCulture, $"clerk-{number / 16}");
        private IPlainRequest? _request;

        public async ValueTask SubmitAsync()
        {
            _request = grains.GetGrain<IPlainRequest>(Guid.CreateVersion7());
            await _request.SubmitAsync(_hall);
        }

        public async ValueTask TakeAsync() => await _request!.TakeAsync(_person);

        public async ValueTask CompleteAsync() => await _request!.CompleteAsync();
    }
}
