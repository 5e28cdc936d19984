using Coordination.Access;

namespace Coordination.Web.Access;

/// <summary>What a call's credential proves, to be asked again while the call lasts.</summary>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Again">Whom it proves by what is known now; null for nobody any more. It reads nothing.</param>
internal sealed record AccessProof(DateTimeOffset Until, Func<AccessCaller?> Again);
