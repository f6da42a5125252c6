using System.IO.Compression;
using System.Text.Json;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Trying;

/// <summary>How far somebody came who tries a draft. It is carried by the form of the page that is shown, and kept nowhere else.</summary>
/// <param name="IsStarted">Whether Start was pressed.</param>
/// <param name="HasPlace">Whether they came to the vignette.</param>
/// <param name="Language">The language of the page that is shown.</param>
/// <param name="Page">The page that is shown.</param>
/// <param name="Saved">What they sent, in sequence.</param>
public sealed record TriedState(bool IsStarted, bool HasPlace, string Language, string Page, IReadOnlyList<TriedPage> Saved)
{
    /// <summary>Bytes that the state can be read from again.</summary>
    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, this);
        return packed.ToArray();
    }

    /// <summary>Reads bytes that <see cref="Pack"/> wrote, and nothing else: whoever calls has seen to that.</summary>
    public static TriedState? Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<TriedState>(brotli);
    }

    /// <summary>What was sent, as a journey takes it.</summary>
    public IReadOnlyList<SavedPage> SavedOf(FrozenStudy study, DateTime nowUtc) =>
    [
        .. Saved.Select((page, index) => new SavedPage(
            index + 1, page.Page, page.Op, page.Language, page.Next, index, $"tried-{index}", "",
            page.Answers.Select(answer => (answer.Key, Read: study.Item(answer.Key).Read(answer.Value).Answer))
                .Where(answer => answer.Read is not null).ToDictionary(answer => answer.Key, answer => answer.Read!.Value),
            page.Stays, null, null, nowUtc)),
    ];
}

/// <summary>A page that was sent.</summary>
/// <param name="Page">Its name.</param>
/// <param name="Op">The button.</param>
/// <param name="Language">The language that it was shown in.</param>
/// <param name="Next">The language of the page after it.</param>
/// <param name="Stays">Whether it was shown again, for an answer that was left out.</param>
/// <param name="Answers">Item to answer, as a form posts it.</param>
public sealed record TriedPage(string Page, Op Op, string Language, string Next, bool Stays, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>A page that was saved, without what is not needed to go on.</summary>
    public static TriedPage Of(SavedPage saved) => new(
        saved.Page, saved.Op, saved.Language, saved.NextLanguage, saved.Stays,
        saved.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Posted));
}
