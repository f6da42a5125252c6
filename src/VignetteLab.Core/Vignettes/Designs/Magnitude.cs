namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>A number of any size: determinants of hundreds of parameters leave the range of a double.</summary>
/// <param name="Mantissa">From 1 up to 2, or 0.</param>
/// <param name="Exponent">The power of two.</param>
internal readonly record struct Magnitude(double Mantissa, int Exponent)
{
    public static Magnitude One { get; } = new(1, 0);

    /// <summary>Multiplies exactly but for one rounding, so that all machines agree.</summary>
    public Magnitude Times(double factor)
    {
        var product = Mantissa * factor;
        if (!(product > 0))
            return new(0, 0);
        var shift = Math.ILogB(product);
        return new(Math.ScaleB(product, -shift), Exponent + shift);
    }

    /// <summary>This as a multiple of another.</summary>
    public double Over(Magnitude other) => Math.ScaleB(Mantissa / other.Mantissa, Exponent - other.Exponent);

    /// <summary>The root of a degree, for people to read: nothing may be decided by it.</summary>
    public double Root(int degree) =>
        Mantissa == 0 ? 0 : Math.Exp((Math.Log(Mantissa) + Exponent * Math.Log(2)) / degree);
}
