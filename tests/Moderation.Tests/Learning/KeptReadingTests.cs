using Moderation.Service.Learning;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Learning;

/// <summary>What is read from whole tables, and how long it is kept.</summary>
public sealed class KeptReadingTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly KeptReading<string> _reading;
    private int _readings;

    public KeptReadingTests() => _reading = new KeptReading<string>(_clock);

    public void Dispose() => _reading.Dispose();

    [Fact]
    public async Task Read_WhatTakesNoTime_IsReadEachTime() =>
        Assert.Equal(["1", "2"], [await ReadAsync(0.1), await ReadAsync(0.1)]);

    [Fact]
    public async Task Read_WhatTakesLong_IsKeptForSixtyTimesAsLong()
    {
        // The first may have been long for another reason.
        Assert.Equal(["1", "2"], [await ReadAsync(2), await ReadAsync(2)]);

        _clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal("2", await ReadAsync(2));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("3", await ReadAsync(2));
    }

    [Fact]
    public async Task Read_WhatWasLongOnce_IsReadEachTime() =>
        Assert.Equal(["1", "2", "3"], [await ReadAsync(2), await ReadAsync(0.1), await ReadAsync(2)]);

    [Fact]
    public async Task Read_WhatTakesVeryLong_IsFiveMinutesOldAtMost()
    {
        await ReadAsync(60);
        await ReadAsync(60);
        _clock.Advance(KeptReading<string>.Longest - TimeSpan.FromSeconds(1));
        Assert.Equal("2", await ReadAsync(60));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("3", await ReadAsync(60));
    }

    [Fact]
    public async Task Read_WhatFails_IsReadAgain()
    {
        await ReadAsync(2);
        await Assert.ThrowsAsync<IOException>(() =>
            _reading.ReadAsync(
                _ =>
                {
                    _clock.Advance(TimeSpan.FromSeconds(10));
                    throw new IOException("The database is away.");
                },
                default
            )
        );

        Assert.Equal("2", await ReadAsync(2));
    }

    [Fact]
    public async Task Read_WhileSomebodyReads_GetsWhatThatOneRead()
    {
        await ReadAsync(2);
        var end = new TaskCompletionSource();
        var first = _reading.ReadAsync(
            async _ =>
            {
                await end.Task;
                return await AfterAsync(2);
            },
            default
        );
        var second = ReadAsync(2);
        Assert.False(second.IsCompleted);

        end.SetResult();

        Assert.Equal(["2", "2"], [await first, await second]);
    }

    private Task<string> ReadAsync(double seconds) => _reading.ReadAsync(_ => AfterAsync(seconds), default);

    private Task<string> AfterAsync(double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return Task.FromResult($"{++_readings}");
    }
}
