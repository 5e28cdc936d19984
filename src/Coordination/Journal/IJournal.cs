using Coordination.Centres;

namespace Coordination.Journal;

/// <summary>The append-only record of every grain's events, and their current rows. One database, one instance a process.</summary>
/// <remarks>
/// <para><b>Durability.</b> An append completes when its transaction is on disk, and never before. One transaction
/// holds the events, the current row and the checks of version and fence. Appends of many grains share transactions
/// (group commit); an append that fails its own checks fails alone.</para>
/// <para><b>Order.</b> Appends of one grain that are handed over in order are committed in order. When one fails,
/// every later one of that grain fails as well, by its expected version and hash.</para>
/// <para><b>Concurrency.</b> Every member may be called from any thread. <see cref="AppendAsync"/> never blocks on
/// the disk, except for an implementation that says it commits inline.</para>
/// <para><b>Faults.</b> <see cref="VersionConflictException"/>, <see cref="FencedException"/> and
/// <see cref="JournalUnavailableException"/>: nothing was written. <see cref="CommitUnknownException"/>: the commit may
/// or may not have happened; read the row to know. Another host that reads may see it happen later: a fenced one no more once its epoch was renewed. <see cref="JournalCorruptException"/>: the database is damaged.</para>
/// </remarks>
internal interface IJournal : IJournalReader, IAsyncDisposable
{
    /// <summary>Opens or creates the database and brings its schema to this version.</summary>
    /// <exception cref="JournalSchemaException">The database is of a newer version than this program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be opened.</exception>
    ValueTask OpenAsync(CancellationToken cancellation = default);

    /// <summary>Reads the store's own key, once, after the opening. Only hosts that write do: a client of a cluster never has it.</summary>
    /// <exception cref="JournalCorruptException">The store has lost it.</exception>
    ValueTask LoadInstallationAsync(CancellationToken cancellation = default);

    /// <summary>The store's own key.</summary>
    /// <exception cref="InvalidOperationException">It was not loaded.</exception>
    InstallationKey Installation { get; }

    /// <summary>Writes a grain's events and row; completes when they are on disk.</summary>
    ValueTask AppendAsync(Append append);

    /// <summary>The keyed commands of a grain, by rising version; each with the version it led to.</summary>
    ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(GrainKey grain, CancellationToken cancellation = default);

    /// <summary>The grains with a personal text that is found by a digest, by kind and id.</summary>
    /// <param name="digest">What it is found by: <see cref="InstallationKey.DigestOf(CentreId, string)"/>.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops the reading.</param>
    ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default);

    /// <summary>Every open request of a centre, by submission time and id: what a centre is rebuilt from.</summary>
    IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default);

    /// <summary>Every hall that has open requests, by its id, each with what is due there next: one read of an index, however many requests there are.</summary>
    ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default);

    /// <summary>The closed requests of a centre that were submitted last, the newest first.</summary>
    /// <param name="centre">The centre.</param>
    /// <param name="limit">At most so many: 1 to 1,000.</param>
    /// <param name="cancellation">Stops the reading.</param>
    ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default);

    /// <summary>Every grain that has a row or an event, by key.</summary>
    IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default);

    /// <summary>Every grain that has a row or an event, each with its row and all of its events: what <c>verify</c> walks.</summary>
    /// <remarks>All of one moment, also while others write; in the order of creation. One grain is in memory at a time.</remarks>
    IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default);

    /// <summary>Every event's sequence and hash after a sequence, by rising sequence, none left out; all of one moment.</summary>
    IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, CancellationToken cancellation = default);

    /// <summary>The newest epoch of every centre that has taken one.</summary>
    ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default);

    /// <summary>What the store finds wrong with itself: its structure, its schema, and rows that belong to nothing. Each kind of damage is told at most a few times.</summary>
    IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default);

    /// <summary>Whether one transaction at a time takes sequences: they have no gap then, and grains follow one another by their first events.</summary>
    bool IsSerial { get; }

    /// <summary>Takes the next epoch of a centre: every append fenced with an older one fails from now on.</summary>
    ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default);

    /// <summary>Takes the next epoch of a centre if a given one is still the newest: what was decided under that one and is not on record by then never comes on record.</summary>
    /// <returns>The new epoch; null when the given one is not the newest, or could not be told to be.</returns>
    /// <exception cref="JournalUnavailableException">It is not known whether the epoch was taken: appends under the given one may be fenced now.</exception>
    ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default);

    /// <summary>The newest epoch of a centre: who decides under an older one has been taken over from. 0 when none was ever taken.</summary>
    ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default);
}
