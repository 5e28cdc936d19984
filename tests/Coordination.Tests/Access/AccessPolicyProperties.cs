using System.Collections.Immutable;
using Coordination.Access;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Access;

/// <summary>What holds for every set of grants and every call.</summary>
public sealed class AccessPolicyProperties
{
    private static readonly CentreId[] Halls = [new("hall-a"), new("hall-b"), new("hall-c")];
    private static readonly DepartmentId[] Departments = [new("desk"), new("back")];

    private static readonly Gen<Grant> Grants =
        from role in Gen.Elements(Enum.GetValues<Role>())
        from hall in Gen.Elements(Halls.Select(one => (CentreId?)one).Append(null).ToArray())
        from department in Gen.Elements(Departments.Select(one => (DepartmentId?)one).Append(null).ToArray())
        select new Grant(role, hall, hall is null ? null : department);

    private static readonly Gen<AccessCaller> Callers =
        from grants in Gen.ListOf(Grants)
        from purpose in Gen.Elements(Enum.GetValues<DevicePurpose>().Select(one => (DevicePurpose?)one).Append(null).ToArray())
        select AccessMatrixTests.Caller([.. grants]) with { Purpose = purpose };

    private static readonly Gen<AccessCall> Calls =
        from permission in Gen.Elements(Enum.GetValues<Permission>())
        from hall in Gen.Elements(Halls.Select(one => (CentreId?)one).Append(null).ToArray())
        from department in Gen.Elements(Departments.Select(one => (DepartmentId?)one).Append(null).ToArray())
        from flags in Gen.Choose(0, 7)
        select new AccessCall(permission, hall) { Department = department, IsOwn = (flags & 1) != 0, IsHeld = (flags & 2) != 0, HasReason = (flags & 4) != 0 };

    private static readonly Gen<(AccessCaller Caller, AccessCall Call)> Cases =
        from caller in Callers
        from call in Calls
        select (caller, call);

    [Fact]
    public void Decide_WithoutAGrantThatCoversTheHall_NothingIsAllowed() =>
        Check(Cases, one =>
        {
            var others = one.Caller with { Grants = [.. one.Caller.Grants.Where(grant => grant.Hall is not null && grant.Hall != one.Call.Hall)] };

            AccessPolicy.Decide(others, one.Call).Outcome
                .ShouldBe(one.Call.Hall is null ? AccessOutcome.Denied : AccessOutcome.NotFound);
        });

    [Fact]
    public void Decide_OfSeveralRolesThatAllow_OneThatAsksForNoReasonCounts() =>
        Check(Cases, one =>
        {
            var decision = AccessPolicy.Decide(one.Caller, one.Call with { HasReason = true });
            var isAllowedWithout = AccessPolicy.Decide(one.Caller, one.Call with { HasReason = false }).IsAllowed;

            (decision.As is { } role && !AccessMatrix.RuleOf(one.Call.Permission, role).NeedsReason).ShouldBe(isAllowedWithout);
        });

    [Fact]
    public void Decide_AFurtherGrant_NeverTakesAway() =>
        Check(from one in Cases from more in Grants select (one.Caller, one.Call, More: more), one =>
        {
            var before = AccessPolicy.Decide(one.Caller, one.Call);
            var after = AccessPolicy.Decide(one.Caller with { Grants = one.Caller.Grants.Add(one.More) }, one.Call);

            Rank(after.Outcome).ShouldBeGreaterThanOrEqualTo(Rank(before.Outcome));
        });

    [Fact]
    public void Decide_AReason_NeverTakesAway() =>
        Check(Cases, one =>
        {
            var with = AccessPolicy.Decide(one.Caller, one.Call with { HasReason = true });

            Rank(with.Outcome).ShouldBeGreaterThanOrEqualTo(Rank(AccessPolicy.Decide(one.Caller, one.Call with { HasReason = false }).Outcome));
            with.Outcome.ShouldNotBe(AccessOutcome.ReasonRequired);
        });

    [Fact]
    public void Decide_SeveralGrants_AreWhatTheBestOfThemIs() =>
        Check(Cases, one =>
        {
            var outcomes = one.Caller.Grants.Select(grant => AccessPolicy.Decide(one.Caller with { Grants = [grant] }, one.Call).Outcome);

            AccessPolicy.Decide(one.Caller, one.Call).Outcome
                .ShouldBe(outcomes.OrderByDescending(Rank).FirstOrDefault(one.Call.Hall is null ? AccessOutcome.Denied : AccessOutcome.NotFound));
        });

    [Fact]
    public void Decide_WhatOneRoleMay_IsNeverMoreThanItsGrantReaches() =>
        Check(Cases, one =>
        {
            if (AccessPolicy.Decide(one.Caller, one.Call).IsAllowed)
            {
                one.Caller.Grants.ShouldContain(grant =>
                    (grant.Hall == null || grant.Hall == one.Call.Hall)
                    && AccessMatrix.RuleOf(one.Call.Permission, grant.Role).Reach != Reach.None);
            }
        });

    private static void Check<T>(Gen<T> cases, Action<T> holds) =>
        Prop.ForAll(cases.ToArbitrary(), one => holds(one)).QuickCheckThrowOnFailure();

    private static int Rank(AccessOutcome outcome) => Array.IndexOf(
        [AccessOutcome.NotFound, AccessOutcome.Denied, AccessOutcome.ReasonRequired, AccessOutcome.Allowed], outcome);
}
