using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Survey.Analysis;
using Coordination.Survey.Statistics;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A survey's figures for people.</summary>
internal static class SurveyView
{
    public static void Write(IAnsiConsole screen, SurveyResult result)
    {
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{result.Questionnaire.Title.In("en")}[/]");
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{result.Responses} responses{Days(result)}");
        if (result.Fielding is { } fielding)
        {
            Fielding(screen, fielding);
        }

        screen.Write(Items(result));
        screen.Write(Factors(result));
        screen.Write(Background(result));
        screen.Write(Crosses(result));
        screen.Write(Comparisons(result));
        Foot(screen, result);
    }

    private static string Days(SurveyResult result) => result is { From: { } from, To: { } to }
        ? string.Create(CultureInfo.InvariantCulture, $", {from:yyyy-MM-dd} to {to:yyyy-MM-dd}")
        : "";

    private static void Fielding(IAnsiConsole screen, FieldingFigures fielding)
    {
        screen.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"{fielding.Issued} copies given out, {fielding.Returned} came back ({Percent(fielding.ReturnRate)}), {fielding.Valid} count ({Percent(fielding.ValidRate)})");
        foreach (var contradiction in fielding.Contradictions)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]does not add up:[/] {contradiction}");
        }
    }

    private static Table Items(SurveyResult result)
    {
        var table = Tables.Columns(["item", "n", "mean", "95 % interval", "deviation", .. result.Questionnaire.Grades.Select(grade => grade.Name.In("en"))]);
        foreach (var item in result.Items)
        {
            var text = result.Questionnaire.Items.First(one => one.Id == item.Item).Text.In("en");
            string[] grades = [.. item.Grades.Select(grade => grade.Count is { } count ? Percent((double)count / item.Score.Count) : "·")];
            table.AddRow([Escape($"{item.Item} {text}"), Count(item.Score.Count), Number(item.Score.Mean), Range(item.Score), Number(item.Score.Deviation), .. grades]);
        }

        return table;
    }

    private static Table Factors(SurveyResult result)
    {
        var table = Tables.Columns("factor", "n", "mean", "95 % interval", "deviation", "α", "95 % of α");
        foreach (var factor in result.Factors)
        {
            var name = result.Questionnaire.Factors.First(one => one.Id == factor.Factor).Name.In("en");
            var alpha = factor.Alpha;
            table.AddRow(
                Escape(name), Count(factor.Score.Count), Number(factor.Score.Mean), Range(factor.Score), Number(factor.Score.Deviation),
                alpha is null ? "–" : Number(alpha.Alpha), alpha is null ? "–" : $"{Number(alpha.Low)} to {Number(alpha.High)}");
        }

        return table;
    }

    private static Table Background(SurveyResult result)
    {
        var table = Tables.Columns("who answered", "n", "share", "not as all are, p");
        foreach (var question in result.Background)
        {
            var asked = result.Questionnaire.Background.First(one => one.Id == question.Question);
            var answered = result.Responses - question.Missing;
            table.AddRow(Escape(asked.Text.In("en")), Count(answered), "", question.Fit is { } fit ? P(fit.P) : "");
            foreach (var (option, count) in asked.Options.Zip(question.Options))
            {
                table.AddRow(Escape($"  {option.Name.In("en")}"), count.Count is { } one ? Count(one) : "·", count.Count is { } part && answered > 0 ? Percent((double)part / answered) : "", "");
            }
        }

        return table;
    }

    private static Table Crosses(SurveyResult result)
    {
        var table = Tables.Columns("all in all, by", "χ²", "degrees", "cells below 5", "p", "from", "p by Holm", "V");
        foreach (var cross in result.Crosses)
        {
            table.AddRow(
                cross.Question, Number(cross.ChiSquare.Statistic), Number(cross.ChiSquare.Degrees, "0"), $"{cross.ThinCells} of {cross.Cells}",
                P(cross.P), Of(cross.Method), P(cross.CorrectedP), Number(cross.CramersV));
        }

        return table;
    }

    private static Table Comparisons(SurveyResult result)
    {
        var table = Tables.Columns("factor, by", "F", "p", "Welch", "p", "ω²", "Levene p", "Brown–Forsythe p", "Kruskal–Wallis p", "p by Holm");
        foreach (var one in result.Comparisons)
        {
            table.AddRow(
                $"{one.Factor}, {one.Question}", Number(one.Anova?.Classic.Statistic), P(one.Anova?.Classic), Number(one.Anova?.Welch?.Statistic), P(one.Anova?.Welch),
                Number(one.Anova?.Omega), P(one.Levene), P(one.BrownForsythe), P(one.KruskalWallis), P(one.CorrectedP));
        }

        return table;
    }

    private static void Foot(IAnsiConsole screen, SurveyResult result)
    {
        if (result.Options.LeastShown > 0)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"· Counts below {result.Options.LeastShown} are not shown, nor those that would give them away.");
        }

        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Missing answers are left out, each where it is missing. Holm corrects Welch's p, or the classic one where there is none. Seed {result.Options.Seed}.");
    }

    private static string Of(PMethod method) => method switch
    {
        PMethod.ChiSquare => "χ²",
        PMethod.Fisher => "Fisher",
        PMethod.MonteCarlo => "drawn tables",
        _ => "–",
    };

    private static string Range(MeanFigures mean) => double.IsNaN(mean.Low) ? "–" : $"{Number(mean.Low)} to {Number(mean.High)}";

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => double.IsFinite(share) ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    private static string Number(double? number, string format = "0.00") => number is { } value && double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";

    private static string P(TestResult? test) => P(test?.P ?? double.NaN);

    private static string P(double p) => double.IsNaN(p) ? "–" : p < 0.001 ? "< 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Escape(string text) => Markup.Escape(text);
}
