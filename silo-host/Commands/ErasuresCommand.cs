using System.CommandLine;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.SiloHost.Access;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary><c>erasures</c>: keeps a list of what was erased, and repeats it in a record that was restored from before.</summary>
internal static class ErasuresCommand
{
    private static readonly AccessOptionSet Shared = new();

    private static readonly Argument<string> File = new("FILE") { Description = "The list: a line of JSON for each erasure, without anything personal." };

    public static Command Create() => new("erasures", "Keep a list of what was erased, and repeat it after a restore from a backup, which has the texts again.")
    {
        Of("export", "Write the list of every erasure on record. Keep it with the backups, and newer than they are.", ExportAsync),
        Of("repeat", "Erase in a restored record, before a host serves it, what a list names and is there again.", RepeatAsync),
    };

    private static async Task ExportAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetValue(File)!;
        var (journal, _) = await Shared.ReadStore(parsed).OpenForReadingAsync(cancellation);
        await using (journal)
        {
            var count = 0;
            var made = path + ".new";
            await using (var writer = new StreamWriter(made, append: false))
            {
                await foreach (var entry in ErasureList.ReadAsync(journal, cancellation))
                {
                    await writer.WriteLineAsync(ErasureList.Write(entry).AsMemory(), cancellation);
                    count++;
                }
            }

            // The list that was there stays until the new one is whole.
            System.IO.File.Move(made, path, overwrite: true);
            parsed.Console().Out.WriteLine($"{path}: {count} {(count == 1 ? "erasure" : "erasures")}.");
        }
    }

    private static async Task RepeatAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetValue(File)!;
        var entries = ReadList(path);
        var (erasures, texts) = (0, 0);
        await using var journal = await Shared.ReadStore(parsed).OpenAsync(cancellation);
        foreach (var entry in entries)
        {
            var erased = await ErasureList.RepeatAsync(journal, entry, GrainReplays.All, TimeProvider.System, cancellation);
            (erasures, texts) = (erasures + (erased > 0 ? 1 : 0), texts + erased);
        }

        parsed.Console().Out.WriteLine($"{erasures} of {entries.Count} erasures were to be repeated; {texts} {(texts == 1 ? "text is" : "texts are")} erased again.");
    }

    private static List<ErasureEntry> ReadList(string path)
    {
        var entries = new List<ErasureEntry>();
        var number = 0;
        foreach (var line in System.IO.File.ReadLines(path))
        {
            number++;
            try
            {
                entries.Add(ErasureList.Read(line));
            }
            catch (FormatException fault)
            {
                throw new IOException($"{path}, line {number}: {fault.Message}. Nothing was erased.", fault);
            }
        }

        return entries;
    }

    private static Command Of(string name, string description, Func<ParseResult, CancellationToken, Task> run)
    {
        var command = new Command(name, description) { File, Shared.Data, Shared.Postgres };
        command.Exclude(Shared.Data, Shared.Postgres);
        command.SetAction(async (parsed, cancellation) =>
        {
            await run(parsed, cancellation);
            return ExitCode.Success;
        });
        return command;
    }
}
