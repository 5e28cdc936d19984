using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans.Checking;
using Coordination.Survey.Questionnaires;

namespace Coordination.Survey.Fielding;

/// <summary>What a fielding record must be so that responses can be set against it. Counts that do not add up are no fault of the document: the analysis tells them.</summary>
internal static class FieldingRules
{
    public static ImmutableArray<Fault> FaultsOf(FieldingRecord record, Questionnaire questionnaire)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, office) in record.Offices.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"$.offices[{index}]");
            Check(office.Office.Length > 0 && seen.Add(office.Office), $"{at}.office", "Name each office once.", faults);
            NotNegative(office.Issued, $"{at}.issued", faults);
            NotNegative(office.Returned, $"{at}.returned", faults);
            NotNegative(office.Valid, $"{at}.valid", faults);
            foreach (var (number, invalid) in office.Invalid.Index())
            {
                NotNegative(invalid.Count, string.Create(CultureInfo.InvariantCulture, $"{at}.invalid[{number}].count"), faults);
            }
        }

        NotNegative(record.Issued, "$.issued", faults);
        NotNegative(record.Returned, "$.returned", faults);
        NotNegative(record.Valid, "$.valid", faults);
        foreach (var (id, shares) in record.Reference)
        {
            Reference(id, shares, questionnaire, faults);
        }

        return faults.ToImmutable();
    }

    private static void Reference(string id, ImmutableDictionary<string, decimal> shares, Questionnaire questionnaire, ImmutableArray<Fault>.Builder faults)
    {
        var at = $"$.reference.{id}";
        if (questionnaire.Background.FirstOrDefault(question => question.Id == id) is not { } question)
        {
            faults.Add(new Fault(at, $"There is no question '{id}'; {Meant(id, questionnaire.Background.Select(one => one.Id))}"));
            return;
        }

        string[] options = [.. question.Options.Select(option => option.Id)];
        foreach (var unknown in shares.Keys.Where(key => !options.Contains(key)))
        {
            faults.Add(new Fault($"{at}.{unknown}", $"There is no answer '{unknown}'; {Meant(unknown, options)}"));
        }

        foreach (var missing in options.Where(option => !shares.ContainsKey(option)))
        {
            faults.Add(new Fault($"{at}.{missing}", "Its share is missing; add it."));
        }

        foreach (var (option, share) in shares)
        {
            Check(share > 0, $"{at}.{option}", "A share is above 0: leave the question out where nobody could answer so.", faults);
        }
    }

    private static string Meant(string id, IEnumerable<string> known)
    {
        string[] ids = [.. known];
        return NearestName.To(id, ids) is { } near ? $"did you mean '{near}'?" : $"use one of {string.Join(", ", ids)}.";
    }

    private static void NotNegative(int? count, string at, ImmutableArray<Fault>.Builder faults) => Check(count is null or >= 0, at, "A count is at least 0.", faults);

    private static void Check(bool holds, string at, string message, ImmutableArray<Fault>.Builder faults)
    {
        if (!holds)
        {
            faults.Add(new Fault(at, message));
        }
    }
}
