using Microsoft.AspNetCore.Http;

namespace Coordination.Web.SignIn;

/// <summary>The cookie of forms' tokens. Its name is asked for when a form is, and so not before the store is open.</summary>
internal sealed class FormCookie : CookieBuilder
{
    private readonly CookieNames _names;
    private string? _name;

    public FormCookie(CookieNames names)
    {
        _names = names;
        (HttpOnly, IsEssential, SameSite, SecurePolicy) = (true, true, SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest);
    }

    public override string? Name
    {
        get => _name ?? _names.Of("coordination-form");
        set => _name = value;
    }
}
