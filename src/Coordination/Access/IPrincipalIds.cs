namespace Coordination.Access;

/// <summary>Names people whom an issuer vouches for: always the same, and by nothing that says who they are.</summary>
internal interface IPrincipalIds
{
    /// <summary>The opaque id of somebody whom an issuer calls by a subject.</summary>
    /// <param name="issuer">The issuer, as its tokens name it.</param>
    /// <param name="subject">Whom it means.</param>
    /// <param name="cancellation">Stops the waiting for a silo that is asked.</param>
    ValueTask<PrincipalId> PrincipalOfAsync(string issuer, string subject, CancellationToken cancellation = default);
}
