using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Words;

/// <summary>How far a study has come, in words.</summary>
public static class StatusWords
{
    public static string Of(StudioTexts texts, StudyStatus status) => status switch
    {
        StudyStatus.Draft => texts["draft"],
        StudyStatus.Live => texts["open"],
        StudyStatus.Paused => texts["paused"],
        StudyStatus.Closed => texts["closed"],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Nobody said what this is called."),
    };
}
