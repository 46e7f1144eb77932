using System.Text.Json.Serialization;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>One labelled comment of a corpus file.</summary>
internal sealed record CorpusRow
{
    /// <summary>The data set it comes from; figures are given by source.</summary>
    public string Source { get; init; } = "";

    /// <summary>The thread, video, template or campaign: rows of one group never stand on both sides of a split.</summary>
    public string Group { get; init; } = "";

    /// <summary>1 toxic, 0 not, null where nobody judged.</summary>
    public int? Toxic { get; init; }

    /// <summary>1 spam, 0 not, null where nobody judged.</summary>
    public int? Spam { get; init; }

    /// <summary>The kinds of abuse that apply, such as <c>insult</c>; null where nobody judged them.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Who wrote it, or null where it is not known.</summary>
    public CorpusAuthor? Author { get; init; }

    /// <summary>What was written.</summary>
    public required string Text { get; init; }

    /// <summary>The row as the model sees it.</summary>
    [JsonIgnore]
    public Comment Comment => new(Text, Author?.Name, Author?.Url);

    /// <summary>The row's label of a category: true, false, or null where nobody judged.</summary>
    public bool? Label(Category category) =>
        (category == Category.Toxicity ? Toxic : Spam) switch
        {
            null => null,
            var label => label != 0,
        };
}
