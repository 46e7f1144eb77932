namespace Moderation.Tests.Flows;

/// <summary>Flows on the broker: its names are fixed, so these run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerCollection
{
    public const string Name = "broker";
}
