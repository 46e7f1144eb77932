using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Tests.Fixtures;

/// <summary>Labelled comments outside this repository, in the folder that MODERATION_CORPORA names.</summary>
public static class Corpus
{
    /// <summary>The name of the trait of tests that need it.</summary>
    public const string Category = "Corpus";

    /// <summary>The comments of a file; the id is the source and the line.</summary>
    public static async Task<List<CommentSubmitted>> CommentsAsync(string file)
    {
        var folder =
            Environment.GetEnvironmentVariable("MODERATION_CORPORA")
            ?? throw new InvalidOperationException(
                "MODERATION_CORPORA is not set: it names the folder of the corpora."
            );
        var comments = new List<CommentSubmitted>();
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, file)))
        {
            var row = JsonDocument.Parse(line).RootElement;
            var author = row.GetProperty("author");
            comments.Add(
                new CommentSubmitted
                {
                    CommentId = $"{row.GetProperty("source").GetString()}/{comments.Count + 1}",
                    ThreadId = row.GetProperty("group").ToString(),
                    Text = row.GetProperty("text").GetString()!,
                    Author =
                        author.ValueKind == JsonValueKind.Null
                            ? null
                            : new CommentAuthor
                            {
                                Name = author.GetProperty("name").GetString(),
                                Url = author.GetProperty("url").GetString(),
                            },
                }
            );
        }

        return comments;
    }
}
