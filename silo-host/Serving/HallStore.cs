using Coordination.Hosting;
using Coordination.Sqlite;

namespace Coordination.SiloHost.Serving;

/// <summary>The store that <c>serve</c> was told to use.</summary>
internal abstract class HallStore
{
    /// <exception cref="ServeException">It is not one that can be used.</exception>
    public static HallStore Of(ServeOptions options) => new File(DataFile.Prepare(options));

    /// <summary>How people are told of it; no secret is in it.</summary>
    public abstract string Name { get; }

    /// <summary>Keeps the engine's record in it.</summary>
    public abstract void Use(CoordinationBuilder builder);

    /// <summary>Whether a fault at the start passes by itself.</summary>
    public abstract bool IsWorthWaitingFor(CoordinationException fault);

    private sealed class File(string path) : HallStore
    {
        public override string Name => path;

        public override void Use(CoordinationBuilder builder) => builder.UseSqlite(path);

        public override bool IsWorthWaitingFor(CoordinationException fault) => false;
    }
}
