using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>Reads calibration files.</summary>
internal static class CalibrationFile
{
    /// <summary>The rows, in their order.</summary>
    /// <exception cref="CorpusException">The file is missing, or a line of it is not a row.</exception>
    public static IReadOnlyList<CalibrationRow> Read(string file)
    {
        var rows = RowFile.Read<CalibrationRow>(file);
        var wrong = rows.Select(row => row.Probability).FirstOrDefault(chance => chance is <= 0 or > 1 or double.NaN);
        return wrong is null
            ? rows
            : throw new CorpusException($"'{file}': \"probability\" is {wrong}, it must be over 0 and at most 1.");
    }
}
