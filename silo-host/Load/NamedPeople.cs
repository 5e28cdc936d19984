using System.Globalization;
using System.Net;
using Coordination.Plans;

namespace Coordination.SiloHost.Load;

/// <summary>People of a host that believes whoever calls.</summary>
internal sealed class NamedPeople : ILoadPeople
{
    public LoadCaller Administrator { get; } = LoadCaller.Named("administrator", "load");

    public Task MakeAsync(HallPlan plan, CancellationToken cancellation) => Task.CompletedTask;

    public LoadCaller CitizenOf(int number) => LoadCaller.Named("citizen", string.Create(CultureInfo.InvariantCulture, $"visitor-{number}"));

    public LoadCaller StaffOf(StaffId staff) => LoadCaller.Named("staff", staff.ToString());

    public string Mend(HttpStatusCode status) =>
        $"It asks who calls: give the key of an administrator of all halls in {KeyedPeople.Variable} or with --key ('silo-host access key --role administrator' makes one), or serve it on this machine with --insecure-actors.";
}
