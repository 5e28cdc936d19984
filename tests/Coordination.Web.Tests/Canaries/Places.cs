using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Coordination.Web.Tests.Canaries;

/// <summary>Where something that was planted might come to light.</summary>
internal sealed class Places
{
    // Of megabytes of files every byte might begin a hash: nearly all are ruled out by a few bits of a mix of what it begins with.
    private const int MixedBits = 20;
    private const ulong Mix = 0x9E37_79B9_7F4A_7C15;

    private readonly ConcurrentQueue<(string Place, byte[] Content)> _all = new();

    public void Add(string place, string? content) => Add(place, Encoding.UTF8.GetBytes(content ?? ""));

    public void Add(string place, byte[] content) => _all.Enqueue((place, content));

    /// <summary>Keeps every file of a folder, also while somebody writes to it.</summary>
    public void AddFiles(string place, string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            try
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var content = new MemoryStream();
                file.CopyTo(content);
                Add(place, content.ToArray());
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // A database at work deletes what it needs no more.
            }
        }
    }

    /// <summary>Each place where one of them came to light, and how.</summary>
    public IReadOnlyList<(string Kind, string Place, string Form)> Find(IReadOnlyCollection<Plant> plants)
    {
        var forms = plants.Select(plant => plant.Kind).Distinct().SelectMany(kind => Plant.Forms(kind).Select(form => (Kind: kind, form.Form, form.Bytes))).ToList();
        var hashes = plants.SelectMany(plant => plant.Hashes().Select(hash => (plant.Kind, Hash: hash))).ToLookup(one => Head(one.Hash));
        var beginnings = new bool[1 << MixedBits];
        hashes.ToList().ForEach(hash => beginnings[Mixed(hash.Key)] = true);
        return [.. _all.SelectMany(one => forms.Where(form => one.Content.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => (form.Kind, one.Place, form.Form))
            .Concat(FindHashes(one.Content, hashes, beginnings).Select(kind => (kind, one.Place, "as its hash")))).Distinct()];
    }

    private static List<string> FindHashes(byte[] content, ILookup<ulong, (string Kind, byte[] Hash)> hashes, bool[] beginnings)
    {
        var found = new List<string>();
        for (var i = 0; i <= content.Length - sizeof(ulong); i++)
        {
            var head = Head(content.AsSpan(i));
            if (!beginnings[Mixed(head)])
            {
                continue;
            }

            foreach (var (kind, hash) in hashes[head])
            {
                if (content.AsSpan(i).StartsWith(hash))
                {
                    found.Add(kind);
                }
            }
        }

        return found;
    }

    // Digits of hashes have few bits of their own: of the first alone every digit in a file would be one that begins a hash.
    private static int Mixed(ulong head) => (int)((head * Mix) >> (64 - MixedBits));

    private static ulong Head(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
