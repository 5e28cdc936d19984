using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Centres;
using Coordination.Plans;

namespace Coordination.Requests;

/// <summary>One pass over a state's JSON that keeps what routing needs.</summary>
internal ref partial struct RoutingParser(ReadOnlySpan<byte> json)
{
    private Utf8JsonReader _reader = new(json);
    private RequestId _id;
    private long _version;
    private long _plan;
    private CentreId _centre;
    private ServiceId _service;
    private Channel _channel;
    private Urgency _urgency;
    private DateTimeOffset? _due;
    private bool _missed;
    private long _clockPlan;
    private bool _clockHalted;
    private DateTimeOffset? _appointment;
    private DateTimeOffset? _awaitedUntil;
    private RequestId? _visit;
    private bool _goesOnOutside;
    private ImmutableArray<SkillRequirement> _needed = [];
    private ImmutableArray<RoutedItem> _items = [];

    /// <summary>The routing state.</summary>
    public RequestRouting ReadRequest()
    {
        _reader.Read();
        Expect(JsonTokenType.StartObject);
        while (NextProperty())
        {
            ReadProperty(_reader.ValueSpan);
        }

        return new RequestRouting
        {
            Request = _id != default ? _id : throw new JsonException("the id is missing"),
            Version = _version,
            Centre = _centre,
            Plan = _plan,
            Service = _service,
            Channel = _channel,
            Urgency = _urgency,
            Due = _due,
            Missed = _missed,
            ClockPlan = _clockPlan,
            ClockHalted = _clockHalted,
            AppointmentAt = _appointment,
            AwaitedUntil = _awaitedUntil,
            Visit = _visit,
            GoesOnOutside = _goesOnOutside,
            NeededSkills = _needed,
            Items = _items,
        };
    }

    private void ReadProperty(ReadOnlySpan<byte> name)
    {
        _reader.Read();
        if (name.SequenceEqual("id"u8))
        {
            _id = new RequestId(_reader.GetGuid());
        }
        else if (name.SequenceEqual("version"u8))
        {
            _version = _reader.GetInt64();
        }
        else if (name.SequenceEqual("centre"u8))
        {
            _centre = new CentreId(Name());
        }
        else if (name.SequenceEqual("plan"u8))
        {
            _plan = _reader.GetInt64();
        }
        else if (name.SequenceEqual("service"u8))
        {
            _service = new ServiceId(Name());
        }
        else if (name.SequenceEqual("channel"u8))
        {
            _channel = ReadChannel();
        }
        else if (name.SequenceEqual("urgency"u8))
        {
            _urgency = (Urgency)_reader.GetInt32();
        }
        else if (name.SequenceEqual("appointmentAt"u8))
        {
            _appointment = ReadTime();
        }
        else if (name.SequenceEqual("awaitedUntil"u8))
        {
            _awaitedUntil = ReadTime();
        }
        else if (name.SequenceEqual("visit"u8))
        {
            _visit = new RequestId(_reader.GetGuid());
        }
        else if (name.SequenceEqual("clock"u8))
        {
            ReadClock();
        }
        else if (name.SequenceEqual("items"u8))
        {
            _items = ReadItems();
        }
        else if (name.SequenceEqual("neededSkills"u8))
        {
            _needed = ReadNeededSkills();
        }
        else
        {
            _reader.Skip();
        }
    }

    private void ReadClock()
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(JsonTokenType.StartObject);
        while (NextProperty())
        {
            var name = _reader.ValueSpan;
            _reader.Read();
            if (name.SequenceEqual("due"u8))
            {
                _due = ReadTime();
            }
            else if (name.SequenceEqual("missed"u8))
            {
                _missed = _reader.GetBoolean();
            }
            else if (name.SequenceEqual("plan"u8))
            {
                _clockPlan = _reader.GetInt64();
            }
            else if (name.SequenceEqual("halted"u8))
            {
                _clockHalted = _reader.GetBoolean();
            }
            else
            {
                _reader.Skip();
            }
        }
    }

    private readonly Channel ReadChannel() =>
        _reader.ValueTextEquals("window"u8) ? Channel.Window
        : _reader.ValueTextEquals("phone"u8) ? Channel.Phone
        : _reader.ValueTextEquals("online"u8) ? Channel.Online
        : throw new JsonException($"'{_reader.GetString()}' is no channel");

    private readonly DateTimeOffset? ReadTime() => _reader.TokenType == JsonTokenType.Null ? null : _reader.GetDateTimeOffset();

    private readonly string Name() => _reader.GetString() ?? throw new JsonException("a name is null");

    private bool NextProperty() => _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName;

    private readonly void Expect(JsonTokenType token)
    {
        if (_reader.TokenType != token)
        {
            throw new JsonException($"found {_reader.TokenType} in place of {token}");
        }
    }
}
