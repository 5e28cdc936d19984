using Coordination;
using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Plans;
using Coordination.Postgres;
using Coordination.Requests;
using Coordination.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using OwnGrain;

// An application's own silo, with a grain and a call filter of its own beside the engine. On SQLite without an argument, its
// grain's state then in memory; with a connection string both are in that PostgreSQL database (`silo-host database migrate` first).
var connection = args is [var given] ? given : null;
var counter = new CallCounter();

var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.UseOrleans(silo =>
{
    silo.UseLocalhostClustering();
    silo.AddIncomingGrainCallFilter(counter);
    if (connection is null)
    {
        silo.AddMemoryGrainStorage(GrainStorageServices.DefaultName);
        silo.AddCoordination().UseSqlite("own-grain.db");
    }
    else
    {
        silo.AddCoordinationGrainStorage(new PostgresJournalOptions { ConnectionString = connection });
        silo.AddCoordination().UsePostgres(connection);
    }
});
using var app = builder.Build();
await app.StartAsync();

var halls = app.Services.GetRequiredService<ICoordination>();
var plan = SamplePlan.Load();
await halls.Plan(plan.Centre).PublishAsync(plan, expectedVersion: null, new CommandMeta(new Actor(ActorKind.Administrator, "sample")));
var visit = new SubmitRequest { Centre = plan.Centre, Service = plan.Services[0].Id };
await halls.SubmitAsync(visit, new CommandMeta(new Actor(ActorKind.Citizen, "jan"), new CommandKey("visit-1")));

var box = app.Services.GetRequiredService<IGrainFactory>().GetGrain<ISuggestionBox>(plan.Centre.ToString());
Console.WriteLine($"suggestions: {await box.AddAsync("More chairs, please.")}");
Console.WriteLine($"waiting, asked by the application's grain: {await box.CountWaitingAsync()}");
foreach (var (grain, calls) in counter.Calls.OrderBy(calls => calls.Key, StringComparer.Ordinal))
{
    Console.WriteLine($"calls of {grain}: {calls}");
}

await app.StopAsync();
