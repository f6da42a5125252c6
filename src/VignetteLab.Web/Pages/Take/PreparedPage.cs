using System.Buffers;
using System.Text;

namespace VignetteLab.Web.Pages.Take;

/// <summary>The bytes of a page, cut where its slots are.</summary>
public sealed class PreparedPage
{
    private readonly List<(ReadOnlyMemory<byte> Before, string? Slot)> parts = [];

    /// <param name="html">The page, with the marks of <see cref="Slot"/> in it.</param>
    /// <param name="css">Its style sheet; that of respondents' pages where none is given.</param>
    public PreparedPage(string html, string? css = null)
    {
        string[] slots = [Slot.Handle, Slot.Ribbon, Slot.Alert, Slot.Items, Slot.Code, Slot.Title, Slot.Lead, Slot.Where, Slot.Send, Slot.Trying];
        html = html.Replace(Slot.Style, css ?? SurveyStyle.Css, StringComparison.Ordinal);
        while (true)
        {
            var next = slots.Select(slot => (Slot: slot, At: html.IndexOf(slot, StringComparison.Ordinal)))
                .Where(found => found.At >= 0).OrderBy(found => found.At).FirstOrDefault();
            if (next.Slot is null)
                break;
            parts.Add((Encoding.UTF8.GetBytes(html[..next.At]), next.Slot));
            html = html[(next.At + next.Slot.Length)..];
        }

        parts.Add((Encoding.UTF8.GetBytes(html), null));
    }

    /// <summary>Writes the page.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="fill">Writes what belongs into a slot; what is written is HTML and must be encoded.</param>
    public void Write(IBufferWriter<byte> to, Action<string, IBufferWriter<byte>> fill)
    {
        foreach (var (before, slot) in parts)
        {
            to.Write(before.Span);
            if (slot is not null)
                fill(slot, to);
        }
    }
}
