namespace VignetteLab.Benchmarks.Takes;

/// <summary>What respondents saw saved, against what the database holds.</summary>
internal sealed record Balance(long SurveysSent, long SurveysKept, long PagesSent, long PagesKept)
{
    public bool IsEven => SurveysSent == SurveysKept && PagesSent == PagesKept;

    public override string ToString() =>
        $"{SurveysKept:N0} of {SurveysSent:N0} surveys and {PagesKept:N0} of {PagesSent:N0} pages are stored";
}
