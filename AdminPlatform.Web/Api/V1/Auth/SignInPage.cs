namespace AdminPlatform.Web.Api.V1.Auth;

/// <summary><c>GET /api/v1/auth/login</c> is the console's sign-in page, known by a second address: the rest of the product sees the first one only.</summary>
internal sealed class SignInPage : IStartupFilter
{
    private static readonly PathString s_alias = "/api/v1/auth/login";

    /// <summary>Before routing.</summary>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.Equals(s_alias))
            {
                context.Request.Path = "/login";
            }

            return next(context);
        });
        next(app);
    };
}
