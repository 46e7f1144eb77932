namespace Moderation.BrowserTests.Fixtures;

/// <summary>Tests whose services share the one broker run one after the other: each takes what is in its queues.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerCollection
{
    public const string Name = "broker";
}
