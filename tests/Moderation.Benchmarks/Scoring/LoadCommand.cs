using System.CommandLine;
using System.Globalization;
using Moderation.Engine.Models;

namespace Moderation.Benchmarks.Scoring;

/// <summary>The process that loads the model once and says how long it took.</summary>
internal static class LoadCommand
{
    public const string Name = "load-model";

    public static Command Create()
    {
        var command = new Command(Name, "Loads the shipped model and prints the milliseconds.") { Hidden = true };
        command.SetAction(_ =>
        {
            var start = TimeProvider.System.GetTimestamp();
            Model.Load(Model.ShippedFolder);
            var took = TimeProvider.System.GetElapsedTime(start);
            Console.WriteLine(took.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture));
        });
        return command;
    }
}
