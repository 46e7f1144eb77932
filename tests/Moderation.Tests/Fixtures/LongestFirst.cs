using Moderation.Tests.Flows;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Moderation.Tests.Fixtures.LongestFirst))]

namespace Moderation.Tests.Fixtures;

/// <summary>
/// What takes minutes, one test after another, is begun early: begun last, it would keep one core alone. The runner hands
/// all collections to the thread pool at once, and of its threads one takes the first and the others the last: so the flows
/// on the broker stand at the beginning, and the other flows at the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(collection =>
                collection.TestCollectionDisplayName == BrokerCollection.Name ? 0
                : collection.TestCollectionDisplayName.Contains("Flow", StringComparison.Ordinal) ? 2
                : 1
            ),
        ];
}
