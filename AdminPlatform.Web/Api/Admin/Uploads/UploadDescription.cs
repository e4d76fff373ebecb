using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace AdminPlatform.Web.Api.Admin.Uploads;

/// <summary>Describes a form that the endpoint reads by itself.</summary>
internal static class UploadDescription
{
    public static RouteHandlerBuilder TakesForm(this RouteHandlerBuilder endpoint, string field, bool isMany) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [UploadForm.MediaType] = new()
                    {
                        Schema = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Required = new HashSet<string> { UploadKinds.Field, field },
                            Properties = new Dictionary<string, IOpenApiSchema>
                            {
                                [UploadKinds.Field] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. UploadKinds.Names.Select(name => (JsonNode)JsonValue.Create(name)!)] },
                                [field] = isMany ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = file } : file,
                            },
                        },
                    },
                },
            };
            return Task.CompletedTask;
        });
}
