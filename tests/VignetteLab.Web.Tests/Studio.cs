using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests;

/// <summary>A researcher's browser.</summary>
public sealed class Studio : IDisposable
{
    /// <summary>The password of everybody here.</summary>
    public const string Password = "four plain words together";

    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly Uri site;

    public Studio(Uri site)
    {
        this.site = site;
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = site };
    }

    /// <summary>What the browser keeps.</summary>
    public IEnumerable<Cookie> Cookies => cookies.GetCookies(site);

    /// <summary>Headers that are sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The page that came last.</summary>
    public IHtmlDocument Document { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>All that can be read on it.</summary>
    public string Words => Document.QuerySelector("main")?.TextContent ?? "";

    /// <summary>A researcher who has just made an account by a link; the first owns every study there is.</summary>
    public static async Task<Studio> JoinAsync(Lab lab, string email)
    {
        var studio = new Studio(lab.Address);
        var (token, _) = await lab.Services.GetRequiredService<Accounts>().LinkAsync(null);
        var reply = await studio.PostAsync($"/account/link/{token}", ("Input.Email", email), ("Input.Password", Password));
        Assert.Equal("/studies", reply.Headers.Location?.ToString());

        return studio;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        await GetAsync(path);
        var token = Document.QuerySelector("main form input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return await PostAsItIsAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Opens a page and sends fields to another, as a form on it would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string from, string to, params (string Name, string Value)[] fields)
    {
        await GetAsync(from);
        return await PostAsItIsAsync(to, [.. fields, Token]);
    }

    /// <summary>Opens a page and sends a file to another, as a form on it would.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string from, string to, byte[] file, params (string Name, string Value)[] fields)
    {
        await GetAsync(from);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "study.json" } };
        foreach (var (name, value) in fields.Append(Token))
            content.Add(new StringContent(value), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = content };
        return await SendAsync(request);
    }

    /// <summary>Sends fields and nothing else.</summary>
    public Task<HttpResponseMessage> PostAsItIsAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });

    /// <summary>Opens a page, chooses a file in the form that takes one and sends it.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string path, byte[] file, string name = "file.xlsx")
    {
        await GetAsync(path);
        var form = Document.QuerySelector("main form[enctype]")!;
        var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), form.QuerySelector("input[type=file]")!.GetAttribute("name")!, name },
        };
        return await SendAsync(new(HttpMethod.Post, path) { Content = content });
    }

    public void Dispose() => http.Dispose();

    private (string, string) Token => ("__RequestVerificationToken", Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "");

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        foreach (var (name, value) in Headers)
            request.Headers.Add(name, value);
        var reply = await http.SendAsync(request);
        if (reply.Content.Headers.ContentType?.MediaType == "text/html")
            Document = await new HtmlParser().ParseDocumentAsync(await reply.Content.ReadAsStringAsync());

        return reply;
    }
}
