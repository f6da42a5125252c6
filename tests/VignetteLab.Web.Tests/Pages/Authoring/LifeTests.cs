using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>What the pages of a study's life offer, and what they say where something is not to be had.</summary>
public sealed class LifeTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_launch_without_an_end_and_without_a_reason_for_that_is_an_error_at_its_field()
    {
        const string name = "endless";
        using var anna = await OwnerAsync(name);
        await lab.AcceptAsync(name);

        await anna.PostAsync($"/studies/{name}/launch?handler=Launch", ("Input.Name", name));

        var field = anna.Document.QuerySelector("#noclose")!;
        Assert.Equal(("true", "noclose-error"), (field.GetAttribute("aria-invalid"), field.GetAttribute("aria-describedby")));
        Assert.True(field.HasAttribute("autofocus"));
        Assert.Contains("Give the time at which the study closes", anna.Document.QuerySelector("#noclose-error")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Give the time at which the study closes", anna.Document.QuerySelector(".validation-summary-errors")?.TextContent, StringComparison.Ordinal);
    }

    private async Task<Studio> OwnerAsync(string name)
    {
        await lab.TakeInAsync(name);
        return await MemberAsync(name, MembershipRole.Owner, name);
    }

    private async Task<Studio> MemberAsync(string study, MembershipRole role, string? who = null)
    {
        var studio = await Studio.JoinAsync(lab, $"{who ?? $"{study}-{role}"}@example.org");
        await Owning.GiveAsync(lab, study, role);
        return studio;
    }
}
