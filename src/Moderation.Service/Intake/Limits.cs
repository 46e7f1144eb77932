namespace Moderation.Service.Intake;

/// <summary>What a message may hold at most.</summary>
internal static class Limits
{
    /// <summary>Bytes of one message, 1 MB.</summary>
    public const int MessageBytes = 1_000_000;

    /// <summary>Bytes of one HTTP request, 16 MB.</summary>
    public const int RequestBytes = 16_000_000;

    /// <summary>
    /// UTF-16 code units of an id. The longest two, a site's and a comment's, are 1,536 bytes of UTF-8; an index entry
    /// of PostgreSQL holds 2,704.
    /// </summary>
    public const int Id = 256;

    /// <summary>UTF-16 code units of any other field but the text; a longer one is cut and noted.</summary>
    public const int Field = 2_048;

    /// <summary>UTF-16 code units of the author's name and link, as many as the model reads; the rest is cut and noted.</summary>
    public const int Origin = 1_000;

    /// <summary>Comments of one HTTP request.</summary>
    public const int CommentsPerRequest = 1_000;
}
