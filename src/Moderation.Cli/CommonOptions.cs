using System.CommandLine;
using Moderation.Engine.Models;

namespace Moderation.Cli;

/// <summary>Options that mean the same in several commands.</summary>
internal static class CommonOptions
{
    public static Option<string[]> Corpus() =>
        new("--corpus")
        {
            Description = "Corpus files, a JSON object a line: source, group, toxic, spam, author, text.",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };

    public static Option<string> Model() =>
        new("--model")
        {
            Description = "The folder of the model; the one that comes with the program when absent.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Engine.Models.Model.ShippedFolder,
        };
}
