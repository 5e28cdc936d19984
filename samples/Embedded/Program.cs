using Coordination;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Sqlite;
using Coordination.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddCoordination().UseSqlite(Path.Combine(Path.GetTempPath(), $"hall-{Environment.ProcessId}.db"));
using var app = builder.Build();
await app.StartAsync();

var hall = app.Services.GetRequiredService<ICoordination>();
var plan = SamplePlan.Load();
await hall.Plan(plan.Centre).PublishAsync(plan, expectedVersion: null, new CommandMeta(new Actor(ActorKind.Administrator, "me")));

var citizen = new CommandMeta(new Actor(ActorKind.Citizen, "jan"), new CommandKey("visit-1"));
var visit = await hall.SubmitAsync(new SubmitRequest { Centre = plan.Centre, Service = plan.Services[0].Id }, citizen);
Console.WriteLine(visit.Require());

await hall.Staff(plan.Centre, plan.Staff[0].Id).ExecuteAsync(new SignOn(), new CommandMeta(new Actor(ActorKind.Staff, "me")));
var wait = await hall.Centre(plan.Centre).ReadWaitAsync(visit.Require().Request);
Console.WriteLine(wait!.Items[0].Why);
await app.StopAsync();
