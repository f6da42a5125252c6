using System.Collections;
using System.Globalization;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The fields of a form that say what its parts are called: each <c>Name</c> that has a <c>Was</c> beside it, which says which part of the study it is.</summary>
internal static class NameFields
{
    /// <summary>Both with their names within the form, as in <c>Factors[0].Levels[1].Was</c>.</summary>
    public static IEnumerable<(string Name, string Value)> Of(object form, string at = "")
    {
        foreach (var property in form.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            if (property.Name == "Was" && property.GetValue(form) is string was)
            {
                yield return ($"{at}Was", was);
                yield return ($"{at}Name", form.GetType().GetProperty("Name")?.GetValue(form) as string ?? "");
            }
            else if (IsParts(property.PropertyType) && property.GetValue(form) is IList list)
            {
                foreach (var (index, part) in list.Cast<object>().Index())
                {
                    foreach (var field in Of(part, string.Create(CultureInfo.InvariantCulture, $"{at}{property.Name}[{index}].")))
                        yield return field;
                }
            }
        }
    }

    private static bool IsParts(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) &&
        type.GetGenericArguments()[0] is { IsClass: true } part && part != typeof(string);
}
