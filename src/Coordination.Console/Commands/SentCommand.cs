using System.Collections.Immutable;
using System.Globalization;
using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Commands;

/// <summary>What a form of a command sends.</summary>
/// <param name="Meta">Who gives it.</param>
/// <param name="Reason">Why.</param>
internal sealed record SentCommand(CommandMeta Meta, Reason Reason)
{
    private const int MostInHand = 10_000;

    /// <summary>What is wrong with it.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Who works at a desk and does it on what they hold; null for whoever directs others.</summary>
    public StaffId? OwnDesk { get; init; }

    public Urgency Urgency { get; init; }

    public DepartmentId To { get; init; }

    public StaffId Person { get; init; }

    public bool Release { get; init; }

    public int? Limit { get; init; }

    public string? Window { get; init; }

    public static SentCommand Read(IFormCollection form, ImmutableArray<CommandField> fields, HttpContext call, PrincipalCaller caller)
    {
        var words = form["reason"].ToString().Trim();
        var code = ReasonId.TryParse(form["reasonCode"].ToString(), out var chosen) ? chosen : (ReasonId?)null;
        var sent = new SentCommand(
            caller.Meta with { Key = CommandKey.TryParse(form["key"].ToString(), out var key) ? key : null }, new Reason(words.Length > 0 ? words : null, code))
        {
            OwnDesk = call.Features.Get<AllowedRole>()?.Role == Role.Staff ? call.Features.Get<AccessCaller>()?.Staff : null,
            Release = form["release"] == "true",
        };
        return !PlainText.Fits(words, FormProblems.LongestReason) || (words.Length == 0 && code is null) ? sent with { Refusal = new Refusal(RefusalCodes.Invalid, FormProblems.NoReason.Detail, "reason") }
            : fields.Aggregate(sent, (one, field) => one.Refusal is null ? one.With(field, form) : one);
    }

    private SentCommand With(CommandField field, IFormCollection form) => field switch
    {
        CommandField.Urgency => int.TryParse(form["urgency"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && Enum.IsDefined((Urgency)level)
            ? this with { Urgency = (Urgency)level } : Wrong("urgency", "Choose an urgency, 1 to 5."),
        CommandField.To => DepartmentId.TryParse(form["to"].ToString(), out var to) ? this with { To = to } : Wrong("to", "Choose a department."),
        CommandField.Person => StaffId.TryParse(form["person"].ToString(), out var person) ? this with { Person = person } : Wrong("person", "Choose a person."),
        CommandField.Window => form["window"].ToString() is { Length: > 0 } window ? this with { Window = window } : this,
        CommandField.Limit => form["limit"].ToString() is not { Length: > 0 } text ? this
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= MostInHand ? this with { Limit = limit }
            : Wrong("limit", "The number of items in hand must be a whole number from 0 to 10000, or empty for the plan's."),
        _ => this,
    };

    private SentCommand Wrong(string field, string message) => this with { Refusal = new Refusal(RefusalCodes.Invalid, message, field) };
}
