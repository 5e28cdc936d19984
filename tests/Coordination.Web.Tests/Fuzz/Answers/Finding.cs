namespace Coordination.Web.Tests.Fuzz.Answers;

/// <summary>Something that an answer should not have been.</summary>
/// <param name="Operation">Which operation was called.</param>
/// <param name="Complaint">What is wrong with the answer.</param>
/// <param name="Text">The request to send again, and the answer.</param>
internal sealed record Finding(string Operation, string Complaint, string Text)
{
    public override string ToString() => $"{Operation}: {Complaint}\n{Text}";
}
