using System.CommandLine;
using Moderation.Benchmarks.Desk;
using Moderation.Benchmarks.Journey;
using Moderation.Benchmarks.Learning;
using Moderation.Benchmarks.Queue;
using Moderation.Benchmarks.Retraining;
using Moderation.Benchmarks.Scoring;
using Moderation.Benchmarks.Swap;

var root = new RootCommand(
    "Measures Moderation against a baseline in the same run. Build it with --configuration Release."
)
{
    JourneyCommand.Create(),
    EmptyConsumerCommand.Create(),
    QueueCommand.Create(),
    DeskCommand.Create(),
    LearningCommand.Create(),
    AdaptingCommand.Create(),
    ScoringCommand.Create(),
    LoadCommand.Create(),
    SwapCommand.Create(),
    RetrainingCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
