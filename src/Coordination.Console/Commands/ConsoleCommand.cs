using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Parts;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Commands;

/// <summary>A command that the console gives.</summary>
/// <param name="Name">Its name among the texts; its explanation is the text <c>NAME.Lead</c>.</param>
/// <param name="Section">The navigation's entry.</param>
/// <param name="Fields">What it asks for beside the reason.</param>
internal abstract record ConsoleCommand(string Name, string Section, ImmutableArray<CommandField> Fields)
{
    /// <summary>Whether a code of the plan is a reason for it; else words alone are.</summary>
    public virtual bool TakesCode => true;

    /// <summary>What it is given to, by the page's address; null where there is none.</summary>
    public abstract ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination);

    /// <summary>Gives it; says why it was refused.</summary>
    public abstract ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation);

    /// <summary>What has happened to it since a version.</summary>
    public static async ValueTask<ImmutableArray<(string, DateTimeOffset)>> SinceAsync(CommandTarget target, long version, ICoordination coordination, CancellationToken cancellation)
    {
        var events = ImmutableArray.CreateBuilder<(string, DateTimeOffset)>();
        await foreach (var entry in coordination.Journal.ReadHistoryAsync(target.Grain, version, cancellation))
        {
            events.Add((entry.Event.Type, entry.Event.At));
        }

        return events.ToImmutable();
    }

    /// <summary>Why a reply is a refusal; null of one that is none.</summary>
    protected static async ValueTask<Refusal?> RefusalOfAsync<T>(ValueTask<Reply<T>> pending)
        where T : notnull => (await pending).Refusal;
}

/// <summary>What a command is given to.</summary>
/// <param name="Hall">Its hall.</param>
/// <param name="Grain">The grain.</param>
/// <param name="Version">Its version as it is now.</param>
/// <param name="About">What it is, in words.</param>
/// <param name="Back">Its page.</param>
internal sealed record CommandTarget(CentreId Hall, GrainKey Grain, long Version, Func<PageContext, string> About, string Back)
{
    /// <summary>Reads what whoever gives it is to have seen before; null of commands that say enough.</summary>
    public Func<PageContext, CancellationToken, ValueTask<RenderFragment>>? Details { get; init; }

    /// <summary>Finds what whoever gives it should think of first, in words; null of commands of which there is nothing.</summary>
    public Func<PageContext, CancellationToken, ValueTask<string?>>? Warn { get; init; }

    /// <summary>Of a request: its urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Of an item: its number.</summary>
    public int Item { get; init; }

    /// <summary>Of an item that is to be given to somebody: what that takes.</summary>
    public WorkToGive? Work { get; init; }

    /// <summary>Of an erasure or an export: its number.</summary>
    public long Number { get; init; }

    /// <summary>Of somebody known to access, or of a credential: its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Of a grant that somebody has: which.</summary>
    public Grant? Grant { get; init; }

    /// <summary>Of a person: who.</summary>
    public StaffId Staff { get; init; }

    /// <summary>Of a department: which.</summary>
    public DepartmentId Department { get; init; }
}
