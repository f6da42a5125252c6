using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Allocation;
using VignetteLab.Web.Figures;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web.Pages.Watching;

/// <summary>A figure as a file: its drawing as SVG, or its numbers as CSV.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class WatchFileModel(WatchAccess access, Components components) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (WatchQuery.Of(Request.Query) is not { } query || await access.FindAsync(User, study, query, stop) is not { } watched)
            return NotFound();
        var name = $"{study}-{(query.Mode == Mode.Live ? "" : $"{query.Mode.Name()}-")}{Request.Query["figure"]}";
        return (watched.Figures.FirstOrDefault(figure => figure.Name == Request.Query["figure"]), Request.Query["format"].ToString()) switch
        {
            ({ } figure, "csv") => File(figure.Table.Csv(), "text/csv", $"{name}.csv"),
            ({ Drawing: { } drawing } figure, "svg") => File(
                Encoding.UTF8.GetBytes(await AloneAsync(figure, drawing)), "image/svg+xml", $"{name}.svg"),

            // A figure that is not there, or not to be seen yet: the page says what there is.
            _ => Redirect($"/studies/{study}/watch{query}"),
        };
    }

    private async Task<string> AloneAsync(Figure figure, FigureDrawing drawing)
    {
        var svg = await components.RenderAsync(drawing.Component, drawing.Parameters(figure).ToDictionary(one => one.Key, one => (object?)one.Value));
        return svg.Insert(svg.IndexOf('>', StringComparison.Ordinal) + 1, $"<style>{Svg.Style}</style>");
    }
}
