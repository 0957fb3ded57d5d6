using System.Xml.Linq;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Scheduling;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class ConflictWordsTests
{
    [Fact]
    public void Groups_Together_NameEveryCodeOnce() =>
        ConflictWords.Groups.SelectMany(group => group.Codes).ShouldBe(Enum.GetValues<ConflictCode>(), ignoreOrder: true);

    [Fact]
    public void Words_OfEveryCodePolicyAndNumber_AreTranslated()
    {
        var german = XDocument.Load(RepositoryFiles.At("src", "ConvergencePortal.Web", "Texts.de.resx")).Root!.Elements("data").Select(data => (string)data.Attribute("name")!);
        var codes = Enum.GetValues<ConflictCode>().SelectMany(code => new[] { ConflictWords.Of(code), ConflictWords.Meaning(code) });
        var policies = Enum.GetValues<ConflictPolicy>().SelectMany(policy => new[] { ConflictWords.Choice(policy), ConflictWords.Of(policy).Words });

        codes.Concat(policies).Concat(ConflictWords.Groups.Select(group => group.Heading)).Concat(SettingNumber.All.Select(number => number.Label)).Except(german, StringComparer.Ordinal).ShouldBeEmpty();
    }
}
