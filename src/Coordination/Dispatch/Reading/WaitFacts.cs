using Coordination.Dispatch.People;

namespace Coordination.Dispatch.Reading;

/// <summary>How a waiting item stands, in numbers.</summary>
/// <param name="Position">How many go before it, plus one.</param>
/// <param name="Members">Who of its own department could serve it.</param>
/// <param name="Helpers">Who of other departments could.</param>
internal readonly record struct WaitFacts(long Position, ServerCount Members, ServerCount Helpers);
