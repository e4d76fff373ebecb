using AdminPlatform.Core.Access;
using AdminPlatform.Core.Audit;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api.V1;

/// <summary>How the operation log names what an endpoint would do, for those who are turned away before it.</summary>
internal sealed record Attempt(string Module, string Action);

/// <summary>Keeps everybody but admins out of <c>admin/*</c>, whatever permissions they hold; a change that was tried is in the log.</summary>
internal static class V1Admins
{
    public static RouteGroupBuilder OnlyForAdmins(this RouteGroupBuilder group)
    {
        group.WithMetadata(NeedsAttribute.Admin);

        // Around the whole endpoint, not as a filter in it: who may not come in is not told what is wrong with the body.
        ((IEndpointConventionBuilder)group).Add(static endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => RunAsync(context, next);
        });
        return group;
    }

    /// <summary>Names what the endpoint changes.</summary>
    public static RouteHandlerBuilder Attempts(this RouteHandlerBuilder endpoint, string module, string action) => endpoint.WithMetadata(new Attempt(module, action));

    private static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var actor = (await Caller.BindAsync(context))!.Actor;
        if (actor.DenyUnlessAdmin() is not { } denied)
        {
            await next(context);
            return;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<Attempt>() is { } attempt)
        {
            var change = new Change(attempt.Module, attempt.Action) { TargetId = context.Request.RouteValues.Values.FirstOrDefault() as string };
            await context.RequestServices.GetRequiredService<Changes>().DenyAsync(actor, change, denied);
        }

        await context.RequestServices.GetRequiredService<V1Replies>().Error(denied).ExecuteAsync(context);
    }
}
