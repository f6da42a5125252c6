using System.Security.Cryptography;
using System.Text;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Take;

/// <summary>What came of reading a page's fields.</summary>
/// <param name="Answers">Variable to answer; blanks are not in it.</param>
/// <param name="Faults">The items that cannot be read, and why.</param>
public sealed record ReadForm(
    IReadOnlyDictionary<string, Answer> Answers, IReadOnlyList<(Item Item, Fault Fault)> Faults);

/// <summary>A form that a respondent sent.</summary>
public sealed class SentForm(IFormCollection fields)
{
    /// <summary>The most bytes that a page may send; more is refused unread.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>What proves that the form is ours.</summary>
    public string? Handle => fields["handle"].LastOrDefault();

    /// <summary>The button; going on where none is named.</summary>
    public string Op => fields["op"].LastOrDefault() is { Length: > 0 } op ? op : "continue";

    /// <summary>The language that a button asks for; <c>null</c> when it asks for none.</summary>
    public string? NextLanguage =>
        Op.StartsWith("lang:", StringComparison.Ordinal) && Words.Texts.Languages.Contains(Op[5..]) ? Op[5..] : null;

    /// <summary>Reads a form; <c>null</c> when it is too large, an empty one when it is none.</summary>
    public static async Task<SentForm?> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return new(FormCollection.Empty);
        try
        {
            return new(await request.ReadFormAsync());
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return new(FormCollection.Empty);
        }
    }

    /// <summary>What is in a field: of several that are called the same, the last that is not empty.</summary>
    public string? Posted(string item) => fields[item].LastOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>Which of a page's buttons was pressed.</summary>
    public Op OpOn(Page page) => Op switch
    {
        "back" => Core.Studies.Op.Back,
        "leave" => Core.Studies.Op.Leave,
        "decline" when page.Name == FrozenStudy.Information => Core.Studies.Op.Decline,
        _ => NextLanguage is null ? Core.Studies.Op.Continue : Core.Studies.Op.Language,
    };

    /// <summary>Reads the fields of a page; what the page does not ask is not looked at.</summary>
    public ReadForm Read(Page page)
    {
        var answers = new Dictionary<string, Answer>();
        var faults = new List<(Item, Fault)>();
        foreach (var item in page.Items)
        {
            var reading = item.Read(Posted(item.Name));
            if (reading.Fault is { } fault)
                faults.Add((item, fault));
            else if (reading.Answer is { } answer)
                answers[item.Name] = answer;
        }

        return new(answers, faults);
    }

    /// <summary>A hash of all that counts, to know a second sending from a correction.</summary>
    public string Body(Page page)
    {
        var text = new StringBuilder(Op);
        foreach (var item in page.Items)
            text.Append('\u001f').Append(item.Name).Append('\u001e').Append(Posted(item.Name));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
