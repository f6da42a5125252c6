namespace VignetteLab.Web.Tests;

/// <summary>Likewise, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = new PythonFactAttribute().Skip;
}
