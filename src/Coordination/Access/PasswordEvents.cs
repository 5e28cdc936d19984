using Coordination.Grains;

namespace Coordination.Access;

/// <summary>Somebody set a password. Its hash is personal text: it goes with an erasure, and no state or row has it.</summary>
internal sealed record PasswordSet(PrincipalId Principal, string Login) : AccessEvent
{
    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context)
    {
        var account = new AccountState { Principal = Principal, Login = Login, SetIn = context.Version, SetAt = context.At };
        return state with { Accounts = [.. state.Accounts.Where(known => known.Principal != Principal), account] };
    }
}

/// <summary>A wrong password was given.</summary>
internal sealed record PasswordRefused(PrincipalId Principal, DateTimeOffset? LockedUntil) : AccessEvent
{
    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context) =>
        state.WithAccount(Principal, account => account with { Failures = LockedUntil is null ? account.Failures + 1 : 0, LockedUntil = LockedUntil });
}

/// <summary>The right password was given, after wrong ones.</summary>
internal sealed record PasswordAccepted(PrincipalId Principal) : AccessEvent
{
    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context) =>
        state.WithAccount(Principal, account => account with { Failures = 0, LockedUntil = null });
}
