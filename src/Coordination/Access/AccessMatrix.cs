using System.Collections.Frozen;

namespace Coordination.Access;

/// <summary>The access matrix: what each role may do, and how far. What it does not say is not allowed.</summary>
internal static class AccessMatrix
{
    private static readonly AccessRule None = new(Reach.None);
    private static readonly AccessRule Own = new(Reach.Own);
    private static readonly AccessRule Held = new(Reach.Held);
    private static readonly AccessRule Kiosk = new(Reach.Kiosk);
    private static readonly AccessRule Dept = new(Reach.Department);
    private static readonly AccessRule DeptR = new(Reach.Department, NeedsReason: true);
    private static readonly AccessRule Hall = new(Reach.Hall);
    private static readonly AccessRule HallR = new(Reach.Hall, NeedsReason: true);
    private static readonly AccessRule Whole = new(Reach.WholeHall);

    // One line a permission; the columns are the roles in their order. R: a reason is required.
    private static readonly FrozenDictionary<Permission, AccessRule[]> Rows = new Dictionary<Permission, AccessRule[]>
    {
        //                                Portal Staff Viewer Head  Superv. Admin. Auditor Device
        [Permission.SubmitRequests] = [   Own,   None, None,  None,  Hall,  None,  None,  Kiosk],
        [Permission.ReceiveCitizens] = [  Own,   Dept, None,  Dept,  Hall,  None,  None,  Kiosk],
        [Permission.WorkOnItems] = [      None,  Held, None,  Dept,  HallR, None,  None,  None],
        [Permission.ReadWork] = [         None,  Dept, Hall,  Dept,  Hall,  Hall,  Hall,  None],
        [Permission.ReadNumbers] = [      None,  Dept, Hall,  Dept,  Hall,  Hall,  Hall,  Hall],
        [Permission.ReadPersonal] = [     Own,   Held, None,  DeptR, HallR, None,  HallR, None],
        [Permission.TransferItems] = [    None,  Held, None,  DeptR, HallR, None,  None,  None],
        [Permission.DirectRequests] = [   None,  None, None,  DeptR, HallR, None,  None,  None],
        [Permission.LimitDepartments] = [ None,  None, None,  DeptR, HallR, HallR, None,  None],
        [Permission.DeclareCrisis] = [    None,  None, None,  None,  HallR, HallR, None,  None],
        [Permission.ReadPlan] = [         None,  None, Whole, Whole, Whole, Whole, Whole, None],
        [Permission.CheckPlan] = [        None,  None, None,  None,  Hall,  Hall,  None,  None],
        [Permission.PublishPlan] = [      None,  None, None,  None,  None,  HallR, None,  None],
        [Permission.ReadBatches] = [      None,  None, None,  None,  Hall,  None,  Hall,  None],
        [Permission.GiveBatches] = [      None,  None, None,  None,  HallR, None,  None,  None],
        [Permission.RepairCentre] = [     None,  None, None,  None,  None,  HallR, None,  None],
        [Permission.ReadErasures] = [     None,  None, None,  None,  Hall,  Hall,  Hall,  None],
        [Permission.AskErasure] = [       None,  None, None,  None,  HallR, None,  None,  None],
        [Permission.ApproveErasure] = [   None,  None, None,  None,  None,  HallR, None,  None],
        [Permission.ReadAccess] = [       None,  None, None,  None,  None,  Hall,  Hall,  None],
        [Permission.ChangeAccess] = [     None,  None, None,  None,  None,  HallR, None,  None],
        [Permission.ReadAudit] = [        None,  None, None,  None,  Hall,  Hall,  Hall,  None],
    }.ToFrozenDictionary();

    /// <summary>The cell of a permission and a role.</summary>
    public static AccessRule RuleOf(Permission permission, Role role) =>
        Rows.TryGetValue(permission, out var row) && (int)role >= 0 && (int)role < row.Length ? row[(int)role] : None;
}
