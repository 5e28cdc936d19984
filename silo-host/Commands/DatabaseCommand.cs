using System.CommandLine;
using Coordination.Postgres;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary><c>database</c>: what an administrator does with a PostgreSQL database before and while the engine uses it.</summary>
internal static class DatabaseCommand
{
    private static readonly Option<string?> Postgres = StoreChoice.Postgres();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    public static Command Create() => new("database", "Create, migrate and look at a PostgreSQL database.") { Migrate(), Status() };

    private static Command Migrate()
    {
        var command = new Command("migrate", "Create the schema, or bring it to this program's version. It may be repeated.") { Postgres };
        command.SetAction((parsed, cancellation) => MigrateAsync(Read(parsed), parsed.Console(), cancellation));
        return command;
    }

    private static Command Status()
    {
        var command = new Command("status", "Say whether a database can be used, and what is in it.") { Postgres, Json };
        command.SetAction((parsed, cancellation) => StatusAsync(Read(parsed), parsed.GetValue(Json), parsed.Console(), cancellation));
        return command;
    }

    private static async Task<int> MigrateAsync(PostgresTarget target, CommandConsole console, CancellationToken cancellation)
    {
        var (from, to) = await PostgresSchema.MigrateAsync(target.Options, cancellation);
        await PostgresClusterSchema.MigrateAsync(target.Options, cancellation);
        var done = from == 0 ? $"was created at version {to}" : from == to ? $"has version {to} already" : $"was brought from version {from} to {to}";
        console.Out.WriteLine($"{target.Name}: the schema {done}.");
        return ExitCode.Success;
    }

    private static async Task<int> StatusAsync(PostgresTarget target, bool json, CommandConsole console, CancellationToken cancellation)
    {
        var status = await DatabaseStatus.ReadAsync(target, cancellation);
        if (json)
        {
            console.Out.WriteLine(status.ToJson());
        }
        else
        {
            DatabaseView.Write(console.Out, status);
        }

        if (status.Problem is { } problem)
        {
            ErrorText.WriteLine(console, problem);
        }

        return status.IsUsable ? ExitCode.Success : ExitCode.Fault;
    }

    private static PostgresTarget Read(ParseResult parsed) => StoreChoice.Read(parsed, data: null, Postgres)
        ?? throw new UsageException($"There is no database to look at: give --postgres CONNECTION, or set the variable {StoreChoice.Variable}.");
}
