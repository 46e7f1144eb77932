using Moderation.Service.Security;

namespace Moderation.Tests.Security;

/// <summary>How a connection that stays open is ended, whatever its request does meanwhile.</summary>
public sealed class OpenConnectionTests
{
    private int _cuts;

    [Fact]
    public void End_SomebodyListens_IsToldAndCutTheNextTime()
    {
        using var open = Open();
        var over = open.Listen();

        open.End(SessionEnd.Disabled);
        Assert.Equal((true, SessionEnd.Disabled, 0), (over.IsCancellationRequested, open.Why, _cuts));

        open.End(SessionEnd.SignedOut);
        Assert.Equal((SessionEnd.Disabled, 1), (open.Why, _cuts));
    }

    [Fact]
    public void End_NobodyListens_IsCut()
    {
        using var open = Open();

        open.End(SessionEnd.SignedOut);

        Assert.Equal((null, 1), (open.Why, _cuts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void End_TheRequestHasEnded_DoesNothing(bool isHeard)
    {
        var open = Open();
        if (isHeard)
        {
            open.Listen();
        }

        open.Dispose();
        open.End(SessionEnd.Disabled);

        Assert.Equal((null, 0), (open.Why, _cuts));
    }

    [Fact]
    public void End_TheRequestEndsByIt_IsDone()
    {
        var open = Open();
        using var ending = open.Listen().Register(open.Dispose);

        open.End(SessionEnd.Disabled);
        open.End(SessionEnd.Disabled);

        Assert.Equal((SessionEnd.Disabled, 0), (open.Why, _cuts));
    }

    private OpenConnection Open() => new(() => _cuts++) { AccountId = "1" };
}
