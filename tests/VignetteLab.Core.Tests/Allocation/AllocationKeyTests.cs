using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class AllocationKeyTests
{
    [Fact]
    public void The_commitment_is_that_of_the_reference()
    {
        var key = new AllocationKey(AllocationVectors.All.KeyBytes);

        Assert.Equal(AllocationVectors.All.Commitment, key.Commitment);
    }

    [Fact]
    public void A_key_is_read_as_it_is_written()
    {
        var hex = AllocationVectors.All.Key;

        Assert.Equal(hex, AllocationKey.Parse(hex)?.Hex);
    }

    [Fact]
    public void A_key_in_capitals_is_the_same_key()
    {
        var hex = AllocationVectors.All.Key;

        Assert.Equal(hex, AllocationKey.Parse(hex.ToUpperInvariant())?.Hex);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f00")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1g")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1１")]
    public void Anything_but_64_hexadecimal_digits_is_no_key(string hex) => Assert.Null(AllocationKey.Parse(hex));
}
