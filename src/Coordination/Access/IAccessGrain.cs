using Coordination.Halls;

namespace Coordination.Access;

/// <summary>Who may call a hall, or all halls. What it shows has no secret and no hash in it.</summary>
public interface IAccessGrain : IHallGrain<AccessCommand, AccessReceipt, AccessState, AccessState>;
