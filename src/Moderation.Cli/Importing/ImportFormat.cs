namespace Moderation.Cli.Importing;

/// <summary>What a file to import can be.</summary>
internal enum ImportFormat
{
    /// <summary>The Jigsaw toxic comment challenge.</summary>
    Jigsaw,

    /// <summary>The YouTube Spam Collection.</summary>
    YouTube,

    /// <summary>HateCheck.</summary>
    HateCheck,

    /// <summary>A WordPress export.</summary>
    WordPress,

    /// <summary>Any CSV file.</summary>
    Csv,
}
