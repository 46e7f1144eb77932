using System.CommandLine;
using Moderation.Cli.Importing;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary><c>moderation import</c>: labelled comments as others publish them, into the corpus format.</summary>
internal static class ImportCommand
{
    private const string Description = """
        Reads labelled comments and writes them as a corpus, a JSON object a line.

          jigsaw     train.csv of the toxic comment challenge, or test.csv with --labels test_labels.csv
          youtube    files of the YouTube Spam Collection; the group is the file's name
          hatecheck  the cases of HateCheck; the group is the functionality
          wordpress  a WordPress export; published is not spam, marked as spam is spam, others have no label
          csv        any CSV file; --text names the column of the text, other options other columns

        A row that cannot be read is reported with file and line and counted, the others are written, and the exit code
        is 1.
        """;

    public static Command Create()
    {
        var input = new Option<string[]>("--in")
        {
            Description = "The files to read.",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var format = new Option<ImportFormat>("--format") { Description = "What they are.", Required = true };
        var output = new Option<string>("--out")
        {
            Description = "The corpus file to write.",
            HelpName = "FILE",
            Required = true,
        };
        var labels = Optional("--labels", "jigsaw: the file with the labels, where they stand in one of their own.");
        var source = Optional("--source", "csv: the name of the source; the file's name when absent.");
        var separator = new Option<char>("--separator")
        {
            Description = "csv: what stands between fields; \\t is a tab.",
            HelpName = "CHARACTER",
            DefaultValueFactory = _ => ',',
            CustomParser = result =>
            {
                var value = result.Tokens is [var token] ? token.Value : "";
                if (value == "\\t")
                {
                    return '\t';
                }

                if (value.Length != 1 || !char.IsAscii(value[0]) || value[0] is '"' or '\r' or '\n')
                {
                    result.AddError("--separator must be one ASCII character, or \\t.");
                    return ',';
                }

                return value[0];
            },
        };
        var text = Optional("--text", "csv: the column of the text; text when absent.");
        var toxic = Optional("--toxic", "csv: the column that says whether it is toxic.");
        var spam = Optional("--spam", "csv: the column that says whether it is spam.");
        var group = Optional("--group", "csv: the column of the thread or campaign.");
        var name = Optional("--author-name", "csv: the column of the author's name.");
        var url = Optional("--author-url", "csv: the column of the author's link.");
        var command = new Command("import", Description)
        {
            input,
            format,
            output,
            labels,
            source,
            separator,
            text,
            toxic,
            spam,
            group,
            name,
            url,
        };
        command.SetAction(result =>
            Guard.Run(() =>
                Run(
                    result.GetRequiredValue(input),
                    result.GetRequiredValue(output),
                    result.GetValue(format) switch
                    {
                        ImportFormat.Jigsaw => file => JigsawFormat.Read(file, result.GetValue(labels)),
                        ImportFormat.YouTube => YouTubeFormat.Read,
                        ImportFormat.HateCheck => HateCheckFormat.Read,
                        ImportFormat.WordPress => WordPressFormat.Read,
                        _ => file =>
                            new PlainCsv
                            {
                                Source = result.GetValue(source) ?? Path.GetFileNameWithoutExtension(file),
                                Separator = result.GetValue(separator),
                                Text = result.GetValue(text) ?? "text",
                                Toxic = result.GetValue(toxic),
                                Spam = result.GetValue(spam),
                                Group = result.GetValue(group),
                                AuthorName = result.GetValue(name),
                                AuthorUrl = result.GetValue(url),
                            }.Read(file),
                    }
                )
            )
        );
        return command;
    }

    private static Option<string?> Optional(string name, string description) =>
        new(name) { Description = description, HelpName = name is "--labels" ? "FILE" : "NAME" };

    private static int Run(string[] files, string output, Func<string, IEnumerable<ImportLine>> read)
    {
        var run = new ImportRun(complaint => Terminal.Fail(complaint));
        // A file that turns out to be of another format leaves nothing half written behind.
        var unfinished = output + ".part";
        using (var writer = new StreamWriter(unfinished))
        {
            foreach (var file in files)
            {
                run.Write(file, read(file), writer);
            }
        }

        File.Move(unfinished, output, overwrite: true);
        Terminal.Results.WriteLine($"{run.Summary()}.");
        if (run.Written > 0 && !run.HasLabels)
        {
            Terminal.Results.WriteLine(
                "No row has a label: name the column that says what was judged with --toxic or --spam (csv)."
            );
        }

        return run.Bad == 0 ? Guard.Success : Guard.Failure;
    }
}
