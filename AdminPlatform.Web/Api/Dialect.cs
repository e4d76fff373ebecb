using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api;

/// <summary>One wire shape over the same operations: a base path, an envelope, a way to say what went wrong.</summary>
internal abstract class Dialect
{
    /// <summary>Name of its description, e.g. <c>platform</c>; its endpoints are in the group of that name.</summary>
    public abstract string Name { get; }

    /// <summary>What people choose it by at <c>/docs</c>.</summary>
    public abstract string Title { get; }

    /// <summary>Its envelope in one sentence.</summary>
    public abstract string Description { get; }

    /// <summary>Below which path it answers, e.g. <c>/api</c>.</summary>
    public abstract PathString BasePath { get; }

    public abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>Status for an error of an operation.</summary>
    public abstract int StatusOf(Error error);

    /// <summary>The answer for an error, with <paramref name="statusCode"/> where the transport has decided it already.</summary>
    public abstract IResult Reply(Error error, int? statusCode = null);
}
