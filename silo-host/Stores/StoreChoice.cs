using System.CommandLine;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Stores;

/// <summary>The options that name a store, the same for every command: a file, or a database.</summary>
internal static class StoreChoice
{
    /// <summary>Names a database without showing it on the command line.</summary>
    public const string Variable = "COORDINATION_POSTGRES_CONNECTION";

    /// <summary>The option of a database.</summary>
    public static Option<string?> Postgres() => new("--postgres")
    {
        Description = $"The PostgreSQL database: a connection string or a postgres:// URI. Others on the machine can read a command line, so give a password by the variable {Variable} in place of this option, or by PGPASSWORD or ~/.pgpass beside it.",
        HelpName = "CONNECTION",
    };

    /// <summary>Refuses two stores at once, while the command line is read.</summary>
    public static void Exclude(this Command command, Option data, Option<string?> postgres) => command.Validators.Add(result =>
    {
        if (result.GetResult(data) is { Implicit: false } && result.GetResult(postgres) is { Implicit: false })
        {
            result.AddError("--data and --postgres are two stores: give one of them.");
        }
    });

    /// <summary>The database that a command is to use; null for a file.</summary>
    /// <remarks>What the command line says counts; the environment is asked where it names no store.</remarks>
    /// <exception cref="UsageException">What was given names no database.</exception>
    public static PostgresTarget? Read(ParseResult parsed, Option? data, Option<string?> postgres) =>
        parsed.GetValue(postgres) is { } given ? PostgresTarget.Read(given, "--postgres", parsed.Console().Secrets)
        : data is not null && parsed.GetResult(data) is { Implicit: false } ? null
        : parsed.Console().Variable(Variable) is { } named ? PostgresTarget.Read(named, Variable, parsed.Console().Secrets)
        : null;
}
