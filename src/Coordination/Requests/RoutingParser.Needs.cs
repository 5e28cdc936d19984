using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Plans;

namespace Coordination.Requests;

/// <content>What a person's needs demand; most have none.</content>
internal ref partial struct RoutingParser
{
    private ImmutableArray<SkillRequirement> ReadNeededSkills()
    {
        Expect(JsonTokenType.StartArray);
        var needed = ImmutableArray.CreateBuilder<SkillRequirement>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            needed.Add(ReadNeededSkill());
        }

        return needed.DrainToImmutable();
    }

    private SkillRequirement ReadNeededSkill()
    {
        Expect(JsonTokenType.StartObject);
        var required = new SkillRequirement { Skill = default };
        while (NextProperty())
        {
            var name = _reader.ValueSpan;
            _reader.Read();
            if (name.SequenceEqual("skill"u8))
            {
                required = required with { Skill = new SkillId(Name()) };
            }
            else if (name.SequenceEqual("level"u8))
            {
                required = required with { Level = _reader.GetInt32() };
            }
            else if (name.SequenceEqual("relaxAfterMinutes"u8))
            {
                required = required with { RelaxAfterMinutes = _reader.GetInt32() };
            }
            else
            {
                _reader.Skip();
            }
        }

        return required;
    }
}
