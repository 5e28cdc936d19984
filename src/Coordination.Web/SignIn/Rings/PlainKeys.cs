using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Coordination.Web.SignIn.Rings;

/// <summary>Keeps the ring's keys as they are: whoever can read the store has its own secret too, and a key beside them would protect nothing.</summary>
internal sealed class PlainKeys : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        return new EncryptedXmlInfo(new XElement(plaintextElement), typeof(PlainKeyReader));
    }
}

/// <summary>Reads them back.</summary>
internal sealed class PlainKeyReader : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        return new XElement(encryptedElement);
    }
}
