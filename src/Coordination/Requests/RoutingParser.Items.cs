using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Requests;

/// <content>The items that wait or are held.</content>
internal ref partial struct RoutingParser
{
    private ImmutableArray<RoutedItem> ReadItems()
    {
        Expect(JsonTokenType.StartArray);
        var first = default(RoutedItem);
        ImmutableArray<RoutedItem>.Builder? more = null;
        for (var index = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (ReadItem(index) is not { } item)
            {
                continue;
            }

            if (first is null)
            {
                first = item;
                continue;
            }

            more ??= ImmutableArray.CreateBuilder<RoutedItem>();
            more.Add(item);
        }

        return first is null ? [] : more is null ? [first] : [first, .. more];
    }

    private RoutedItem? ReadItem(int index)
    {
        Expect(JsonTokenType.StartObject);
        var item = new ItemFields();
        while (NextProperty())
        {
            var name = _reader.ValueSpan;
            _reader.Read();
            ReadItemProperty(name, ref item);
        }

        return item.Status is { } status ? item.ToItem(index, status) : null;
    }

    private void ReadItemProperty(ReadOnlySpan<byte> name, ref ItemFields item)
    {
        if (name.SequenceEqual("step"u8))
        {
            item.Step = _reader.ValueSpan;
        }
        else if (name.SequenceEqual("department"u8))
        {
            item.Department = _reader.ValueSpan;
        }
        else if (name.SequenceEqual("status"u8))
        {
            item.Status = ReadRoutedStatus();
        }
        else if (name.SequenceEqual("queuedAt"u8))
        {
            item.QueuedAt = ReadTime();
        }
        else if (name.SequenceEqual("notBefore"u8))
        {
            item.NotBefore = ReadTime();
        }
        else if (name.SequenceEqual("backAt"u8))
        {
            item.BackAt = ReadTime();
        }
        else if (name.SequenceEqual("holder"u8))
        {
            item.Holder = _reader.ValueSpan;
        }
        else if (name.SequenceEqual("takenWith"u8))
        {
            item.TakenWith = KeyDigest.TryParse(_reader.GetString(), out var key) ? key : throw new JsonException($"expected {KeyDigest.Format}");
        }
        else if (name.SequenceEqual("assignedAt"u8))
        {
            item.AssignedAt = ReadTime();
        }
        else if (name.SequenceEqual("offerExpiresAt"u8))
        {
            item.OfferExpiresAt = ReadTime();
        }
        else if (name.SequenceEqual("consentAt"u8))
        {
            item.ConsentAt = ReadTime();
        }
        else if (name.SequenceEqual("anySkill"u8))
        {
            item.AnySkill = _reader.GetBoolean();
        }
        else if (name.SequenceEqual("needsWaived"u8))
        {
            item.NeedsWaived = _reader.GetBoolean();
        }
        else if (name.SequenceEqual("exclusions"u8))
        {
            item.Exclusions = ReadExclusions();
        }
        else
        {
            _reader.Skip();
        }
    }

    private WorkItemStatus? ReadRoutedStatus() =>
        _reader.ValueTextEquals("waiting"u8) ? WorkItemStatus.Waiting
        : _reader.ValueTextEquals("assigned"u8) ? WorkItemStatus.Assigned
        : _reader.ValueTextEquals("started"u8) ? WorkItemStatus.Started
        : _reader.ValueTextEquals("offered"u8) ? WorkItemStatus.Offered
        : _reader.ValueTextEquals("on-hold"u8) ? WorkItemStatus.OnHold
        : ReadOtherStatus();

    private WorkItemStatus? ReadOtherStatus()
    {
        _goesOnOutside |= _reader.ValueTextEquals("awaiting-documents"u8) || _reader.ValueTextEquals("under-review"u8);
        return null;
    }

    private ImmutableArray<Exclusion> ReadExclusions()
    {
        Expect(JsonTokenType.StartArray);
        var exclusions = ImmutableArray.CreateBuilder<Exclusion>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            exclusions.Add(ReadExclusion());
        }

        return exclusions.DrainToImmutable();
    }

    private Exclusion ReadExclusion()
    {
        Expect(JsonTokenType.StartObject);
        var exclusion = default(Exclusion);
        while (NextProperty())
        {
            var name = _reader.ValueSpan;
            _reader.Read();
            if (name.SequenceEqual("staff"u8))
            {
                exclusion = exclusion with { Staff = new StaffId(Name()) };
            }
            else if (name.SequenceEqual("until"u8))
            {
                exclusion = exclusion with { Until = _reader.GetDateTimeOffset() };
            }
            else
            {
                _reader.Skip();
            }
        }

        return exclusion;
    }

    /// <summary>An item's fields as they are met; its names become objects only when it turns out to be routed.</summary>
    private ref struct ItemFields()
    {
        public ReadOnlySpan<byte> Step;
        public ReadOnlySpan<byte> Department;
        public ReadOnlySpan<byte> Holder;
        public KeyDigest? TakenWith;
        public WorkItemStatus? Status;
        public DateTimeOffset? QueuedAt;
        public DateTimeOffset? BackAt;
        public DateTimeOffset? NotBefore;
        public DateTimeOffset? AssignedAt;
        public DateTimeOffset? OfferExpiresAt;
        public DateTimeOffset? ConsentAt;
        public bool AnySkill;
        public bool NeedsWaived;
        public ImmutableArray<Exclusion> Exclusions = [];

        public readonly RoutedItem ToItem(int index, WorkItemStatus status) => new()
        {
            Index = index,
            Step = new StepId(Encoding.UTF8.GetString(Step)),
            Department = new DepartmentId(Encoding.UTF8.GetString(Department)),
            Status = status,
            QueuedAt = QueuedAt ?? throw new JsonException("an item in a queue has no age"),
            BackAt = BackAt,
            NotBefore = NotBefore,
            Holder = Holder.IsEmpty ? null : new StaffId(Encoding.UTF8.GetString(Holder)),
            TakenWith = TakenWith,
            AssignedAt = AssignedAt,
            OfferExpiresAt = OfferExpiresAt,
            ConsentAt = ConsentAt,
            AnySkill = AnySkill,
            NeedsWaived = NeedsWaived,
            Exclusions = Exclusions,
        };
    }
}
