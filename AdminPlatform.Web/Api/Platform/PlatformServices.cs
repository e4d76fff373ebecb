namespace AdminPlatform.Web.Api.Platform;

internal static class PlatformServices
{
    public static void AddPlatformDialect(this IServiceCollection services)
    {
        services.AddSingleton<Dialect, PlatformDialect>();
        services.AddSingleton<PlatformReplies>();
        services.AddSingleton<Monitor.HistoryReplies>();
        services.AddDescription(PlatformDialect.GroupName, "Platform API", PlatformDialect.Envelope);
    }

    /// <summary>Says that everything in the group may answer with these statuses, in the envelope.</summary>
    public static RouteGroupBuilder AnswersErrors(this RouteGroupBuilder group, params int[] statuses) =>
        group.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(PlatformReply), ["application/json"]))]);
}
