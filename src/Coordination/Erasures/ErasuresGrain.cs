using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Erasures;

/// <summary>A hall's erasures in memory. What is approved is carried out request by request, and goes on after a crash.</summary>
internal sealed class ErasuresGrain(CentreId hall, ErasuresScope scope, HallServices services)
    : EventSourcedGrain<ErasuresState, ErasuresCommand, ErasuresEvent, ErasuresInput>(
        ErasuresGrainKind.Instance.KeyOf(hall, scope.ToString()), Behaviour, services), IErasuresGrain
{
    private const int AtOnce = 20;

    private static readonly ErasuresBehaviour Behaviour = new();
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    private readonly HallServices _services = services;
    private ITimer? _again;
    private int _isAtWork;
    private int _isSweeping;

    /// <inheritdoc />
    public async ValueTask<Reply<ErasuresReceipt>> ExecuteAsync(ErasuresCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var input = await FindInputAsync(command, cancellation);
        var turn = await HandleAsync(command, meta, input);
        if (turn.Refusal is { } refusal)
        {
            return Reply.Refused<ErasuresReceipt>(refusal);
        }

        Resume();
        if (command is SweepTexts && Interlocked.Exchange(ref _isSweeping, 1) == 0)
        {
            _services.Background.Start("Erasing texts that are not kept any more", this, static grain => grain.SweepAsync());
        }

        var number = command switch
        {
            AskErasure => turn.Version,
            ApproveErasure approve => approve.Number,
            DeclineErasure decline => decline.Number,
            RecordExport export => export.Number,
            _ => default(long?),
        };
        var about = number is { } one ? turn.State.Find(one) : null;
        return Reply.Of(new ErasuresReceipt(turn.Version)
        {
            Number = number,
            Stage = about?.Stage,
            Requests = command is FindRequests ? input.Found : about?.Requests ?? [],
        });
    }

    private async ValueTask<ErasuresInput> FindInputAsync(ErasuresCommand command, CancellationToken cancellation)
    {
        var plan = scope == ErasuresScope.Hall ? await _services.Plans.CurrentAsync(hall, cancellation) : null;
        if (scope == ErasuresScope.Hall && plan is null)
        {
            return new ErasuresInput(false, []);
        }

        var (found, fault) = scope == ErasuresScope.Hall
            ? await new RequestSearch(hall, _services.Journal).FindAsync(command, cancellation)
            : ([], RequestSearch.CheckWithout(command));
        var ask = command as AskErasure;
        fault ??= ask is null ? null : await new GrainSearch(hall, scope, _services.Journal, plan, MayErase).CheckAsync(ask, cancellation);
        return new ErasuresInput(true, found, fault) { Grains = ask?.Grains ?? [] };
    }

    /// <inheritdoc />
    public ValueTask<ErasuresState?> ReadAsync(CancellationToken cancellation = default)
    {
        Resume();
        return new(DurableVersion > 0 ? Durable : null);
    }

    /// <remarks>
    /// Why something was asked for is read by who decides it, and why an erasure was approved until it is done: so none takes its own reasons. What came after the state that is known
    /// may belong to such a one.
    /// </remarks>
    /// <inheritdoc />
    protected override bool MayErase(JournalEvent happened)
    {
        var state = Durable;
        return happened.Version <= state.Version && !(ErasuresBehaviour.NumberOf(happened) is { } number && state.Find(number) is { IsUnderWay: true });
    }

    /// <inheritdoc />
    public ValueTask<ErasuresState?> ReadReportAsync(CancellationToken cancellation = default) => ReadAsync(cancellation);

    private ErasureState? Next => DurableVersion == 0 || IsDropped
        ? null
        : Durable.Erasures.FirstOrDefault(known => known is { Stage: ErasureStage.Approved, What: ErasureKind.Erase });

    private void Resume()
    {
        if (Next is not null && Interlocked.Exchange(ref _isAtWork, 1) == 0)
        {
            _services.Background.Start("Erasing personal texts", this, static grain => grain.WorkAsync());
        }
    }

    // In batches, each on record before the next: a fault or the host's end leaves the rest for the next time.
    private async ValueTask SweepAsync()
    {
        try
        {
            var plan = (await _services.Plans.CurrentAsync(hall))?.Plan;
            foreach (var (kind, days) in RetentionSweep.KindsOf(plan))
            {
                var sweep = new RetentionSweep(hall, _services, kind, days);
                while (sweep.HasMore && !IsDropped)
                {
                    var (until, erased) = await sweep.RunAsync(Durable);
                    (await ExecuteAsync(new RecordSwept(kind, until, erased), new CommandMeta(Actor.Engine))).Require();
                }
            }
        }
        finally
        {
            _isSweeping = 0;
        }
    }

    // A fault ends the work for now; nothing is lost by it, because what was erased is only erased once more.
    private async ValueTask WorkAsync()
    {
        try
        {
            while (Next is { } erasure)
            {
                await WorkAsync(erasure);
            }
        }
        finally
        {
            _isAtWork = 0;
            _again ??= _services.Time.CreateTimer(_ => Resume(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _again.Change(Next is null ? Timeout.InfiniteTimeSpan : AgainAfter, Timeout.InfiniteTimeSpan);
        }
    }

    private async ValueTask WorkAsync(ErasureState erasure)
    {
        var (erased, held) = (ImmutableArray.CreateBuilder<RequestId>(), ImmutableArray.CreateBuilder<RequestId>());
        foreach (var request in erasure.Remaining.Take(AtOnce))
        {
            // A hold may have been put on it since it was approved.
            var isKept = Durable.IsHeld(request)
                || (await _services.Grains.NoteAsync(GrainKey.Of(request), new EraseTexts(erasure.Basis), new CommandMeta(Actor.Engine))).IsRefused;
            (isKept ? held : erased).Add(request);
        }

        var grains = 0;
        foreach (var texts in erasure.Grains.Skip(erasure.Grains.Length - erasure.GrainsLeft).Take(AtOnce))
        {
            (await _services.Grains.NoteAsync(texts.Key, new EraseTexts(erasure.Basis) { Versions = texts.Versions }, new CommandMeta(Actor.Engine))).Require();
            grains++;
        }

        (await ExecuteAsync(new RecordErased(erasure.Number, erased.ToImmutable(), held.ToImmutable()) { Grains = grains }, new CommandMeta(Actor.Engine))).Require();
    }
}
