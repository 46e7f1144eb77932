using System.CommandLine;
using Moderation.Cli;

var root = new RootCommand(
    "Moderates comments from the command line: the same engine as the service, without the service."
)
{
    ScoreCommand.Create(),
    TrainCommand.Create(),
    RetrainCommand.Create(),
    AdaptCommand.Create(),
    EvaluateCommand.Create(),
    ThresholdCommand.Create(),
    ImportCommand.Create(),
    PublishCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
