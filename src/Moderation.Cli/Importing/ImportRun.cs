using System.Text.Encodings.Web;
using System.Text.Json;

namespace Moderation.Cli.Importing;

/// <summary>Writes what was read, and counts what was not.</summary>
internal sealed class ImportRun(Action<string> complain)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>How many rows were written.</summary>
    public int Written { get; private set; }

    /// <summary>Whether somebody judged any of them.</summary>
    public bool HasLabels { get; private set; }

    /// <summary>How many could not be read.</summary>
    public int Bad { get; private set; }

    /// <summary>Writes the good rows of a file, and says of each bad one where it stands and why.</summary>
    public void Write(string file, IEnumerable<ImportLine> lines, TextWriter output)
    {
        foreach (var line in lines)
        {
            if (line.Row is { } row)
            {
                output.Write(JsonSerializer.Serialize(row, Json));
                output.Write('\n');
                Written++;
                HasLabels |= row.Toxic is not null || row.Spam is not null;
            }
            else if (line.LeftOut is { } reason)
            {
                _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
            }
            else
            {
                Bad++;
                complain($"{file}:{line.Number}: {line.Fault}");
            }
        }
    }

    /// <summary>The counts in a line.</summary>
    public string Summary() =>
        $"{Written} rows written, {Bad} bad"
        + string.Concat(_leftOut.Select(reason => $", {reason.Value} left out ({reason.Key})"));
}
