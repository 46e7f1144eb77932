using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Text;

namespace Moderation.Engine.Models;

/// <summary>An immutable, versioned model. All members are safe to call from many threads at once.</summary>
public sealed class Model
{
    private readonly Scorer _scorer;
    private readonly LanguageGuess _language;

    internal Model(Manifest manifest, Scorer scorer, Vocabulary vocabulary)
    {
        Version = manifest.Version;
        Thresholds = manifest.Thresholds;
        Calibration = manifest.Calibration;
        _scorer = scorer;
        _language = new LanguageGuess(vocabulary);
    }

    /// <summary>Where the model that comes with this library stands: beside the running program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "model");

    /// <summary>Names this model in every decision.</summary>
    public string Version { get; }

    /// <summary>The thresholds chosen when the model was trained: a default without guarantee.</summary>
    public Thresholds Thresholds { get; }

    /// <summary>What the scores of a blog's comments are compared with; null in a model of before this was kept.</summary>
    internal ManifestCalibration? Calibration { get; }

    /// <summary>Reads a model and checks it against the texts in its manifest.</summary>
    /// <param name="folder">A folder that <c>moderation train</c> wrote.</param>
    /// <exception cref="ModelException">
    /// A file is missing or damaged, the model was made for another featurizer version, or the texts in its manifest
    /// do not get the scores they should.
    /// </exception>
    public static Model Load(string folder) => ModelReader.Read(ModelSource.OfFolder(folder));

    /// <inheritdoc cref="Load(string)"/>
    /// <param name="archive">A zip of the files of such a folder, with or without the folder itself.</param>
    public static Model Load(Stream archive) => ModelReader.Read(ModelSource.OfArchive(archive));

    /// <summary>Scores one comment.</summary>
    public Scores Score(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return Judge(comment).Scores;
    }

    /// <summary>The language of a text: <c>en</c>, <c>other</c>, or <c>unknown</c> where it gives too little evidence.</summary>
    public string Language(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _language.Of(Read(new Comment(text)));
    }

    /// <summary>
    /// The parts of the original text that raised a score most, in the order of the text. Takes half of the time when
    /// the same object was the last that the thread had scored.
    /// </summary>
    public IReadOnlyList<Span> Explain(Comment comment, Category category)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var featurizer = Featurizer.OfThisThread;
        if (featurizer.ReadUnlessLast(comment))
        {
            _scorer.Fetch(featurizer);
        }

        return Explanation.Of(featurizer, _scorer, category);
    }

    /// <summary>
    /// What tells a text that is nearly the same. It needs nothing of the model but the reading, and hardly any time when
    /// the same object was the last that the thread had scored.
    /// </summary>
    public static Fingerprint Fingerprint(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var featurizer = Featurizer.OfThisThread;
        featurizer.ReadUnlessLast(comment);
        return FingerprintWalk.Of(featurizer);
    }

    /// <summary>Scores and language of one reading.</summary>
    internal (Scores Scores, string Language) Judge(Comment comment)
    {
        var featurizer = Read(comment);
        _scorer.Fetch(featurizer);
        var language = _language.Of(featurizer);
        return (_scorer.Score(featurizer), language);
    }

    private static Featurizer Read(Comment comment)
    {
        var featurizer = Featurizer.OfThisThread;
        featurizer.Read(comment);
        return featurizer;
    }
}
