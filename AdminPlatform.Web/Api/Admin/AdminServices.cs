namespace AdminPlatform.Web.Api.Admin;

internal static class AdminServices
{
    public static void AddAdminDialect(this IServiceCollection services)
    {
        services.AddSingleton<Dialect, AdminDialect>();
        services.AddSingleton<AdminReplies>();
        services.AddDescription(AdminDialect.GroupName, "Admin API", AdminDialect.Envelope);
    }

    /// <summary>Says that everything in the group may answer with these statuses, in the envelope.</summary>
    public static TBuilder AnswersFailures<TBuilder>(this TBuilder endpoints, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(AdminReply), ["application/json"]))]);
}
