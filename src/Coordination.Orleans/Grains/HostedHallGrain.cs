using Coordination.Grains;
using Coordination.Halls;
using Coordination.Orleans.Placement;
using Orleans;
using Orleans.Concurrency;

namespace Coordination.Orleans.Grains;

/// <summary>A grain of any kind that hosts run alike, on a silo.</summary>
[Reentrant]
[NearHall]
[GrainType(GrainNames.Hall)]
internal sealed class HostedHallGrain(SiloParts silo) : HostedGrain<IGrainActivation>, IHostedHallGrain
{
    private (CentreId Centre, HallGrainKind Kind, string Id)? _name;
    private Calls? _calls;

    private (CentreId Centre, HallGrainKind Kind, string Id) Name => _name ??= HallKey.Read(this.GetPrimaryKeyString(), silo.Behaviour.Kinds);

    private Calls Typed => _calls ??= Name.Kind.Accept(Calls.Maker.Instance);

    public ValueTask<object> ExecuteAsync(object command, CommandMeta meta, CancellationToken cancellation) =>
        Typed.ExecuteAsync(this, command, meta, cancellation);

    public ValueTask<object> ReadAsync(CancellationToken cancellation) => Typed.ReadAsync(this, cancellation);

    public ValueTask<object> ReadReportAsync(CancellationToken cancellation) => Typed.ReadReportAsync(this, cancellation);

    protected override IGrainActivation Create() => Name.Kind.Create(Name.Centre, Name.Id, silo.Services);

    /// <summary>The calls of a kind, with its types.</summary>
    private abstract class Calls
    {
        public abstract ValueTask<object> ExecuteAsync(HostedHallGrain host, object command, CommandMeta meta, CancellationToken cancellation);

        public abstract ValueTask<object> ReadAsync(HostedHallGrain host, CancellationToken cancellation);

        public abstract ValueTask<object> ReadReportAsync(HostedHallGrain host, CancellationToken cancellation);

        internal sealed class Maker : IHallGrainKindVisitor<Calls>
        {
            public static readonly Maker Instance = new();

            public Calls Visit<TCommand, TReceipt, TState, TReport>(HallGrainKind kind)
                where TCommand : class
                where TReceipt : class
                where TState : class
                where TReport : class => Typed<TCommand, TReceipt, TState, TReport>.Instance;
        }

        private sealed class Typed<TCommand, TReceipt, TState, TReport> : Calls
            where TCommand : class
            where TReceipt : class
            where TState : class
            where TReport : class
        {
            public static readonly Typed<TCommand, TReceipt, TState, TReport> Instance = new();

            public override async ValueTask<object> ExecuteAsync(HostedHallGrain host, object command, CommandMeta meta, CancellationToken cancellation) =>
                await host.CallAsync(
                    ((TCommand)command, meta, cancellation),
                    static ValueTask<Reply<TReceipt>?> (grain, call) => Of(grain).ExecuteAsync(call.Item1, call.meta, call.cancellation)!);

            public override async ValueTask<object> ReadAsync(HostedHallGrain host, CancellationToken cancellation) =>
                await host.CallAsync(cancellation, static (grain, token) => Of(grain).ReadAsync(token));

            public override async ValueTask<object> ReadReportAsync(HostedHallGrain host, CancellationToken cancellation) =>
                await host.CallAsync(cancellation, static (grain, token) => Of(grain).ReadReportAsync(token));

            private static IHallGrain<TCommand, TReceipt, TState, TReport> Of(IGrainActivation grain) =>
                (IHallGrain<TCommand, TReceipt, TState, TReport>)grain;
        }
    }
}
