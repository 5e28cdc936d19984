using System.Security.Cryptography;
using System.Text;
using Coordination.Identity;

namespace Coordination.Simulation.Replays;

/// <summary>Who acts in a replay: under ids that go on record as they are, so that a seed gives the same journal in every store.</summary>
internal static class ReplayActors
{
    /// <summary>Somebody in a role.</summary>
    public static Actor Of(ActorKind kind, string name) =>
        new(kind, OpaqueId.Write(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, OpaqueId.Size)));
}
