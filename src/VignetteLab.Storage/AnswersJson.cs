using System.Text;
using System.Text.Json;
using VignetteLab.Core.Items;

namespace VignetteLab.Storage;

/// <summary>Answers as they are kept: an object of variable to number or text.</summary>
internal static class AnswersJson
{
    private static readonly JsonWriterOptions plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyDictionary<string, Answer> answers)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, plain))
        {
            json.WriteStartObject();
            foreach (var (name, answer) in answers)
            {
                if (answer.Text is { } text)
                    json.WriteString(name, text);
                else
                    json.WriteNumber(name, answer.Number.GetValueOrDefault());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static Dictionary<string, Answer> Read(string json)
    {
        var answers = new Dictionary<string, Answer>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            answers[name] = reader.TokenType == JsonTokenType.Number
                ? Answer.Of(reader.GetInt64())
                : Answer.Of(reader.GetString()!);
        }

        return answers;
    }
}
