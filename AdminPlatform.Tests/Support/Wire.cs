using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdminPlatform.Tests.Support;

/// <summary>Requests as a client writes them: a path and a body as text.</summary>
public static class Wire
{
    public static Task<Reply> Get(this HttpClient client, string path) => client.Send("GET", path);

    public static Task<Reply> Post(this HttpClient client, string path, string? body = null) => client.Send("POST", path, body);

    public static Task<Reply> Put(this HttpClient client, string path, string body) => client.Send("PUT", path, body);

    public static Task<Reply> Delete(this HttpClient client, string path) => client.Send("DELETE", path);

    public static async Task<Reply> Send(
        this HttpClient client,
        string method,
        string path,
        string? body = null,
        string mediaType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = mediaType.Length == 0 ? null : MediaTypeHeaderValue.Parse(mediaType);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);
        return new Reply($"{method} {path}", response, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>What came back, down to the text of the body.</summary>
public sealed partial class Reply(string request, HttpResponseMessage response, string body) : IDisposable
{
    private JsonDocument? _json;

    public int Status => (int)response.StatusCode;

    public string Body => body;

    public string MediaType => response.Content.Headers.ContentType?.MediaType ?? "";

    public HttpResponseMessage Response => response;

    public JsonElement Json => (_json ??= JsonDocument.Parse(body)).RootElement;

    public JsonElement Data => Json.GetProperty("data");

    public string Message => Json.GetProperty("message").GetString()!;

    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The status, and the envelope <c>{code, message, data?}</c> with the same code: nothing else ever leaves <c>/api</c>.</summary>
    public Reply ShouldBe(int status, string? message = null)
    {
        Status.ShouldBe(status, $"{request} answered {body}");
        MediaType.ShouldBe("application/json", $"{request} answered {body}");
        Json.EnumerateObject().Select(member => member.Name).Except(["code", "message", "data"]).ShouldBeEmpty($"{request} answered {body}");
        Json.GetProperty("code").GetInt32().ShouldBe(status, $"{request} answered {body}");
        Message.ShouldNotBeNullOrWhiteSpace(request);
        if (message is not null)
        {
            Message.ShouldBe(message, request);
        }

        return this;
    }

    /// <summary>The envelope of a refusal: no data that a client could mistake for an answer, nothing from inside.</summary>
    public Reply ShouldBeRefused(int status)
    {
        ShouldBe(status);
        body.ShouldNotContain("   at ", Case.Sensitive, request);
        body.ShouldNotContain("Exception", Case.Sensitive, request);
        return this;
    }

    public TokenPair Tokens() => new(Data.GetProperty("access_token").GetString()!, Data.GetProperty("refresh_token").GetString()!);

    /// <summary>Every name in snake_case, every time in UTC with Z.</summary>
    public Reply ShouldFollowTheConventions()
    {
        foreach (var (path, element) in Walk(Json, "$"))
        {
            var name = path[(path.LastIndexOf('.') + 1)..];
            SnakeCase().IsMatch(name).ShouldBeTrue($"{request}: {path} is not snake_case");
            if (element.ValueKind == JsonValueKind.String && LooksLikeATime().IsMatch(element.GetString()!))
            {
                element.GetString()!.ShouldEndWith("Z", Case.Sensitive, $"{request}: {path}");
            }
        }

        return this;
    }

    public void Dispose()
    {
        _json?.Dispose();
        response.Dispose();
    }

    private static IEnumerable<(string Path, JsonElement Element)> Walk(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Walk(member.Value, $"{path}.{member.Name}")).Prepend((path, element)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Walk(item, path)),
        _ => [(path, element)],
    };

    [GeneratedRegex(@"^(\$|[a-z][a-z0-9]*(_[a-z0-9]+)*)$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d")]
    private static partial Regex LooksLikeATime();
}
