namespace AdminPlatform.Web.Api.V1;

internal static class V1Services
{
    public static void AddV1Dialect(this IServiceCollection services)
    {
        services.AddSingleton<Dialect, V1Dialect>();
        services.AddSingleton<V1Replies>();
        services.AddSingleton<Users.UserReplies>();
        services.AddSingleton<IStartupFilter, Auth.SignInPage>();
        services.AddDescription(V1Dialect.GroupName, "V1 API", V1Dialect.Envelope);
    }

    /// <summary>Says that everything in the group may answer with these statuses, in the envelope.</summary>
    public static RouteGroupBuilder AnswersErrors(this RouteGroupBuilder group, params int[] statuses) =>
        group.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(V1Refusal), ["application/json"]))]);

    /// <summary>Says that the endpoint may answer with this status too, in the envelope.</summary>
    public static RouteHandlerBuilder AnswersError(this RouteHandlerBuilder endpoint, int status) => endpoint.Produces<V1Refusal>(status);
}
