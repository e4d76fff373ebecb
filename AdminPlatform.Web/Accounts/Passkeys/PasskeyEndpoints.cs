using System.Globalization;
using System.Text.Json;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passkeys;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Resources;
using Microsoft.AspNetCore.Identity;

namespace AdminPlatform.Web.Accounts.Passkeys;

/// <summary>What the script of the sign-in page and the profile asks for: the question to put to an authenticator, and whether its answer is right.</summary>
internal static class PasskeyEndpoints
{
    private const string ExpiredCode = "passkey.expired";
    private const string FailedCode = "passkey.failed";

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").ExcludeFromDescription().FromOurPagesOnly();
        all.MapPost("/login/passkey/options", AskAsync).NeedsNothing();
        all.MapPost("/login/passkey", SignInAsync).NeedsNothing();
        all.MapPost("/passkeys/options", AskForNewAsync).NeedsSignIn().RequireAuthorization();
        all.MapPost("/passkeys/register", RegisterAsync).NeedsSignIn().RequireAuthorization();
    }

    private static async Task<IResult> AskAsync(HttpContext context, SignIn signIn, IPasskeyHandler<User> handler, PasskeyState state, ErrorText errors)
    {
        if (signIn.DenyPasskey(Clients.Of(context, Door.Console)) is { } exceeded)
        {
            return Refused(errors, exceeded);
        }

        var options = await handler.MakeRequestOptionsAsync(null, context);
        state.Keep(context, new PasskeyQuestion(options.AssertionState ?? "", null, ""));
        return Question(options.RequestOptionsJson);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, PasskeyAssertion request, SignIn signIn, ConsoleSignIn console, IPasskeyHandler<User> handler, PasskeyState state, ErrorText errors)
    {
        var client = Clients.Of(context, Door.Console);
        if (signIn.DenyPasskey(client) is { } exceeded)
        {
            return Refused(errors, exceeded);
        }

        if (request.Credential.ValueKind != JsonValueKind.Object || state.Take(context) is not { SessionId: null } question)
        {
            return Refused(errors, Error.Unauthenticated(ExpiredCode));
        }

        var answer = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = context,
            CredentialJson = request.Credential.GetRawText(),
            AssertionState = question.State,
        });
        if (!answer.Succeeded)
        {
            return Refused(errors, Error.Unauthenticated(FailedCode));
        }

        var signedIn = await signIn.WithPasskeyAsync(answer.User.Id, answer.Passkey, client, request.Remember, context.RequestAborted);
        return await console.EnterAsync(signedIn) is { } error
            ? Refused(errors, error)
            : TypedResults.Json(new PasskeyReply(null, null, ConsoleSignIn.LocalOrHome(request.ReturnUrl)));
    }

    private static async Task<IResult> AskForNewAsync(
        HttpContext context, NewPasskeyRequest request, LiveSessions sessions, OwnPasskeys passkeys, IPasskeyHandler<User> handler, PasskeyState state, ErrorText errors)
    {
        if (await ActorAsync(context, sessions) is not { } actor)
        {
            return Refused(errors, Error.Unauthenticated(ExpiredCode));
        }

        var name = (request.Name ?? "").Trim();
        var begun = await passkeys.BeginAsync(actor, name, request.Password ?? "", context.RequestAborted);
        if (begun.Error is { } error)
        {
            return Refused(errors, error);
        }

        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = actor.UserId!.Value.ToString(CultureInfo.InvariantCulture), Name = actor.UserName, DisplayName = actor.UserName }, context);
        state.Keep(context, new PasskeyQuestion(options.AttestationState ?? "", actor.SessionId, name));
        return Question(options.CreationOptionsJson);
    }

    private static async Task<IResult> RegisterAsync(
        HttpContext context, PasskeyAnswer request, LiveSessions sessions, OwnPasskeys passkeys, IPasskeyHandler<User> handler, PasskeyState state, ErrorText errors)
    {
        if (request.Credential.ValueKind != JsonValueKind.Object || await ActorAsync(context, sessions) is not { } actor || state.Take(context) is not { } question || question.SessionId != actor.SessionId)
        {
            return Refused(errors, Error.Unauthenticated(ExpiredCode));
        }

        var answer = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = context,
            CredentialJson = request.Credential.GetRawText(),
            AttestationState = question.State,
        });
        if (!answer.Succeeded)
        {
            return Refused(errors, Error.Invalid("name", FailedCode));
        }

        var added = await passkeys.AddAsync(actor, question.Name, answer.Passkey, context.RequestAborted);
        return added.Error is { } error ? Refused(errors, error) : TypedResults.Json(new PasskeyReply(null, null, null));
    }

    private static async Task<Actor?> ActorAsync(HttpContext context, LiveSessions sessions) =>
        ConsolePrincipal.SessionOf(context.User) is { } id && await sessions.FindAsync(id, context.RequestAborted) is { } session
            ? session.ActorFor(Clients.Of(context, Door.Console))
            : null;

    private static Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult Question(string json) => TypedResults.Content(json, "application/json");

    private static Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<PasskeyReply> Refused(ErrorText errors, Error error) =>
        TypedResults.Json(new PasskeyReply(errors.For(error), error.Fields.Select(field => field.Field).FirstOrDefault(), null), statusCode: StatusCodes.Status400BadRequest);
}

/// <summary>An authenticator's answer at sign-in.</summary>
internal sealed record PasskeyAssertion(JsonElement Credential, bool Remember, string? ReturnUrl);

/// <summary>A passkey to be made.</summary>
internal sealed record NewPasskeyRequest(string? Name, string? Password);

/// <summary>An authenticator's answer to the making of one.</summary>
internal sealed record PasskeyAnswer(JsonElement Credential);

/// <summary>What the script is told.</summary>
/// <param name="Message">What went wrong; null when nothing did.</param>
/// <param name="Field">The input it belongs to.</param>
/// <param name="Location">Where to go.</param>
internal sealed record PasskeyReply(string? Message, string? Field, string? Location);
