using AdminPlatform.Core.Common;

namespace AdminPlatform.Tests.Common;

public sealed class PageRequestTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 100)]
    [InlineData(int.MaxValue, 100)]
    public void Check_InRange_IsGood(int number, int size) => new PageRequest(number, size).Check("page", "size").ShouldBeEmpty();

    [Theory]
    [InlineData(0, 1, "page")]
    [InlineData(1, 0, "size")]
    [InlineData(1, 101, "size")]
    [InlineData(-1, int.MaxValue, "page,size")]
    public void Check_OutOfRange_NamesTheFields(int number, int size, string fields) =>
        string.Join(',', new PageRequest(number, size).Check("page", "size").Select(field => field.Field)).ShouldBe(fields);

    [Fact]
    public void Offset_OfTheLastPossiblePage_DoesNotOverflow() => new PageRequest(int.MaxValue, 100).Offset.ShouldBe(214_748_364_600L);
}
