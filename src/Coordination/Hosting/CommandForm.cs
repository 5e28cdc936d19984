using Coordination.Centres;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Staff;

namespace Coordination.Hosting;

/// <summary>Whether a command from outside is one that may go on record at all, whoever decides it; null when it is.</summary>
/// <remarks>What a caller's program can build, and what no value of a well-formed command is: default ids and keys, names without end, kinds of its own.</remarks>
internal static class CommandForm
{
    private const int MaxName = 128;

    /// <summary>The first fault, or null.</summary>
    public static Refusal? Check(object command, CommandMeta meta) =>
        Check(meta) ?? CheckKind(command) ?? (command is SubmitRequest submission ? CheckAnonymous(meta) ?? SubmissionForm.CheckNames(submission) : null);

    /// <summary>The first fault of whoever gives a command, or null.</summary>
    public static Refusal? Check(CommandMeta meta) => CheckActor(meta.By) ?? CheckKey(meta.Key);

    // The engine gives its own commands inside; a role that is none of the known ones has no right to anything.
    private static Refusal? CheckActor(Actor? by) =>
        by is null ? TextChecks.Invalid("by", "is missing: say who gives the command")
        : by.Kind is not ((>= ActorKind.Citizen and <= ActorKind.Administrator) or (>= ActorKind.Auditor and <= ActorKind.Person)) ? new Refusal(
            RefusalCodes.NotAllowed, $"Only the engine itself acts as '{by.Kind}': give the command in the role of a person.", "by")
        : by.Id is not { Length: > 0 and <= MaxName } ? TextChecks.Invalid("by", $"has no name of 1 to {MaxName} characters")
        : !PlainText.Is(by.Id, mayHaveLines: false) ? TextChecks.Invalid("by", "has control characters, marks of writing direction or broken Unicode in its name: leave them out")
        : null;

    private static Refusal? CheckKey(CommandKey? key) =>
        key == default(CommandKey) ? TextChecks.Invalid("key", $"is empty: give {CommandKey.Format}, or none") : null;

    // The key of a submission names the request: two strangers who choose the same one would meet each other's.
    private static Refusal? CheckAnonymous(CommandMeta meta) =>
        meta.Key is { } key && meta.By == Actor.Anonymous && !AnonymousKeys.Takes(key)
            ? TextChecks.Invalid("key", $"may be anybody's: who does not say who they are gives a key of {AnonymousKeys.Rule}, or none")
            : null;

    // The bases cannot be derived from outside, but for records that copy another one.
    private static Refusal? CheckKind(object command) =>
        command is RequestCommand or CentreCommand or DepartmentCommand or StaffCommand && command.GetType().Assembly != typeof(CommandForm).Assembly
            ? TextChecks.Invalid("command", $"is a '{command.GetType().Name}', which no grain knows: give one of the engine's own commands")
            : null;
}
