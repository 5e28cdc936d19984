using Coordination.Requests;

namespace Coordination.Queries.Sql;

/// <summary>The statement that lists a hall's requests, and what it walks along: the index of requests in the list's order or, where a department or somebody who handled them is asked for, theirs.</summary>
internal sealed class SqlRequestList
{
    private const string OfRequests = "{schema}query_request AS request";
    private const string OfDepartment = "{schema}query_place AS place CROSS JOIN {schema}query_request AS request";
    private const string OfHandler = "{schema}query_handling AS handling CROSS JOIN {schema}query_request AS request";

    // A request with two places in a department, or that somebody had in hand twice, is listed by the first.
    private const string FirstPlace =
        "NOT EXISTS (SELECT 1 FROM {schema}query_place AS earlier WHERE earlier.request = place.request AND earlier.department = place.department AND earlier.number < place.number)";

    private const string FirstHandling =
        "NOT EXISTS (SELECT 1 FROM {schema}query_handling AS earlier WHERE earlier.request = handling.request AND earlier.staff = handling.staff AND earlier.number < handling.number)";

    private const string AtDepartment =
        "EXISTS (SELECT 1 FROM {schema}query_place AS place WHERE place.request = request.id AND place.centre = request.centre AND place.department = @?)";

    // What one person holds is little beside the hall's: it is found first, and sorted then.
    private const string HeldBy = "request.id IN (SELECT place.request FROM {schema}query_place AS place WHERE place.centre = @? AND place.staff = @?)";
    private const string HandledBy = "request.id IN (SELECT handling.request FROM {schema}query_handling AS handling WHERE handling.centre = @? AND handling.staff = @?)";

    private readonly RequestFilter _filter;
    private readonly string _schema;
    private readonly SqlConditions _conditions = new();
    private readonly string _from;

    /// <param name="filter">Which requests.</param>
    /// <param name="schema">The schema's name with a dot; empty where there are no schemas.</param>
    public SqlRequestList(RequestFilter filter, string schema)
    {
        (_filter, _schema) = (filter, schema);
        _from = Walk();
        Restrict();
        _conditions.Set("limit", filter.Limit + 1);
    }

    /// <summary>The values by their names.</summary>
    public IReadOnlyList<(string Name, object? Value)> Values => _conditions.Values;

    /// <summary>The statement's text.</summary>
    public string TextOf(SqlStatements statements)
    {
        var (time, key) = OrderOf();
        return statements.List("requests", _conditions, time, key, _filter.IsDescending).Replace("{from}", In(_from), StringComparison.Ordinal);
    }

    private bool IsInOrderOfSubmission => _filter.Order == RequestOrder.Submitted;

    // Whoever holds something is found first, whatever else is asked for.
    private bool WalksHandlings => IsInOrderOfSubmission && _filter.HandledBy is not null && _filter.Holder is null;

    private bool WalksPlaces => IsInOrderOfSubmission && _filter.Department is not null && _filter.Holder is null && !WalksHandlings;

    private bool AsksForOpenAlone => _filter.IsOpen == true || (_filter.Statuses.Length > 0 && _filter.Statuses.All(status => status.IsOpen()));

    private (string Time, string Key) OrderOf() => _filter.Order switch
    {
        RequestOrder.Closed => ("request.closed", "request.id"),
        RequestOrder.Due => ("request.due", "request.id"),
        _ when WalksHandlings => ("handling.submitted", "handling.request"),
        _ when WalksPlaces => ("place.submitted", "place.request"),
        _ => ("request.submitted", "request.id"),
    };

    private string Walk()
    {
        if (WalksHandlings)
        {
            _conditions.Add("handling.centre = @?", _filter.Centre.ToString());
            _conditions.Add("handling.staff = @?", _filter.HandledBy?.ToString());
            _conditions.Add("request.id = handling.request");
            _conditions.Add(In(FirstHandling));
            return OfHandler;
        }

        if (WalksPlaces)
        {
            _conditions.Add("place.centre = @?", _filter.Centre.ToString());
            _conditions.Add("place.department = @?", _filter.Department?.ToString());
            if (AsksForOpenAlone)
            {
                _conditions.Add("place.is_open = 1");
            }

            if (_filter.Missed == true)
            {
                _conditions.Add("place.missed = 1");
            }

            _conditions.Add("request.id = place.request");
            _conditions.Add(In(FirstPlace));
            return OfDepartment;
        }

        _conditions.Add("request.centre = @?", _filter.Centre.ToString());
        return OfRequests;
    }

    private void Restrict()
    {
        _conditions.Add("request.service = @?", _filter.Service?.ToString());
        _conditions.AddAnyOf("request.status", _filter.Statuses.Select(RequestStatusNames.Of));
        AddFlag("request.is_open", _filter.IsOpen);
        _conditions.Add("request.urgency = @?", (int?)_filter.Urgency);
        if (!WalksPlaces)
        {
            _conditions.Add(In(AtDepartment), _filter.Department?.ToString());
        }

        AddPerson(HeldBy, _filter.Holder?.ToString());
        if (!WalksHandlings)
        {
            AddPerson(HandledBy, _filter.HandledBy?.ToString());
        }

        _conditions.Add("request.channel = @?", (int?)_filter.Channel);
        _conditions.Add("request.applicant = @?", (int?)_filter.Applicant);
        AddFlag("request.missed", _filter.Missed);
        var (time, key) = OrderOf();
        _conditions.AddRange(IsInOrderOfSubmission ? time : "request.submitted", _filter.Submitted);
        _conditions.AddRange("request.closed", _filter.Closed);
        _conditions.AddRange("request.due", _filter.Due);
        if (!IsInOrderOfSubmission)
        {
            _conditions.Add($"{time} IS NOT NULL");
        }

        _conditions.AddAfter(time, key, _filter.After, _filter.IsDescending);
    }

    // As it stands in the conditions of indexes.
    private void AddFlag(string flag, bool? value)
    {
        if (value is { } wanted)
        {
            _conditions.Add(wanted ? $"{flag} = 1" : $"{flag} = 0");
        }
    }

    private void AddPerson(string condition, string? staff)
    {
        if (staff is not null)
        {
            _conditions.Add(In(condition), _filter.Centre.ToString(), staff);
        }
    }

    private string In(string text) => text.Replace("{schema}", _schema, StringComparison.Ordinal);
}
