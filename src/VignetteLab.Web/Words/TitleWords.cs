using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Words;

/// <summary>What a study is called.</summary>
public static class TitleWords
{
    /// <summary>Its title, in a language where it has one in it; its address where it has none.</summary>
    /// <param name="study">The study, whole or not.</param>
    /// <param name="language">The language of whoever looks.</param>
    /// <param name="name">Its address.</param>
    public static string Of(Study study, string language, string name) => study.Languages.OrderByDescending(known => known == language)
        .Select(known => study.Title.Words.GetValueOrDefault(known, "")).FirstOrDefault(title => title.Length > 0, name);
}
