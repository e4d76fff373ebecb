using AdminPlatform.Core.Common;
using AdminPlatform.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Api;

/// <summary>The messages of the API in the caller's language.</summary>
internal sealed class ApiText(IStringLocalizer<Messages> messages, ErrorText errors)
{
    public string Success(string key) => messages[key];

    public string For(Error error) => errors.For(error);
}
