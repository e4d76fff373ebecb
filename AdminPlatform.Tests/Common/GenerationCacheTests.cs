using AdminPlatform.Core.Common;

namespace AdminPlatform.Tests.Common;

public sealed class GenerationCacheTests
{
    private readonly GenerationCache<int, string> _cache = new(capacity: 100);
    private int _loads;

    [Fact]
    public async Task Get_Twice_LoadsOnce()
    {
        (await GetAsync(1, "a")).ShouldBe("a");
        (await GetAsync(1, "b")).ShouldBe("a");

        _loads.ShouldBe(1);
    }

    [Fact]
    public async Task Get_Nothing_IsAskedAgain()
    {
        (await GetAsync(1, null)).ShouldBeNull();

        (await GetAsync(1, "a")).ShouldBe("a");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Forget_ThenGet_LoadsAnew(bool all)
    {
        await GetAsync(1, "a");

        Forget(all);

        (await GetAsync(1, "b")).ShouldBe("b");
    }

    [Fact]
    public async Task Forget_AnotherKey_KeepsThis()
    {
        await GetAsync(1, "a");

        _cache.Forget(2);

        (await GetAsync(1, "b")).ShouldBe("a");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Forget_WhileLoading_LeavesNothingStale(bool all)
    {
        TaskCompletionSource<string?> reading = new();
        var reader = _cache.GetAsync(1, reading, static (_, source, _) => source.Task, default);
        Forget(all);
        reading.SetResult("stale");
        (await reader).ShouldBe("stale", "it asked before the change");

        (await GetAsync(1, "fresh")).ShouldBe("fresh");
    }

    [Fact]
    public async Task Get_LoadFails_IsAskedAgain()
    {
        await Should.ThrowAsync<InvalidDataException>(async () => await _cache.GetAsync(1, 0, static (_, _, _) => Task.FromException<string?>(new InvalidDataException()), default));

        (await GetAsync(1, "a")).ShouldBe("a");
    }

    [Fact]
    public async Task Get_BeyondTheCapacity_StartsAnew()
    {
        for (var key = 0; key < 1000; key++)
        {
            await GetAsync(key, "a");
        }

        _loads = 0;
        for (var key = 0; key < 1000; key++)
        {
            await GetAsync(key, "a");
        }

        _loads.ShouldBeGreaterThanOrEqualTo(900);
    }

    /// <summary>What is added and forgotten over and over takes no room.</summary>
    [Fact]
    public async Task Forget_OneKeyOverAndOver_DoesNotPushOutTheOthers()
    {
        await GetAsync(0, "kept");
        for (var round = 0; round < 1000; round++)
        {
            await GetAsync(1, "a");
            _cache.Forget(1);
        }

        (await GetAsync(0, "lost")).ShouldBe("kept");
    }

    /// <summary>Whoever asks after a change was forgotten never sees what was before it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_AfterAChange_NeverSeesTheOldValue(bool all)
    {
        var truth = new StrongBox { Value = 0 };
        using CancellationTokenSource done = new();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await _cache.GetAsync(1, truth, LoadAsync, default);
            }
        })).ToArray();

        for (var change = 1; change <= 20_000; change++)
        {
            Volatile.Write(ref truth.Value, change);
            Forget(all);
            (await _cache.GetAsync(1, truth, LoadAsync, default)).ShouldBe($"{change}");
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);

        static Task<string?> LoadAsync(int key, StrongBox truth, CancellationToken cancellationToken) => Task.FromResult<string?>($"{Volatile.Read(ref truth.Value)}");
    }

    private void Forget(bool all)
    {
        if (all)
        {
            _cache.Forget();
        }
        else
        {
            _cache.Forget(1);
        }
    }

    private ValueTask<string?> GetAsync(int key, string? value)
    {
        return _cache.GetAsync(key, value, (_, found, _) =>
        {
            _loads++;
            return Task.FromResult(found);
        }, default);
    }

    private sealed class StrongBox
    {
        public int Value;
    }
}
