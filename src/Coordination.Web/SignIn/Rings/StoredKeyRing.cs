using System.Xml.Linq;
using Coordination.Journal;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Coordination.Web.SignIn.Rings;

/// <summary>ASP.NET Core's ring of keys in the store, so that what one host protects another one reads, and the next process.</summary>
/// <remarks>
/// A host that makes a key while another one makes one too finds that one's when it reads the ring again, as the framework does after every
/// addition: there is one newest key, whoever made it.
/// </remarks>
internal sealed class StoredKeyRing(IKeyRing ring) : IXmlRepository
{
    private int _known;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var keys = Wait(ring.ReadRingAsync());
        _known = keys.Count;
        return [.. keys.Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        Wait(AddAsync(element.ToString(SaveOptions.DisableFormatting)));
    }

    private async ValueTask<bool> AddAsync(string key)
    {
        await ring.AddToRingAsync(_known + 1, key);
        return true;
    }

    // The framework's port waits: once a day, and when there is a new key.
#pragma warning disable VSTHRD002
    private static T Wait<T>(ValueTask<T> pending) => pending.AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}
