using Microsoft.Extensions.Options;

namespace AdminPlatform.Tests.Support;

/// <summary>Options that a test changes while they are in use.</summary>
internal sealed class SettableOptions<TOptions>(TOptions value) : IOptionsMonitor<TOptions>
{
    private event Action<TOptions, string?>? Changed;

    public TOptions CurrentValue { get; private set; } = value;

    public TOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<TOptions, string?> listener)
    {
        Changed += listener;
        return null;
    }

    public void Set(TOptions value)
    {
        CurrentValue = value;
        Changed?.Invoke(value, null);
    }
}
