namespace VignetteLab.Web.Tests;

public sealed class PasswordsTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("Password1234!")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("123456789012")]
    [InlineData("111111111111")]
    [InlineData("qwertyuiop12")]
    [InlineData("qwerty123456")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("adgangskode1")]
    [InlineData("Sommer2026!!")]
    [InlineData("københavn123")]
    [InlineData("iloveyou1234")]
    [InlineData("passwordpassword")]
    [InlineData("abcabcabcabc")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("correct horse battery staple")]
    [InlineData("vignettelab1")]
    [InlineData("anna.holm2026")]
    [InlineData("____________")]
    public void What_a_guesser_tries_first_is_refused(string password) =>
        Assert.True(Passwords.IsGuessable(password, "anna.holm@example.org"));

    [Theory]
    [InlineData("four plain words together")]
    [InlineData("four words in a row")]
    [InlineData("another plain password")]
    [InlineData("kaffe på broen klokken ni")]
    [InlineData("tR7vkq02Lmzw")]
    [InlineData("min gamle cykel er blå")]
    [InlineData("summer ferry sandwich")]
    public void What_somebody_made_up_is_taken(string password) =>
        Assert.False(Passwords.IsGuessable(password, "anna.holm@example.org"));

    [Fact]
    public void A_long_password_is_judged_at_once() =>
        Assert.False(Passwords.IsGuessable(string.Concat(Enumerable.Repeat("passpasswordqw", 9)) + "ø", "anna@example.org"));
}
