using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Files;

/// <summary>A multipart form, written out as a client sends it.</summary>
internal sealed class RawForm
{
    private const string Boundary = "----a-boundary-of-a-test";

    private readonly MemoryStream _body = new();

    public RawForm Field(string name, string value) => Part($"form-data; name=\"{name}\"", null, Encoding.UTF8.GetBytes(value));

    public RawForm File(string name, string fileName, byte[] content, string mediaType = "application/octet-stream") =>
        Part($"form-data; name=\"{name}\"; filename=\"{fileName}\"", mediaType, content);

    public RawForm Part(string disposition, string? mediaType, byte[] content)
    {
        Write($"--{Boundary}\r\nContent-Disposition: {disposition}\r\n{(mediaType is null ? "" : $"Content-Type: {mediaType}\r\n")}\r\n");
        _body.Write(content);
        Write("\r\n");
        return this;
    }

    public async Task<Reply> Post(HttpClient client, string path, string? mediaType = null, bool whole = true, bool waits = false)
    {
        if (whole)
        {
            Write($"--{Boundary}--\r\n");
        }

        using var content = new ByteArrayContent(_body.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType ?? $"multipart/form-data; boundary=\"{Boundary}\"");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.ExpectContinue = waits;
        var response = await client.SendAsync(request);
        return new Reply($"POST {path}", response, await response.Content.ReadAsStringAsync());
    }

    private void Write(string text) => _body.Write(Encoding.UTF8.GetBytes(text));
}

/// <summary>Uploads as users of a running product.</summary>
internal static class UploadSteps
{
    public const string Upload = "/api/admin/v1/upload";

    /// <summary>Somebody with a role of their own that grants these.</summary>
    public static async Task<HttpClient> SignedInWith(this PlatformApplication application, string userName, params string[] permissions)
    {
        var id = await application.CreateUser(userName);
        await application.Grant(id, permissions);
        return await application.SignedInAs(userName);
    }

    public static Task<Reply> UploadFile(this HttpClient client, string type, string name, byte[] content) =>
        new RawForm().Field("type", type).File("file", name, content).Post(client, $"{Upload}/file");

    /// <summary>Uploads and returns the path.</summary>
    public static async Task<string> Uploaded(this HttpClient client, string type, string name, byte[] content)
    {
        using var reply = await client.UploadFile(type, name, content);
        reply.Status.ShouldBe(200, reply.Body);
        return '/' + reply.Data.GetProperty("path").GetString()!;
    }

    public static async Task<int> IdOf(this HttpClient client, string path)
    {
        using var reply = await client.Get($"{Upload}/files?per_page=100");
        return reply.Data.GetProperty("items").EnumerateArray().Single(file => '/' + file.GetProperty("path").GetString()! == path).GetProperty("id").GetInt32();
    }

    public static string Number(this int number) => number.ToString(CultureInfo.InvariantCulture);
}
