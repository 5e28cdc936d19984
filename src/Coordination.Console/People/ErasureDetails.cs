using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Web.Management.Erasures;
using Microsoft.AspNetCore.Components;

namespace Coordination.Console.People;

/// <summary>What somebody has asked for about people's data, for whoever decides on it.</summary>
/// <param name="Erasure">What was asked for, by whom and when.</param>
/// <param name="Requests">The requests, as they are now.</param>
/// <param name="Texts">What the texts of other grains are that are named by their versions; never what they say.</param>
internal sealed record ErasureDetails(ErasureState Erasure, ImmutableArray<FoundRequest> Requests, ImmutableArray<NamedText> Texts)
{
    /// <summary>Why, in words, of what still waits; null where they were erased, and of what was decided on.</summary>
    public string? Reason { get; init; }

    /// <summary>The name of whoever has asked, by their id on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Reads and shows it.</summary>
    public static async ValueTask<RenderFragment> ShowAsync(PageContext page, ErasureState erasure, ActorNames names, ICoordination coordination, CancellationToken cancellation) =>
        PageRenderer.Of<ErasureDetailsView, ErasureDetails>(new ErasureDetails(
            erasure,
            await FoundRequest.ReadAsync(erasure.Requests, coordination, cancellation),
            await NamedText.ReadAsync(erasure.Grains, coordination.Journal, cancellation))
        {
            Reason = erasure.Stage == ErasureStage.Asked ? await ErasureReason.ReadAsync(page.Hall, erasure.Number, coordination.Journal, cancellation) : null,
            Names = await names.ReadAsync(page, [erasure.AskedBy.Id], cancellation),
        });
}
