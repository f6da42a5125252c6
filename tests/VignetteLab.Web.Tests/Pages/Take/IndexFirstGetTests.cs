namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>A lab that nobody has looked at yet: the first look must change nothing either.</summary>
public sealed class IndexFirstGetTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Opening_addresses_changes_nothing()
    {
        using var scanner = lab.Walk();
        var before = await lab.StartedRowsAsync();

        foreach (var path in new[] { "", "/information", "/role", "/quality", "/receipt", "/declined", "?op=continue&consent=1" })
        {
            await scanner.OpenAsync(Lab.Survey + path);
            await scanner.SendAsync(new(HttpMethod.Head, Lab.Survey + path));
        }

        foreach (var path in new[] { "/", "/s/none", "/studies", $"/studies/{Lab.Study}/data.xlsx", "/account/sign-in", "/account/link/x", "/healthz" })
            await scanner.OpenAsync(path);
        Assert.Equal(before, await lab.RowsAsync());
        Assert.DoesNotContain(scanner.Cookies.Keys, name => name.StartsWith("svar", StringComparison.Ordinal));
    }
}
