using System.Globalization;
using Coordination.Survey.Fielding;
using Coordination.Survey.Responses;

namespace Coordination.Survey.Analysis;

/// <summary>Adds up what became of the copies, and says where it does not.</summary>
internal sealed class FieldingCheck(FieldingRecord record, SurveyResponses responses)
{
    private readonly List<string> _contradictions = [];

    public FieldingFigures Find()
    {
        foreach (var office in record.Offices)
        {
            Office(office);
        }

        foreach (var unknown in responses.Offices.Where(one => record.Offices.All(office => office.Office != one.Key) && !record.Offices.IsEmpty))
        {
            _contradictions.Add(Text($"{unknown.Key}: there are {unknown.Value} responses, and no copies on record."));
        }

        var issued = Total("issued", record.Issued, office => office.Issued);
        var returned = Total("returned", record.Returned, office => office.Returned);
        var valid = Total("valid", record.Valid, office => office.Valid);
        Differs(valid != responses.Count, $"{valid} copies count, and there are {responses.Count} responses.");
        return new FieldingFigures(issued, returned, returned - valid, valid, (double)returned / issued, (double)valid / issued, [.. _contradictions]);
    }

    private void Office(OfficeFielding office)
    {
        var invalid = office.Invalid.Sum(one => (long)one.Count);
        Differs(office.Returned > office.Issued, $"{office.Office}: {office.Returned} came back of {office.Issued} that were given out.");
        Differs(invalid + office.Valid != office.Returned, $"{office.Office}: {office.Valid} count and {invalid} do not, which is {invalid + office.Valid}, and {office.Returned} came back.");
        var answered = responses.Offices.GetValueOrDefault(office.Office);
        Differs(answered != office.Valid, $"{office.Office}: {office.Valid} copies count, and there are {answered} responses.");
    }

    private long Total(string what, int? told, Func<OfficeFielding, int> part)
    {
        var sum = record.Offices.Sum(office => (long)part(office));
        if (told is { } total && !record.Offices.IsEmpty)
        {
            Differs(sum != total, $"The offices' {what} add up to {sum}, not {total}.");
        }

        return record.Offices.IsEmpty ? told ?? 0 : sum;
    }

    private void Differs(bool differs, FormattableString text)
    {
        if (differs)
        {
            _contradictions.Add(Text(text));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
