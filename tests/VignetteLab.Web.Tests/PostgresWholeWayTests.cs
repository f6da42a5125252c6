namespace VignetteLab.Web.Tests;

/// <summary>The whole way on a PostgreSQL server.</summary>
public sealed class PostgresWholeWayTests(PostgresFieldwork lab) : IClassFixture<PostgresFieldwork>
{
    [PostgresFact]
    public async Task On_PostgreSQL_too_nothing_is_lost_changed_or_mixed_up()
    {
        WholeWayTests.AssertAnswers(lab, Fieldwork.Read(lab.Workbook, "wide"));
        WholeWayTests.AssertVignettes(lab);
        await WholeWayTests.AssertArmsAsync(lab);
        Assert.DoesNotContain("BROKEN", await lab.RunAsync("verify"), StringComparison.Ordinal);
        Assert.False(File.Exists(lab.File));
    }
}
