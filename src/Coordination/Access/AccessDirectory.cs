using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Coordination.Journal;

namespace Coordination.Access;

/// <summary>Every hall's credentials in a host's memory, as the record has them: what callers are checked by.</summary>
/// <remarks>
/// <para><b>Revocation.</b> Nothing is decided by what is older than <see cref="Oldest"/>: whoever is checked later waits for a
/// reading, and where the record cannot be read nobody is let in. So a revocation holds on every host within five seconds, by
/// whichever host it was given.</para>
/// <para><b>Cost.</b> A check hashes the secret and looks the public part up; nothing is read for it. The record is looked at by one
/// small query, at most once a second and only while somebody is checked: it tells which halls' access has changed.</para>
/// </remarks>
internal sealed class AccessDirectory(IJournalReader journal, TimeProvider time) : IDisposable
{
    /// <summary>Older than this, what is known is read again while callers go on.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>Older than this, callers wait until it is read.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(4);

    // A credential that nobody knows may have been made just now; whoever guesses has the record asked no more often than that.
    private static readonly TimeSpan FreshForUnknown = TimeSpan.FromMilliseconds(250);

    private const int AtOnce = 1000;

    private readonly ConcurrentDictionary<string, AccessEntry[]> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PrincipalId, KnownPrincipal[]> _principals = [];
    private readonly ConcurrentDictionary<string, KnownAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<GrainKey, (long Version, string[] Ids)> _grains = [];
    private readonly SemaphoreSlim _reading = new(1);
    private long? _asOf;
    private long _changes;
    private int _isAsked;

    /// <summary>Checks a credential by what is known, and by what was written up to now where that is nothing.</summary>
    public async ValueTask<AccessAnswer> CheckAsync(CredentialKind kind, string text, CancellationToken cancellation = default)
    {
        await RequireCurrentAsync(cancellation);
        var answer = Check(kind, text);
        if (answer is not { Entry: null, IsExpired: false } || !AccessToken.TryRead(kind, text, out _, out _))
        {
            return answer;
        }

        if (Age is { } age && age < FreshForUnknown)
        {
            await Task.Delay(FreshForUnknown - age, time, cancellation);
        }

        await RefreshAsync(cancellation);
        return Check(kind, text);
    }

    /// <summary>Checks a credential by what is known; await <see cref="RequireCurrentAsync"/> before.</summary>
    public AccessAnswer Check(CredentialKind kind, ReadOnlySpan<char> text)
    {
        var isOne = AccessToken.TryRead(kind, text, out var id, out var secret);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        AccessToken.Hash(secret, hash);
        var known = isOne && _entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var entries) ? entries : AccessEntry.Nobody;
        AccessEntry? found = null;
        foreach (var entry in known)
        {
            if (CryptographicOperations.FixedTimeEquals(entry.Hash, hash) && entry.Kind == kind)
            {
                found = entry;
            }
        }

