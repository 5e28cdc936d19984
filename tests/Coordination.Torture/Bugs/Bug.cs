using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Bugs;

/// <summary>A deliberate bug: what it puts in place of a sound part. The base puts nothing.</summary>
internal abstract class Bug
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What is broken, in one sentence.</summary>
    public abstract string What { get; }

    /// <summary>The disk as a process's journal sees it.</summary>
    public virtual IDisk Disk(Disk disk, World world) => disk;

    /// <summary>Grains as other grains see them.</summary>
    public virtual IPeerGrains Grains(IPeerGrains sound, World world) => sound;

    /// <summary>What makes a request.</summary>
    public virtual GrainBehaviour<RequestState, RequestCommand, RequestEvent, RequestInput> Requests() => new RequestBehaviour();

    /// <summary>The hosts' settings.</summary>
    public virtual void Change(CoordinationOptions options)
    {
    }
}

/// <summary>No bug: the product as it is.</summary>
internal sealed class NoBug : Bug
{
    public override string Name => "none";

    public override string What => "Nothing is broken.";
}
