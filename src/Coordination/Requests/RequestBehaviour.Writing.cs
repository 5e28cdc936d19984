using System.Text.Json;
using Coordination.Journal;
using Coordination.Requests.Events;

namespace Coordination.Requests;

/// <content>How a request is written and read.</content>
internal sealed partial class RequestBehaviour
{
    /// <inheritdoc />
    public override IReadOnlyCollection<string> Events => RequestEventCodec.Names;

    /// <inheritdoc />
    public override string NameOf(RequestEvent happened) => RequestEventCodec.NameOf(happened);

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteEvent(RequestEvent happened) => RequestEventCodec.Write(happened);

    /// <inheritdoc />
    public override RequestEvent ReadEvent(string name, ReadOnlySpan<byte> json) => RequestEventCodec.Read(name, json);

    /// <inheritdoc />
    public override ReadOnlyMemory<byte>? WritePersonal(RequestEvent happened) => happened.WritePersonal();

    /// <inheritdoc />
    public override (CentreId Hall, string Contact)? ContactOf(RequestState state, RequestEvent happened) =>
        happened is RequestSubmitted { Personal.Contact: { } contact } ? (state.Centre, contact) : null;

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteState(RequestState state) => RequestStateWriter.Write(state);

    /// <inheritdoc />
    /// <exception cref="JournalCorruptException">The JSON is not of its form.</exception>
    public override RequestState ReadState(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RequestsJson.Info<RequestState>())
                ?? throw new JournalCorruptException("The state of a request is null.");
        }
        catch (JsonException error)
        {
            throw new JournalCorruptException($"The state of a request cannot be read: {error.Message}", error);
        }
    }

    /// <remarks>By its meaning: a time is the same in whatever zone somebody writes it.</remarks>
    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteCommand(RequestCommand command) => JsonSerializer.SerializeToUtf8Bytes(
        command is SubmitRequest { AppointmentAt: { } appointment } submit ? submit with { AppointmentAt = appointment.ToUniversalTime() } : command, RequestsJson.Info<RequestCommand>());
}
