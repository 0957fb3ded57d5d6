using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Shared;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Shared;

public sealed class SearchFieldTests : ComponentTest
{
    [Fact]
    public void Field_OlderValueComesBackWhileTyping_KeepsWhatIsTyped()
    {
        var field = Render<SearchField>(p => p.Add(x => x.Label, "Search").Add(x => x.Value, null));
        field.Find("input").Input("f");
        field.Find("input").Input("fi");

        field.Render(p => p.Add(x => x.Value, "f"));

        field.Find("input").GetAttribute("value").ShouldBe("fi");
    }

    [Fact]
    public void Field_FilterClearedElsewhere_IsCleared()
    {
        var field = Render<SearchField>(p => p.Add(x => x.Label, "Search").Add(x => x.Value, "filler"));

        field.Render(p => p.Add(x => x.Value, null));

        field.Find("input").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public void Field_Typed_TellsTheTextWithoutBlanks()
    {
        string? told = null;
        var field = Render<SearchField>(p => p.Add(x => x.Label, "Search").Add(x => x.Value, null).Add(x => x.ValueChanged, value => told = value));

        field.Find("input").Input(" filler ");

        told.ShouldBe("filler");
    }
}
