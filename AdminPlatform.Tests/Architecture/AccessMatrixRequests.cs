using System.Collections;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AdminPlatform.Tests.Architecture;

/// <summary>
/// Makes of an endpoint a request that is well-formed and hits nobody: ids that do not exist, a body with every field filled, so that what
/// comes back is the answer to "may they?" and not to "can this be read?".
/// </summary>
internal static class AccessMatrixRequests
{
    private const int NobodysId = 999_999_999;
    private const string NobodysSession = "00000000-0000-4000-8000-000000000000";

    /// <summary>What the fields of bodies must be like, by their name on the wire; every other text is <c>something</c>.</summary>
    private static readonly Dictionary<string, object> s_values = new()
    {
        ["username"] = "some.body",
        ["email"] = "some.body@example.com",
        ["password"] = "correct-horse-9",
        ["role"] = "user",
        ["status"] = 1,
        ["old_password"] = "wrong-horse-9",
        ["new_password"] = "other-horse-9",
        ["confirm_password"] = "other-horse-9",
        ["current_password"] = "wrong-horse-9",
        ["session_id"] = NobodysSession,
        ["avatar"] = "",
        ["phone"] = "",
        ["mobile"] = "",
        ["expires_at"] = "2099-01-01T00:00:00Z",
        ["resource"] = "custom",
        ["action"] = "view",
        ["module"] = "custom",
        ["roles"] = Array.Empty<string>(),
        ["role_ids"] = Array.Empty<int>(),
        ["permissions"] = Array.Empty<string>(),
        ["permission_ids"] = Array.Empty<int>(),
        ["server_id"] = NobodysId,
    };

    /// <summary>What a route's values are, by name, where the type of the handler's parameter does not say.</summary>
    private static readonly Dictionary<string, string> s_routeValues = new() { ["documentName"] = "platform", ["dialect"] = "platform" };

    public static IEnumerable<string> Verbs(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } verbs ? verbs : ["GET"];

    public static string Path(RouteEndpoint endpoint) => '/' + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => RouteValue(endpoint, parameter.Name),
        _ => "",
    }))));

    /// <summary>JSON of the handler's request; null for a handler that takes none.</summary>
    public static string? Body(Endpoint endpoint, string verb) => verb is "GET" or "HEAD" or "DELETE" && RequestOf(endpoint) is null ? null
        : RequestOf(endpoint) is { } request ? JsonSerializer.Serialize(Fill(request))
        : "{}";

    private static string RouteValue(Endpoint endpoint, string name) =>
        s_routeValues.GetValueOrDefault(name) ?? (TypeOf(endpoint, name) is { } type && (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid) ? NobodysSession : $"{NobodysId}");

    private static Type? TypeOf(Endpoint endpoint, string name) =>
        Parameters(endpoint).FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))?.ParameterType;

    private static Type? RequestOf(Endpoint endpoint) =>
        Parameters(endpoint).Select(parameter => parameter.ParameterType).FirstOrDefault(type => type.Name.EndsWith("Request", StringComparison.Ordinal) && !type.IsInterface && type != typeof(HttpRequest));

    private static IEnumerable<ParameterInfo> Parameters(Endpoint endpoint) => endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];

    private static Dictionary<string, object?> Fill(Type request) =>
        request.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property => Value(property));

    private static object? Value(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        return s_values.TryGetValue(name, out var value) && (value is string == (type == typeof(string))) ? value
            : type == typeof(string) ? "something"
            : type == typeof(bool) ? true
            : type.IsPrimitive ? NobodysId
            : type == typeof(Guid) ? NobodysSession
            : type == typeof(DateTime) || type == typeof(DateTimeOffset) ? "2099-01-01T00:00:00Z"
            : typeof(IEnumerable).IsAssignableFrom(type) ? Array.Empty<object>()
            : null;
    }
}