        return found is null || IsEndedEverywhere(found.Caller.Principal) ? default
            : time.GetUtcNow() < found.ExpiresAt ? new AccessAnswer(found)
            : new AccessAnswer(null, IsExpired: true);
    }

    /// <summary>Somebody whom another proves, with what that gives them and what they were granted here.</summary>
    /// <param name="principal">Who.</param>
    /// <param name="given">What the proof gives them.</param>
    /// <returns>Null for somebody whose access to all halls is disabled. In a hall where they are disabled they have nothing that is that hall's alone.</returns>
    public AccessCaller? WithOwn(PrincipalId principal, ImmutableArray<Grant> given)
    {
        if (!_principals.TryGetValue(principal, out var known))
        {
            return new AccessCaller(principal, given);
        }

        var ended = known.Where(one => one.State.DisabledAt is not null).Select(one => AccessGrainKind.HallOf(one.Grain)).ToList();
        var own = known.Where(one => one.State.DisabledAt is null).ToList();
        return IsEndedEverywhere(principal) ? null : new AccessCaller(
            principal,
            [.. given.Where(grant => grant.Hall is null || !ended.Contains(grant.Hall)).Concat(own.SelectMany(one => one.State.Grants)).Distinct()],
            Staff: own.Select(one => one.State.Staff).FirstOrDefault(staff => staff is not null));
    }

    // Whoever is disabled in the access to all halls is nobody in any of them, whatever a hall has given them.
    private bool IsEndedEverywhere(PrincipalId principal) => _principals.TryGetValue(principal, out var known)
        && Array.Exists(known, one => one.State.DisabledAt is not null && AccessGrainKind.HallOf(one.Grain) is null);

    /// <summary>Whether anybody signs in by a name and a password.</summary>
    public bool HasAccounts => !_accounts.IsEmpty;

    /// <summary>Who signs in by a name; null where nobody does, or they may do nothing any more.</summary>
    /// <param name="login">The digest of the name.</param>
    public KnownAccount? FindAccount(string login) => _accounts.GetValueOrDefault(login);

    /// <summary>The account of somebody; null where they have none.</summary>
    public KnownAccount? FindAccount(PrincipalId principal) => _accounts.Values.FirstOrDefault(known => known.State.Principal == principal);

    /// <summary>Completes when what is known is new enough to decide by.</summary>
    /// <exception cref="JournalUnavailableException">The record cannot be read: nobody can be let in.</exception>
    public ValueTask RequireCurrentAsync(CancellationToken cancellation = default)
    {
        if (Age is not { } age || age > Oldest)
        {
            return ReadAsync(Oldest, cancellation);
        }

        if (age > Fresh && Interlocked.Exchange(ref _isAsked, 1) == 0)
        {
            _ = RenewAsync();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>How often what is known has become another: whoever has decided by it looks at nothing again while this stays.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>How old what is known is; null while nothing is.</summary>
    public TimeSpan? Age => AsOf is { } asOf ? time.GetElapsedTime(asOf) : null;

    /// <summary>Keeps what is known fresh for whoever looks at it again and again: reads, unless somebody has just read.</summary>
    /// <exception cref="JournalUnavailableException">The record cannot be read.</exception>
    public ValueTask FollowAsync(CancellationToken cancellation) => ReadAsync(Fresh / 2, cancellation);

    /// <summary>Reads what was written up to now: who has changed something finds it.</summary>
    public ValueTask RefreshAsync(CancellationToken cancellation = default) => ReadAsync(TimeSpan.Zero, cancellation);

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private long? AsOf
    {
        get
        {
            lock (_grains)
            {
                return _asOf;
            }
        }
    }

    // Nobody waits for it: what cannot be read now is read by the next one who asks, or who must wait.
    private async Task RenewAsync()
    {
        try
        {
            await ReadAsync(Fresh, CancellationToken.None);
        }
        catch (Exception fault) when (fault is CoordinationException or ObjectDisposedException)
        {
        }
        finally
        {
            Interlocked.Exchange(ref _isAsked, 0);
        }
    }

    private async ValueTask ReadAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        await _reading.WaitAsync(cancellation);
        try
        {
            // Somebody else may have read meanwhile.
            if (AsOf is not { } asOf || time.GetElapsedTime(asOf, asked) > atMost || (atMost == TimeSpan.Zero && asOf <= asked))
            {
                await ReadChangesAsync(cancellation);
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    private async ValueTask ReadChangesAsync(CancellationToken cancellation)
    {
        var asOf = time.GetTimestamp();
        IReadOnlyList<GrainVersion> page;
        string? after = null;
        do
        {
            page = await journal.ReadVersionsAsync(AccessBehaviour.Number, after, AtOnce, cancellation);
            foreach (var (grain, version) in page)
            {
                after = grain.Id;
                if ((!_grains.TryGetValue(grain, out var known) || known.Version < version) && await journal.ReadRowAsync(grain, cancellation) is { } row)
                {
                    Take(row);
                }
            }
        }
        while (page.Count == AtOnce);

        lock (_grains)
        {
            _asOf = asOf;
        }
    }

    /// <summary>Takes a hall's credentials from its row, in place of those it had.</summary>
    internal void Take(GrainRow row)
    {
        var before = _grains.TryGetValue(row.Key, out var known) ? known.Ids : [];
        var state = AccessGrainKind.ReadState(row);
        var now = AccessEntry.Of(row.Key, state).ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        foreach (var id in now.Keys.Union(before, StringComparer.Ordinal))
        {
            // Two halls may have drawn the same public part; the secret tells whose it is.
            AccessEntry[] entries =
            [
                .. _entries.GetValueOrDefault(id, []).Where(other => other.Grain != row.Key),
                .. now.TryGetValue(id, out var entry) ? (AccessEntry[])[entry] : [],
            ];
            if (entries.Length > 0)
            {
                _entries[id] = entries;
            }
            else
            {
                _entries.TryRemove(id, out _);
            }
        }

        foreach (var principal in state.Principals)
        {
            _principals[principal.Id] = [.. _principals.GetValueOrDefault(principal.Id, []).Where(other => other.Grain != row.Key), new(row.Key, principal)];
        }

        TakeAccounts(row.Key, state);
        _grains[row.Key] = (row.Version, [.. now.Keys]);
        Interlocked.Increment(ref _changes);
    }

    private void TakeAccounts(GrainKey grain, AccessState state)
    {
        var now = state.Accounts.Where(account => state.Find(account.Principal) is { DisabledAt: null }).ToDictionary(account => account.Login, StringComparer.Ordinal);
        foreach (var (login, known) in _accounts)
        {
            if (known.Grain == grain && !now.ContainsKey(login))
            {
                _accounts.TryRemove(login, out _);
            }
        }

        foreach (var (login, account) in now)
        {
            // A name that two halls have is the first one's.
            _accounts.AddOrUpdate(login, new KnownAccount(grain, account), (_, known) => known.Grain == grain ? new KnownAccount(grain, account) : known);
        }
    }

    private readonly record struct KnownPrincipal(GrainKey Grain, PrincipalState State);
}

/// <summary>An account, and where it is on record.</summary>
internal sealed record KnownAccount(GrainKey Grain, AccountState State);
