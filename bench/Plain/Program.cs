// The least that ASP.NET Core can do; everything else is quoted as a ratio to it.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();

var app = builder.Build();
app.MapGet("/plain", () => new Answer(200, "ok"));
await app.RunAsync();

internal sealed record Answer(int Code, string Message);
