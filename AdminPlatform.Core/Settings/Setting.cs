using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Settings;

/// <summary>A configuration value that was set in the console; it wins over files and environment.</summary>
public sealed class Setting
{
    public const int KeyMaxLength = 128;
    public const int ValueMaxLength = 16_384;

    /// <summary>Configuration key, e.g. <c>Accounts:LockoutMinutes</c>.</summary>
    public string Key { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("settings");
        builder.HasKey(setting => setting.Key);
        builder.Property(setting => setting.Key).HasMaxLength(Setting.KeyMaxLength);
        builder.Property(setting => setting.Value).HasMaxLength(Setting.ValueMaxLength);
    }
}
