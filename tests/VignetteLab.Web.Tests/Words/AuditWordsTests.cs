using Microsoft.AspNetCore.Http;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Tests.Words;

public sealed class AuditWordsTests
{
    [Theory]
    [InlineData(AuditKind.FactorRemoved, "all", "all of them")]
    [InlineData(AuditKind.SignedIn, "code", "by password and code")]
    [InlineData(AuditKind.Unmasked, "all", "all")]
    [InlineData(AuditKind.Unmasked, "code", "code")]
    [InlineData(AuditKind.Amended, "link", "link")]
    public void What_somebody_wrote_as_a_reason_stands_as_they_wrote_it(AuditKind kind, string detail, string said) => Assert.Equal(said, AuditWords.Detail(
        new StudioTexts(new HttpContextAccessor()), new() { Id = 1, AtUtc = default, Kind = kind, By = "anna", Detail = detail, Hash = [] }));
}
