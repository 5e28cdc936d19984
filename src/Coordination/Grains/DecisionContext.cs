namespace Coordination.Grains;

/// <summary>What a decision may look at beside state and command. A pure function of these decides.</summary>
/// <typeparam name="TInput">What the kind of grain looks at in the world around it, taken before the turn by the engine.</typeparam>
/// <param name="At">Now, to the microsecond, in UTC; never before the grain's last event.</param>
/// <param name="By">Who gives the command.</param>
/// <param name="Input">The world around the grain: nothing of it comes with the command, and a repeated command need not see the same.</param>
internal readonly record struct DecisionContext<TInput>(DateTimeOffset At, Actor By, TInput Input);
