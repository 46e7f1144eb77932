using Moderation.Contracts;
using Moderation.Service.Publishing;

namespace Moderation.Tests.Publishing;

public sealed class UnconfirmedBatchTests
{
    [Fact]
    public async Task Settle_OneByOneInAnyOrder_IsSettledWithTheLast()
    {
        var batch = Batch(first: 5, count: 3);

        batch.Settle(7, multiple: false, Delivery.Sent);
        batch.Settle(5, multiple: false, Delivery.Failed);
        Assert.False(batch.Settled.IsCompleted);
        batch.Settle(6, multiple: false, Delivery.Sent);

        Assert.Equal([Delivery.Failed, Delivery.Sent, Delivery.Sent], await batch.Settled);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(1000, true)]
    public void Settle_Multiple_SettlesAllUpToThatNumber(ulong number, bool all)
    {
        var batch = Batch(first: 5, count: 3);

        batch.Settle(number, multiple: true, Delivery.Sent);

        Assert.Equal(all, batch.Settled.IsCompleted);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(ulong.MaxValue)]
    public void Settle_ANumberOfAnotherBatch_ChangesNothing(ulong number)
    {
        var batch = Batch(first: 5, count: 1);
        batch.Settle(6, multiple: false, Delivery.Sent);

        batch.Settle(number, multiple: false, Delivery.Sent);

        Assert.False(batch.Settled.IsCompleted);
    }

    [Fact]
    public async Task Settle_WhatWasSaidBefore_Stands()
    {
        var batch = Batch(first: 1, count: 2);

        batch.Settle(1, multiple: false, Delivery.Sent);
        batch.Settle(1, multiple: false, Delivery.Failed);
        batch.Settle(ulong.MaxValue, multiple: true, Delivery.Failed);

        Assert.Equal([Delivery.Sent, Delivery.Failed], await batch.Settled);
    }

    [Fact]
    public async Task Return_BeforeTheConfirm_IsUnroutable()
    {
        var batch = Batch(first: 1, count: 3);

        batch.Return(batch.MessageIds[1]);
        batch.Return("of another batch");
        batch.Return(null);
        batch.Settle(3, multiple: true, Delivery.Sent);

        Assert.Equal([Delivery.Sent, Delivery.Unroutable, Delivery.Sent], await batch.Settled);
    }

    private static UnconfirmedBatch Batch(ulong first, int count) =>
        new(
            first,
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(i => new StoredDecision
                    {
                        SiteId = "s",
                        CommentId = $"c-{i}",
                        Revision = 1,
                        Sequence = 1,
                        State = CommentState.Approved,
                        Body = [],
                    }),
            ]
        );
}
