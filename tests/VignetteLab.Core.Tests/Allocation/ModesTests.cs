using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class ModesTests
{
    [Fact]
    public void The_three_modes_have_the_names_that_labels_use() =>
        Assert.Equal(["live", "pilot", "simulated"], Enum.GetValues<Mode>().Select(mode => mode.Name()));
}
