using System.Security.Cryptography;
using System.Text;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts.Tokens;

/// <summary>The secret behind all tokens: configured, or generated once per installation and kept in the data directory, readable by its owner only.</summary>
internal sealed class SigningKey
{
    private const string FileName = "jwt-signing.key";
    private const int GeneratedBytes = 64;

    public SigningKey(IOptions<JwtOptions> options, DatabaseOptions data)
    {
        var secret = options.Value.SigningKey is { Length: > 0 } configured
            ? Encoding.UTF8.GetBytes(configured)
            : ReadOrGenerate(Path.Combine(data.DataDirectory, "keys"));
        Access = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "access token"u8.ToArray());
        Refresh = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "refresh token"u8.ToArray());
    }

    /// <summary>Signs access tokens.</summary>
    public byte[] Access { get; }

    /// <summary>Derives the successors of refresh tokens.</summary>
    public byte[] Refresh { get; }

    private static byte[] ReadOrGenerate(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            if (!File.Exists(path))
            {
                PrivateFiles.CreateDirectory(directory);
                PrivateFiles.WriteAtomically(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(GeneratedBytes)));
            }

            var key = Convert.FromBase64String(File.ReadAllText(path));
            return key.Length >= JwtOptions.SigningKeyMinBytes ? key : throw new FormatException("It is too short.");
        }
        catch (FormatException exception)
        {
            throw new StartupException($"The signing key in '{path}' is damaged: restore it from a backup, or delete it to sign everybody out and start with a new one.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The signing key in '{path}' cannot be read or written ({exception.Message}): give the user that runs AdminPlatform access to it.", exception);
        }
    }
}
