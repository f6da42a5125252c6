namespace VignetteLab.Benchmarks.Ceiling;

/// <summary>One durable write.</summary>
/// <param name="Page">0 begins a respondent, 1 to 4 are answers, and 4 ends the survey.</param>
/// <param name="Arm">From 1; only read when a respondent begins.</param>
/// <param name="Answers">As JSON.</param>
internal readonly record struct SavedPage(string Respondent, int Page, int Arm, string Answers);
