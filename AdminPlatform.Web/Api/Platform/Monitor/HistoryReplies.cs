using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AdminPlatform.Core.Monitoring;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Web.Api.Platform.Monitor;

/// <summary>The answer to the same history is asked for again and again: it is written once for each step and language.</summary>
internal sealed class HistoryReplies(ApiText text, IOptions<JsonOptions> json)
{
    private const string Message = "read";

    private readonly ConcurrentDictionary<string, ConditionalWeakTable<History, byte[]>> _written = new();

    public IResult Of(History history, string metric, string range)
    {
        var message = text.Success(Message);
        var written = _written.GetOrAdd(message, _ => []);
        if (!written.TryGetValue(history, out var bytes))
        {
            var reply = new PlatformReply<HistoryView>(StatusCodes.Status200OK, message, new HistoryView(history.ServerId, metric, range, history.Points));
            bytes = JsonSerializer.SerializeToUtf8Bytes(reply, json.Value.SerializerOptions);
            written.AddOrUpdate(history, bytes);
        }

        return TypedResults.Bytes(bytes, "application/json; charset=utf-8");
    }
}
