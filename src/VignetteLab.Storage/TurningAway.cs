using VignetteLab.Core.Tables;

namespace VignetteLab.Storage;

/// <summary>Why somebody was turned away, besides the name of a hard quota that was full.</summary>
public static class TurningAway
{
    /// <summary>The target of the study, or of their stratum, was reached.</summary>
    public const string Target = "target";

    /// <summary>The list of places was used up.</summary>
    public const string Places = "places";

    /// <summary>The study had closed.</summary>
    public const string Closed = Response.Closed;

    private const string turnAway = """update "Respondents" set "TurnedAway" = @p1 where "Id" = @p0""";

    internal static Task WriteAsync(LabDb db, long respondent, string why) =>
        db.Statement(turnAway, respondent, why).ExecuteNonQueryAsync();
}
