namespace Moderation.Engine.Text;

/// <summary>What a folded character is to the featurizer.</summary>
internal enum CharacterClass : byte
{
    /// <summary>White space and the controls that are left of a folded text: parts words.</summary>
    Space,

    /// <summary>A letter, a mark on one, or a digit: makes words.</summary>
    Word,

    /// <summary>Stands alone: punctuation and symbols.</summary>
    Sign,

    /// <summary>The first half of a character beyond U+FFFF, nearly always an emoji or a rare script.</summary>
    Pair,
}
