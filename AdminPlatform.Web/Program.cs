using AdminPlatform.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(ProgramFolder.Options(args));
    builder.AddPlatform();

    await using var app = builder.Build();
    var preparing = Task.Run(app.PrepareAsync);
    app.UsePlatform();
    await preparing;
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartupFailure.Explain(exception) is { } lines)
{
    Console.Error.WriteLine(lines);
    return 1;
}

/// <summary>The entry point; public so that tests can start the product in their own process.</summary>
public partial class Program;
