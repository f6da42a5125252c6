namespace VignetteLab.Core.Studies;

/// <summary>What a study is to find out, and with how many respondents: what a preregistration says of it.</summary>
/// <remarks>Sentences are in the language of the preregistration; respondents never see them.</remarks>
public sealed record Plan
{
    /// <summary>How many respondents are to be allocated; 0 where that is open.</summary>
    public int Respondents { get; init; }

    /// <summary>How many of a hundred who are allocated are expected to leave before the end.</summary>
    public int DropOut { get; init; }

    /// <summary>How many finished judgements each vignette must have; 0 where none is stated.</summary>
    public int PerVignette { get; init; }

    /// <summary>The effects it names, as in <c>type</c> or <c>type*degree</c>; the design must be able to tell them apart.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>What is expected, a sentence each.</summary>
    public IReadOnlyList<string> Hypotheses { get; init; } = [];

    /// <summary>What is estimated: outcome, contrast and population, a sentence each.</summary>
    public IReadOnlyList<string> Estimands { get; init; } = [];

    /// <summary>The models, with their level of significance, a sentence each.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Which tests are corrected together, a family each.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>Who is left out of the analysis, and why, a rule each.</summary>
    public IReadOnlyList<string> ExclusionRules { get; init; } = [];

    /// <summary>When data collection ends; <c>null</c> where nothing is said.</summary>
    public string? StoppingRule { get; init; }
}
