using Coordination.Torture.Commands;

return TortureCommand.Run(args);
