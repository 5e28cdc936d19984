using Coordination.Grains;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>What may happen to a request's personal texts. Its life goes on untouched.</summary>
internal static class PersonalTexts
{
    public static Decided Erase(in DecisionContext<RequestInput> context, ErasePersonal command)
    {
        if (!Slug.IsValid(command.Basis))
        {
            return Decided.No(TextChecks.Invalid("basis", $"is no basis: give a code, {Slug.Format}"));
        }

        var versions = context.Input.Texts;
        return versions.IsDefaultOrEmpty ? Decided.Nothing() : Decided.Of(new PersonalErased(command.Basis, versions));
    }

    public static Decided Look(in DecisionContext<RequestInput> context, LookAtPersonal command) =>
        TextChecks.Optional(command.Reason, TextChecks.ReasonLength, "reason") is { } refusal ? Decided.No(refusal)
        : command.Texts.IsDefaultOrEmpty ? Decided.No(TextChecks.Invalid("texts", "is empty: name what is looked at"))
        : Decided.Of(new PersonalRead([.. command.Texts.Select(PersonalKinds.NameOf)]) { Reason = command.Reason });
}
