using System.Globalization;
using Spectre.Console;

namespace Coordination.SiloHost.Terminal;

/// <summary>Tables as every command shows them: names to the left, figures to the right.</summary>
internal static class Tables
{
    /// <summary>An empty table; the first column holds names.</summary>
    public static Table Columns(params string[] names)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in names)
        {
            var column = new TableColumn(Markup.Escape(name));
            table.AddColumn(table.Columns.Count == 0 ? column.PadLeft(0) : column.RightAligned().Padding(0, 1));
        }

        return table;
    }

    /// <summary>A figure with as many decimals as its size needs; a dash for none.</summary>
    public static string Figure(double? value) =>
        value?.ToString(Math.Abs(value.Value) >= 100 ? "#,0" : Math.Abs(value.Value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture) ?? "–";
}
