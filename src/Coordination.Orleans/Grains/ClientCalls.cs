using System.Collections.Frozen;
using Coordination.Hosting;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Coordination.Orleans.Grains;

/// <summary>What a client may call: what <see cref="ICoordination"/> does, and how the silos are. What grains tell and ask each other, silos alone may.</summary>
/// <remarks>
/// The engine's grains ask this as the last filter of a call, so that calls of other grains cost nothing by it. A client is known by
/// the sender of its messages, which Orleans' client does not let its program choose. Who writes messages without that client
/// could name another sender: such programs are kept from the gateway by its address and by TLS.
/// </remarks>
internal static class ClientCalls
{
    // Each with the place of what the command is given with; reads have none.
    private static readonly FrozenDictionary<(Type Interface, string Method), int?> Open = new Dictionary<(Type, string), int?>
    {
        [(typeof(IHostedRequestGrain), nameof(IHostedRequestGrain.ExecuteAsync))] = 1,
        [(typeof(IHostedRequestGrain), nameof(IHostedRequestGrain.ReadAsync))] = null,
        [(typeof(IHostedRequestGrain), nameof(IHostedRequestGrain.NoteAsync))] = 1,
        [(typeof(IHostedCentreGrain), nameof(IHostedCentreGrain.NoteAsync))] = 1,
        [(typeof(IHostedPlanGrain), nameof(IHostedPlanGrain.NoteAsync))] = 1,
        [(typeof(IHostedHallGrain), nameof(IHostedHallGrain.NoteAsync))] = 1,
        [(typeof(IHostedIdsGrain), nameof(IHostedIdsGrain.RequestOfAsync))] = 1,
        [(typeof(IHostedIdsGrain), nameof(IHostedIdsGrain.IsTrackingCodeAsync))] = null,
        [(typeof(IHostedIdsGrain), nameof(IHostedIdsGrain.PrincipalOfAsync))] = null,
        [(typeof(IHostedIdsGrain), nameof(IHostedIdsGrain.WasGivenAsync))] = 1,
        [(typeof(IHostedCentreGrain), nameof(IHostedCentreGrain.TakeNextAsync))] = 1,
        [(typeof(IHostedCentreGrain), nameof(IHostedCentreGrain.ExecuteAsync))] = 1,
        [(typeof(IHostedCentreGrain), nameof(IHostedCentreGrain.ReadAsync))] = null,
        [(typeof(IHostedCentreGrain), nameof(IHostedCentreGrain.ReadWaitAsync))] = null,
        [(typeof(IHostedCentreGrain), nameof(IHostedCentreGrain.ReadWaitsAsync))] = null,
        [(typeof(IHostedCentreGrain), nameof(IHostedCentreGrain.ReadQueueAsync))] = null,
        [(typeof(IHostedCentreGrain), nameof(IHostedCentreGrain.ReconcileAsync))] = null,
        [(typeof(IHostedPlanGrain), nameof(IHostedPlanGrain.PublishAsync))] = 2,
        [(typeof(IHostedPlanGrain), nameof(IHostedPlanGrain.ApproveAsync))] = 1,
        [(typeof(IHostedPlanGrain), nameof(IHostedPlanGrain.DeclineAsync))] = 1,
        [(typeof(IHostedPlanGrain), nameof(IHostedPlanGrain.ReadProposalAsync))] = null,
        [(typeof(IHostedPlanGrain), nameof(IHostedPlanGrain.ReadAsync))] = null,
        [(typeof(IHostedPlanGrain), nameof(IHostedPlanGrain.ReadVersionAsync))] = null,
        [(typeof(IHostedHallGrain), nameof(IHostedHallGrain.ExecuteAsync))] = 1,
        [(typeof(IHostedHallGrain), nameof(IHostedHallGrain.ReadAsync))] = null,
        [(typeof(IHostedHallGrain), nameof(IHostedHallGrain.ReadReportAsync))] = null,
        [(typeof(ISiloGrain), nameof(ISiloGrain.ReportAsync))] = null,
    }.ToFrozenDictionary();

    // The client that is a part of a silo: what runs there outside a grain's turn calls as it.
    private static ReadOnlySpan<byte> PartOfSilo => "hosted-"u8;

    /// <summary>Lets a call through to its grain, unless a client makes it that may not.</summary>
    /// <remarks>
    /// It is answered with an <see cref="UnauthorizedAccessException"/>, which is not thrown here: whoever tries again and again costs
    /// little, and is told no stack.
    /// </remarks>
    public static Task InvokeAsync(IIncomingGrainCallContext call)
    {
        if (IsOutside(call.SourceId) && WhyNot(call) is { } reason)
        {
            call.Response = Response.FromException(new UnauthorizedAccessException(reason));
            return Task.CompletedTask;
        }

        return call.Invoke();
    }

    // A message without a sender was not written by a silo.
    private static bool IsOutside(GrainId? caller) =>
        caller is not { } sender || (sender.IsClient() && !sender.Key.AsSpan().StartsWith(PartOfSilo));

    private static string? WhyNot(IIncomingGrainCallContext call)
    {
        var request = call.Request;
        var (face, method) = (request.GetInterfaceType(), request.GetMethodName());
        if (face.Assembly != typeof(ClientCalls).Assembly)
        {
            // What Orleans itself offers of every grain.
            return null;
        }

        return !Open.TryGetValue((face, method), out var meta)
            ? $"Only silos call '{method}' of {call.TargetId}: a client calls what {nameof(ICoordination)} offers."
            : meta is { } place && Check(request.GetArgument(0), request.GetArgument(place)) is { } refusal ? $"A client may not give this command. {refusal.Message}" : null;
    }

    // The client of the engine has looked at its commands already, in the same way.
    private static Refusal? Check(object? command, object? meta) =>
        command is null || meta is not CommandMeta given
            ? new Refusal(RefusalCodes.Invalid, "There is none, or nobody who gives it.")
            : CommandForm.Check(command, given);
}
