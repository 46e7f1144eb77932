namespace Moderation.Engine.Text;

/// <summary>What a word says about the language of its text.</summary>
internal enum WordKind
{
    /// <summary>The model has not seen it often.</summary>
    New = 0,

    /// <summary>The model has seen it often.</summary>
    Known = 1,

    /// <summary>A frequent small word of another language.</summary>
    Foreign = 2,
}
