namespace Coordination.Plans.Checking;

/// <summary>The departments.</summary>
internal static class DepartmentChecks
{
    private const int SecondsOfADay = 86_400;

    public static void Check(CheckContext context)
    {
        var departments = context.Plan.Departments;
        context.Unique(departments, "$.departments", department => department.Id, ".id", "department");
        foreach (var (department, path) in context.Each(departments, "$.departments"))
        {
            CheckNames(context, department, path);
            CheckDispatch(context, department, path);
        }

        foreach (var (_, path) in context.Each(departments, "$.departments").Where(each => each.Entry.Kind == DepartmentKind.Centre).Skip(1))
        {
            context.Add($"{path}.kind", "A hall has one centre, and another department is it already; choose another kind.");
        }
    }

    private static void CheckNames(CheckContext context, DepartmentPlan department, string path)
    {
        context.Id(department.Id, $"{path}.id", "department");
        context.Text(department.Name, $"{path}.name", "department's name");
        context.Defined(department.Kind, $"{path}.kind", "kind");
        context.Unique(department.Windows, $"{path}.windows", window => window, "", "window");
        foreach (var (window, at) in context.Each(department.Windows, $"{path}.windows"))
        {
            context.Text(window, at, "window's name", 64);
        }
    }

    private static void CheckDispatch(CheckContext context, DepartmentPlan department, string path)
    {
        if (department.Calendar is { } calendar)
        {
            context.Known(calendar, context.Calendars, $"{path}.calendar", "calendar");
        }

        context.Defined(department.ClockWhenClosed, $"{path}.clockWhenClosed", "rule for clocks");
        context.Range(department.ConcurrencyLimit, 1, int.MaxValue, $"{path}.concurrencyLimit", "limit of items in hand");
        context.Range(department.QueueLimit, 1, int.MaxValue, $"{path}.queueLimit", "limit of waiting items");
        context.Range(department.OfferSeconds, 1, SecondsOfADay, $"{path}.offerSeconds", "time of an offer in seconds");
        if (context.Defined(department.Dispatch, $"{path}.dispatch", "dispatch")
            && department is { Dispatch: DispatchMode.Pull, OfferSeconds: not null })
        {
            context.Add($"{path}.offerSeconds", "Nothing is offered where staff pull; remove the time of an offer or choose 'push'.");
        }
    }
}
