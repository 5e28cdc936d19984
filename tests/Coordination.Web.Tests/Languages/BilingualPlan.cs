using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Web.Tests.Hosting;

namespace Coordination.Web.Tests.Languages;

/// <summary>A hall whose plan has its names in English and Chinese.</summary>
internal static class BilingualPlan
{
    public static CentreId Centre { get; } = new("house");

    public static HallPlan Create() => PlanTexts.Map(
        TestPlan.Create() with
        {
            Centre = Centre,
            Calendars = [new CalendarPlan { Id = new("never"), SpecialDays = [new SpecialDay(new DateOnly(2020, 1, 2), new TimeOnly(8, 0), new TimeOnly(9, 0))] }],
            Departments = [.. TestPlan.Create().Departments.Select(one => one.Id == new DepartmentId("desk-1") ? one with { Calendar = new("never") } : one)],
        },
        name => PlanName.Of(("en", name.Default), ("zh", $"中{name}")));
}
