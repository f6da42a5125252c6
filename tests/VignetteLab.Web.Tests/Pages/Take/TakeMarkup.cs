using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>Respondents' pages as a browser reads them, whole documents among them.</summary>
internal static class TakeMarkup
{
    private static readonly Components components = new(
        new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance);

    /// <summary>The study that comes with the program.</summary>
    public static FrozenStudy Study { get; } = Frozen(StudyLibrary.Demonstration);

    /// <summary>A study that comes with the program.</summary>
    public static FrozenStudy Frozen(string name) => new(CanonicalJson.Write(Lab.FromLibrary(name)));

    /// <summary>The document that a component makes.</summary>
    public static async Task<IHtmlDocument> DocumentAsync<T>(params (string Name, object? Value)[] parameters) where T : IComponent =>
        new HtmlParser().ParseDocument(await components.RenderAsync<T>(
            parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)));

    /// <summary>A page of the study in a language.</summary>
    public static Task<IHtmlDocument> PageAsync<T>(string language, params (string Name, object? Value)[] more) where T : IComponent =>
        DocumentAsync<T>([("Study", Study), ("Language", language), .. more]);
}
