using Coordination.Access;
using Coordination.Identity;

namespace Coordination.Web.Management.Access;

/// <summary>A key, a link or a session in a path, by its public part.</summary>
internal readonly record struct CredentialName(string Value) : IId<CredentialName>
{
    public static string Format => "the 8 letters and digits between the two '_' of the key";

    public static bool TryParse(string? text, out CredentialName id)
    {
        var valid = AccessToken.IsPublic(text);
        id = valid ? new CredentialName(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
