using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Simulation.Randomness;

/// <summary>Numbers random streams by what they are for: a desk draws the same whichever desks stand beside it, in whatever order.</summary>
internal static class StreamKey
{
    /// <summary>The number of a stream of a seed, for <see cref="SeededRandom"/>.</summary>
    /// <param name="id">Whose it is.</param>
    /// <param name="purpose">What is drawn, where one draws several things.</param>
    public static ulong Of(string id, ulong purpose = 0) =>
        KeyedRandom.KeyOf(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))), purpose);
}
