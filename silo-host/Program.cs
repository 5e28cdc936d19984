using Coordination.SiloHost.Commands;

return await SiloHostCommands.RunAsync(args);
