using System.Security.Cryptography;
using System.Text;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.TwoFactor;

/// <summary>Ten codes that stand in for the authenticator, each once.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Length = 10;
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Puts new codes in the place of the old ones, and returns them as they are shown: <c>ABCDE-FGHJK</c>.</summary>
    public static async Task<IReadOnlyList<string>> ReplaceAsync(AppDbContext database, int userId, CancellationToken cancellationToken)
    {
        await database.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        HashSet<string> codes = [];
        while (codes.Count < Count)
        {
            codes.Add(RandomNumberGenerator.GetString(Alphabet, Length).Insert(Length / 2, "-"));
        }

        database.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, Hash = Hash(code) }));
        return [.. codes];
    }

    /// <summary>Whether <paramref name="code"/> was one of the user's; it is none from then on.</summary>
    public static async Task<bool> UseAsync(AppDbContext database, int userId, string code)
    {
        var hash = Hash(code);
        return await database.RecoveryCodes.Where(row => row.UserId == userId && row.Hash == hash).ExecuteDeleteAsync() == 1;
    }

    /// <summary>However it was typed: in capitals or not, with a hyphen or not.</summary>
    private static string Hash(string code) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant())));
}
