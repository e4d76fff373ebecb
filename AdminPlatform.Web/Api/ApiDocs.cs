using AdminPlatform.Web.Accounts;
using Microsoft.OpenApi;

namespace AdminPlatform.Web.Api;

/// <summary>A description of each dialect at <c>/openapi/{name}.json</c>, and the page at <c>/docs</c> to browse and try them.</summary>
internal static class ApiDocs
{
    private const string Scheme = "bearer";

    /// <summary>Describes one dialect; call once for each.</summary>
    public static void AddDescription(this IServiceCollection services, string name, string title, string envelope) =>
        services.AddOpenApi(name, options =>
        {
            options.ShouldInclude = description => description.GroupName == name;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = $"AdminPlatform · {title}", Version = "1", Description = envelope };
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                return Task.CompletedTask;
            });
        });

    public static void MapDocs(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(NeedsAttribute.Nothing);
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "AdminPlatform API";
            foreach (var dialect in app.Services.GetServices<Dialect>())
            {
                options.SwaggerEndpoint($"/openapi/{dialect.Name}.json", dialect.Title);
            }
        });
    }
}
