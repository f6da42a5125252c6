using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace VignetteLab.Web.Tests;

/// <summary>Somebody who answers a survey over plain HTTP, by what the forms say, with or without cookies.</summary>
public sealed class Walk(Uri site, string language = "en", bool cookies = true) : IDisposable
{
    /// <summary>The pages of the demonstration that are saved, in order.</summary>
    public static readonly string[] Pages =
    [
        "information", "role", "quality", "profession", "own_job", "reactions", "looking_back", "background",
    ];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = site,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>What the browser keeps.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Headers that are sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>Everything that was sent as a form.</summary>
    public List<KeyValuePair<string, string>[]> Sent { get; } = [];

    /// <summary>The last of everything that was answered, as it was posted.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>Every answer that came, redirects among them.</summary>
    public List<(string Url, HttpResponseMessage Reply, string Source, int Bytes)> Replies { get; } = [];

    /// <summary>The status of the last request that was not the following of a redirect.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>The last answer, after redirects.</summary>
    public HttpResponseMessage Reply => Replies[^1].Reply;

    /// <summary>Its path.</summary>
    public string Url => Replies[^1].Url;

    /// <summary>The page as it came.</summary>
    public string Source => Replies[^1].Source;

    /// <summary>The page as it is read.</summary>
    public IHtmlDocument Document { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>What kind of page it is.</summary>
    public string? Page => Document.QuerySelector("main")?.GetAttribute("data-page");

    /// <summary>The page's own name, where the three pages of the vignette differ.</summary>
    public string? At => Handle?.Split('.') is ["v1", "page", _, _, var page, ..] ? page : Page;

    /// <summary>What the form carries.</summary>
    public string? Handle => Document.QuerySelector("input[name=handle]")?.GetAttribute("value");

    /// <summary>The respondent's random name.</summary>
    public string Respondent => Handle!.Split('.')[2];

    /// <summary>The vignette's words, paragraph by paragraph.</summary>
    public string Vignette => string.Join(
        "\n\n", Document.QuerySelectorAll("article > *").Select(paragraph => paragraph.TextContent));

    /// <summary>All that can be read on the page.</summary>
    public string Words => Document.QuerySelector("main")?.TextContent ?? "";

    /// <summary>Opens an address as a link does.</summary>
    public async Task OpenAsync(string path = Lab.Survey) => await SendAsync(new(HttpMethod.Get, path));

    /// <summary>Opens the survey and presses Start.</summary>
    public async Task StartAsync(string path = Lab.Survey)
    {
        await OpenAsync(path);
        await PressAsync("continue");
    }

    /// <summary>Answers everything on the way to a page, or to the receipt.</summary>
    public async Task ToAsync(string page, Random? chance = null, string path = Lab.Survey)
    {
        if (Handle is null)
            await StartAsync(path);
        for (var steps = 0; At != page; steps++)
        {
            Assert.True(steps < 30, $"From {At} there is no way to {page}.");
            await FillAsync(chance);
        }
    }

    /// <summary>Answers everything on the page and goes on.</summary>
    public Task FillAsync(Random? chance = null) => PressAsync("continue", [.. Choices(chance)]);

    /// <summary>Presses a button, with what is on the page and these answers; an empty one is left out.</summary>
    public async Task PressAsync(string op, params (string Name, string Value)[] answers)
    {
        var fields = Fields();
        foreach (var (name, value) in answers)
            (fields[name], Answers[name]) = (value, value);
        var form = fields.Where(field => field.Value.Length > 0).Append(new("op", op)).ToArray();
        await PostAsync(form);
    }

    /// <summary>Sends a form as it is.</summary>
    public async Task PostAsync(KeyValuePair<string, string>[] form, string? path = null)
    {
        Sent.Add(form);
        await PostAsync(new FormUrlEncodedContent(form), path);
    }

    /// <summary>Sends anything.</summary>
    public async Task PostAsync(HttpContent content, string? path = null) =>
        await SendAsync(new(HttpMethod.Post, path ?? Action) { Content = content });

    /// <summary>Sends a request and follows where it leads.</summary>
    public async Task SendAsync(HttpRequestMessage request)
    {
        await ReplyAsync(request);
        Status = Reply.StatusCode;
        for (var steps = 0; steps < 3 && Reply.Headers.Location is { } next; steps++)
            await ReplyAsync(new(HttpMethod.Get, next));
    }

    /// <summary>What the form would send if its first button were pressed, that button aside.</summary>
    public Dictionary<string, string> Fields()
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in Document.QuerySelectorAll("input, textarea"))
        {
            var isOff = field is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false };
            var isDisabled = field.HasAttribute("disabled") || field.Closest("fieldset[disabled]") is not null;
            if (field.GetAttribute("name") is { } name && !isOff && !isDisabled)
                fields[name] = field is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)field).Value;
        }

        return fields;
    }

    /// <summary>What is ticked or written for an item; <c>null</c> where nothing is.</summary>
    public string? Shown(string item) => Document.QuerySelectorAll($"[name={item}]").Select(field => field switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement { Value: { Length: > 0 } text } => text,
        IHtmlTextAreaElement { Value: { Length: > 0 } text } => text,
        _ => null,
    }).LastOrDefault(value => value is not null);

    public void Dispose() => http.Dispose();

    /// <summary>An answer to each item of the page: the first of its options, or one by chance.</summary>
    private IEnumerable<(string Name, string Value)> Choices(Random? chance)
    {
        var inputs = Document.QuerySelectorAll("main [name]").Where(input =>
            input is not IHtmlButtonElement && input.Closest("fieldset[disabled]") is null);
        foreach (var item in inputs.GroupBy(input => input.GetAttribute("name")!))
        {
            var options = item.OfType<IHtmlInputElement>().Where(input => input.Type is "radio" or "checkbox").ToArray();
            yield return (item.Key, options.Length > 0
                ? options[chance?.Next(options.Length) ?? 0].Value
                : item.Any(input => input.GetAttribute("inputmode") == "numeric")
                    ? (chance?.Next(61) ?? 12).ToString(CultureInfo.InvariantCulture)
                    : $"Æblegrød & <b>“{chance?.Next() ?? 0}”</b>\r\nlinje to");
        }
    }

    private string Action => Document.QuerySelector("form.page")?.GetAttribute("action") switch
    {
        null => Lab.Survey,
        "?" => Url.Split('?')[0],
        var action => action,
    };

    private async Task ReplyAsync(HttpRequestMessage request)
    {
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (cookies && Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var url = request.RequestUri!.ToString();
        var reply = await http.SendAsync(request);
        var bytes = await reply.Content.ReadAsByteArrayAsync();
        Replies.Add((url, reply, Encoding.UTF8.GetString(Unpacked(reply, bytes)), bytes.Length));
        Keep(reply);
        if (reply.Content.Headers.ContentType?.MediaType == "text/html")
            Document = await new HtmlParser().ParseDocumentAsync(Source);
    }

    private static byte[] Unpacked(HttpResponseMessage reply, byte[] bytes)
    {
        if (!reply.Content.Headers.ContentEncoding.Contains("gzip"))
            return bytes;
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            gzip.CopyTo(unpacked);

        return unpacked.ToArray();
    }

    private void Keep(HttpResponseMessage reply)
    {
        foreach (var line in reply.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            var cookie = line.Split(';')[0].Split('=', 2);
            if (cookie[1].Length > 0)
                Cookies[cookie[0]] = cookie[1];
            else
                Cookies.Remove(cookie[0]);
        }
    }
}
