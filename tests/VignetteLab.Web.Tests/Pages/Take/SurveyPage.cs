using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>A page that was kept to be read later.</summary>
public sealed class SurveyPage(string source)
{
    private readonly IDocument document = new HtmlParser().ParseDocument(source);

    public string? Page => QuerySelector("main")?.GetAttribute("data-page");

    public IElement? QuerySelector(string selector) => document.QuerySelector(selector);

    public IEnumerable<IElement> QuerySelectorAll(string selector) => document.QuerySelectorAll(selector);
}
