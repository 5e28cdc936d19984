using Npgsql;
using NpgsqlTypes;

namespace Coordination.Postgres.Writing;

/// <summary>Adds a command's array parameters; their lists are filled anew for each run.</summary>
internal static class ParameterList
{
    public static List<T> AddList<T>(this NpgsqlCommand command, NpgsqlDbType type)
    {
        var list = new List<T>();
        command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = list, NpgsqlDbType = NpgsqlDbType.Array | type });
        return list;
    }
}
