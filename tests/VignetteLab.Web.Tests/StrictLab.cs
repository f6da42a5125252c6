using Microsoft.AspNetCore.Hosting;

namespace VignetteLab.Web.Tests;

/// <summary>A lab as it is hosted, where a password alone opens nothing.</summary>
public sealed class StrictLab : Lab
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
    }
}
