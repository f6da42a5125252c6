using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;

namespace VignetteLab.Web.Pages.Take;

/// <summary>A respondent's page as an answer to a request.</summary>
/// <param name="Page">Its bytes.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record PageResult(PreparedPage Page, int Status = StatusCodes.Status200OK) : IActionResult
{
    /// <summary>The handle of its form.</summary>
    public string Handle { get; init; } = "";

    /// <summary>What says that it is a pilot, as HTML; empty where it is none.</summary>
    public byte[] Ribbon { get; init; } = [];

    /// <summary>What stands above it, as HTML.</summary>
    public byte[] Alert { get; init; } = [];

    /// <summary>What says that the page is only tried, as HTML; empty for respondents.</summary>
    public byte[] Trying { get; init; } = [];

    /// <summary>Its items in order, as HTML.</summary>
    public IReadOnlyList<byte[]> Items { get; init; } = [];

    /// <summary>The respondent's withdrawal code.</summary>
    public string Code { get; init; } = "";

    /// <summary>What stands in its other slots, as words: they are encoded when they are written.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    /// <summary>Writes the page where there is no action around it.</summary>
    public async Task ExecuteAsync(HttpContext http)
    {
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        Page.Write(body, Fill);
        var response = http.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.WrittenCount;
        if (Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
        await response.BodyWriter.WriteAsync(body.WrittenMemory);
    }

    private void Fill(string slot, IBufferWriter<byte> to)
    {
        if (slot == Slot.Items)
        {
            foreach (var item in Items)
                to.Write(item);
        }
        else if (slot == Slot.Ribbon)
        {
            to.Write(Ribbon);
        }
        else if (slot == Slot.Alert || slot == Slot.Trying)
        {
            to.Write(slot == Slot.Alert ? Alert : Trying);
        }
        else
        {
            to.Write(Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(
                slot == Slot.Handle ? Handle : slot == Slot.Code ? Code : Words[slot])));
        }
    }
}
