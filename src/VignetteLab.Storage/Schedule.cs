using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>From when until when respondents can start.</summary>
/// <param name="OpensUtc">From when; <c>null</c> for at once.</param>
/// <param name="ClosesUtc">When it closes by itself; <c>null</c> where somebody has to close it.</param>
/// <param name="GraceHours">For how many hours after the close those who are allocated may go on, from 0 to <see cref="MostGrace"/>.</param>
public sealed record Schedule(DateTime? OpensUtc, DateTime? ClosesUtc, int GraceHours = StudyRecord.UsualGrace)
{
    /// <summary>The most hours of grace: four weeks.</summary>
    public const int MostGrace = 672;

    /// <summary>At once, until somebody closes it.</summary>
    public static Schedule Now { get; } = new(null, null);

    /// <summary>The schedule where it can be kept.</summary>
    /// <param name="nowUtc">What time it is.</param>
    /// <exception cref="RefusedException">It closes before it opens, or in the past, or the grace is out of bounds.</exception>
    public Schedule Checked(DateTime nowUtc)
    {
        if (ClosesUtc <= nowUtc)
            throw new RefusedException("The time of the close is past. Choose a later one, or close the study now.");
        if (ClosesUtc <= OpensUtc)
            throw new RefusedException("The study would close before it opens. Move one of the two times.");
        if (GraceHours is < 0 or > MostGrace)
            throw new RefusedException($"Those who are under way can have from 0 to {MostGrace} hours after the close.");
        return this;
    }
}
