using AdminPlatform.Core.Settings;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Settings;

public sealed partial class SettingsCard
{
    private readonly string _id = $"settings-{Guid.NewGuid():N}";

    /// <summary>What was typed, by key; null is "take it back".</summary>
    private readonly Dictionary<string, string?> _drafts = [];
    private Mutation _mutation = default!;

    [Parameter, EditorRequired]
    public string Group { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<SettingDetails> Settings { get; set; } = [];

    [Parameter]
    public bool MayEdit { get; set; }

    [Inject]
    private UpdateSettings UpdateSettings { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    private bool IsDirty => _drafts.Count > 0;

    /// <summary>What is wrong with all of it together.</summary>
    private string? General => _mutation.Message ?? _mutation.For("");

    protected override void OnInitialized() => _mutation = new Mutation(Operations, Toasts);

    /// <summary>What the field shows.</summary>
    private string DraftOf(SettingDetails setting) =>
        _drafts.TryGetValue(setting.Definition.Key, out var draft) ? draft ?? setting.Fallback : setting.Value;

    private void Change(SettingDetails setting, string value)
    {
        if (value == setting.Value)
        {
            _drafts.Remove(setting.Definition.Key);
        }
        else
        {
            _drafts[setting.Definition.Key] = value;
        }
    }

    private void Reset(SettingDetails setting) => _drafts[setting.Definition.Key] = null;

    private void Discard()
    {
        _drafts.Clear();
        _mutation.Reset();
    }

    private async Task SaveAsync()
    {
        Dictionary<string, string?> changes = new(_drafts);
        if (changes.Count > 0 && await _mutation.RunAsync((actor, ct) => UpdateSettings.RunAsync(actor, changes, ct), T["settings.saved"], tellFailure: false))
        {
            _drafts.Clear();
        }
    }
}
