namespace VignetteLab.Core.Tests.Reference;

/// <summary>A theory that asks a Python script, skipped where there is no Python.</summary>
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = new PythonFactAttribute().Skip;
}
