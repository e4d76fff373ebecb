using System.Collections.Concurrent;
using System.Globalization;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Api;

/// <summary>The messages of the API in the caller's language.</summary>
internal sealed class ApiText(IStringLocalizer<Messages> messages, ErrorText errors)
{
    private readonly ConcurrentDictionary<(CultureInfo, string), string> _found = new();

    public string Success(string key) => _found.GetOrAdd((CultureInfo.CurrentUICulture, key), static (key, messages) => messages[key.Item2], messages);

    public string For(Error error) => errors.For(error);

    public string For(FieldError error) => errors.For(error);
}
