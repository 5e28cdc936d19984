using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Surface.Files;

/// <summary>A file that pages load, from the program itself.</summary>
internal sealed class PageFile
{
    private const int Digits = 16;

    private readonly byte[] _bytes;
    private readonly string _contentType;

    private PageFile(byte[] bytes, string contentType) =>
        (_bytes, _contentType, Hash) = (bytes, contentType, Convert.ToHexStringLower(SHA256.HashData(bytes))[..Digits]);

    /// <summary>The beginning of its SHA-256: a name with it is of this content for good.</summary>
    public string Hash { get; }

    /// <summary>A style sheet, which begins with what all pages share.</summary>
    /// <param name="assembly">Where it is.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="before">What goes before all of it: a sheet of somebody else's, whose colours may be set anew below.</param>
    public static PageFile Style(Assembly assembly, string name, string before = "") =>
        new([.. Encoding.UTF8.GetBytes(before), .. Read(typeof(PageFile).Assembly, "tokens.css"), .. Read(assembly, name)], "text/css; charset=utf-8");

    /// <summary>A script module.</summary>
    public static PageFile Script(Assembly assembly, string name) => new(Read(assembly, name), "text/javascript; charset=utf-8");

    /// <summary>A picture.</summary>
    public static PageFile Picture(Assembly assembly, string name) => new(Read(assembly, name), "image/svg+xml");

    /// <summary>The answer to who asks for it.</summary>
    public FileContentHttpResult Answer() => TypedResults.Bytes(_bytes, _contentType, entityTag: new EntityTagHeaderValue($"\"{Hash}\""));

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
