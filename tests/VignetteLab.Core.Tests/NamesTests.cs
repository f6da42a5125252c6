namespace VignetteLab.Core.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("age_band")]
    [InlineData("item_12")]
    [InlineData("a23456789_123456789_123456789_12")]
    public void Lower_case_letters_digits_and_underscores_make_a_name(string name) => Assert.True(Names.IsName(name));

    [Theory]
    [InlineData("")]
    [InlineData("Age")]
    [InlineData("1st")]
    [InlineData("_age")]
    [InlineData("age_")]
    [InlineData("age-band")]
    [InlineData("år")]
    [InlineData("age\n")]
    [InlineData("a23456789_123456789_123456789_123")]
    public void Anything_else_makes_none(string name) => Assert.False(Names.IsName(name));

    [Theory]
    [InlineData("with")]
    [InlineData("long")]
    [InlineData("strl")]
    [InlineData("str12")]
    [InlineData("true")]
    [InlineData("function")]
    public void Words_of_SPSS_Stata_and_R_are_reserved(string name) => Assert.True(Names.IsReserved(name));

    [Theory]
    [InlineData("withdrawal")]
    [InlineData("str")]
    [InlineData("street")]
    [InlineData("str12b")]
    public void Words_that_only_begin_like_them_are_not(string name) => Assert.False(Names.IsReserved(name));

    [Theory]
    [InlineData("hiring")]
    [InlineData("hiring-2")]
    [InlineData("volunteers-in-the-nursing-home")]
    public void Words_joined_by_hyphens_make_an_address(string name) => Assert.True(Names.IsAddress(name));

    [Theory]
    [InlineData("")]
    [InlineData("-hiring")]
    [InlineData("hiring-")]
    [InlineData("hiring--2")]
    [InlineData("Hiring")]
    [InlineData("../hiring")]
    [InlineData("hiring\n")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901")]
    public void Nothing_else_makes_an_address(string name) => Assert.False(Names.IsAddress(name));
}
