using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Tests;

public sealed class ClockworkTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_study_that_cannot_be_closed_keeps_no_other_open()
    {
        await using var db = lab.Open();
        var past = DateTime.UtcNow.AddMinutes(-5);
        db.Studies.Add(new() { Name = "a-study-without-a-key", Status = StudyStatus.Live, CreatedUtc = past, ClosesUtc = past });
        await lab.OpenStudyAsync("due");
        db.Studies.Single(study => study.Name == "due").ClosesUtc = past;
        await db.SaveChangesAsync();

        await ActivatorUtilities.CreateInstance<Clockwork>(lab.Services).StrikeAsync();

        db.ChangeTracker.Clear();
        Assert.Equal(StudyStatus.Closed, db.Studies.Single(study => study.Name == "due").Status);
        Assert.Equal(StudyStatus.Live, db.Studies.Single(study => study.Name == "a-study-without-a-key").Status);
    }
}
