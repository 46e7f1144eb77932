namespace Moderation.Service.Review;

/// <summary>In which order comments under review are shown.</summary>
internal enum ReviewOrder
{
    /// <summary>The highest score first.</summary>
    Risk,

    /// <summary>The longest under review first.</summary>
    Oldest,

    /// <summary>The score nearest to its threshold first.</summary>
    Uncertain,

    /// <summary>The last that came first.</summary>
    Newest,
}
