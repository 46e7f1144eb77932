using System.CommandLine;
using Moderation.Benchmarks.Journey;
using Moderation.Benchmarks.Learning;
using Moderation.Benchmarks.Queue;
using Moderation.Benchmarks.Scoring;

var root = new RootCommand(
    "Measures Moderation against a baseline in the same run. Build it with --configuration Release."
)
{
    JourneyCommand.Create(),
    EmptyConsumerCommand.Create(),
    QueueCommand.Create(),
    LearningCommand.Create(),
    AdaptingCommand.Create(),
    ScoringCommand.Create(),
    LoadCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
