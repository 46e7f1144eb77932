using System.CommandLine;
using Moderation.Benchmarks.Journey;

var root = new RootCommand(
    "Measures Moderation against a baseline in the same run. Build it with --configuration Release."
)
{
    JourneyCommand.Create(),
    EmptyConsumerCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
