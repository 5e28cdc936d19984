using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.OpenApi;

/// <summary>Describes operations for the API's document.</summary>
internal static class OperationExtensions
{
    /// <summary>Names an operation and says what it is for.</summary>
    public static RouteHandlerBuilder Is(this RouteHandlerBuilder builder, string id, string summary, string? description = null)
    {
        builder.WithName(id).WithSummary(summary);
        if (description is not null)
        {
            builder.WithDescription(description);
        }

        return builder;
    }

    /// <summary>What it answers when all is well.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder builder, int status = StatusCodes.Status200OK) =>
        builder.Produces<T>(status, "application/json");

    /// <summary>Which problems it may answer with, beside 400, 500 and 503, which every operation may.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in (ReadOnlySpan<int>)[400, .. statuses, 500, 503])
        {
            builder.Produces<ProblemView>(status, ProblemResult.ContentType);
        }

        return builder;
    }

    /// <summary>It has an entity tag: 304 without a body to whoever has it already.</summary>
    public static RouteHandlerBuilder Revalidates(this RouteHandlerBuilder builder) => builder.Produces(StatusCodes.Status304NotModified);

    /// <summary>Its names are in the caller's languages.</summary>
    public static RouteHandlerBuilder SpeaksLanguages(this RouteHandlerBuilder builder) => builder.WithMetadata(HeaderMetadata.AcceptLanguage);

    /// <summary>A command: it takes a JSON body and answers with a receipt.</summary>
    public static RouteHandlerBuilder IsCommand<TReceipt>(this RouteHandlerBuilder builder, string id, string summary, string? description = null) =>
        builder.Is(id, summary, description).Gives<TReceipt>().Refuses(403, 404, 409, 413, 415, 422);

    /// <summary>Adds a query parameter to the document.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder builder, string parameter, string description) =>
        builder.WithMetadata(new QueryMetadata(parameter, description));

    /// <summary>Adds a query parameter that is an instant with its offset (RFC 3339).</summary>
    public static RouteHandlerBuilder TakesInstant(this RouteHandlerBuilder builder, string parameter, string description) =>
        builder.WithMetadata(new QueryMetadata(parameter, description, "date-time"));
}
