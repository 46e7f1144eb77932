namespace Moderation.Engine.Features;

/// <summary>Takes the features of a name or a link one by one.</summary>
internal interface IOriginSink
{
    /// <summary>One occurrence of a feature, read from the characters of the name or link that it stands for.</summary>
    void Add(uint hash, int start, int end);
}
