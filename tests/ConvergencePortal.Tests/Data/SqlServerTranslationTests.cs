using System.Reflection;
using ConvergencePortal.Core;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Data;

/// <summary>Every method of every registered read class is run on the test plant, once with its options left out and once with them given.</summary>
public sealed class SqlServerTranslationTests
{
    public static TheoryData<string> ReadMethods => [.. Reads().SelectMany(MethodsOf, (type, method) => $"{type.Name}.{method.Name}").Distinct()];

    [Theory]
    [MemberData(nameof(ReadMethods))]
    public async Task Read_OnTheTestPlant_TranslatesOnSqlServerToo(string name)
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        var actor = await portal.ActorAsync("it.berlin");

        foreach (var (type, method) in Reads().SelectMany(MethodsOf, (type, method) => (type, method)).Where(m => $"{m.type.Name}.{m.method.Name}" == name))
        {
            await RunAsync(portal.Get(type), method, new Examples(actor, GivesOptions: false));
            await RunAsync(portal.Get(type), method, new Examples(actor, GivesOptions: true));
        }
    }

    [Fact]
    public async Task Portal_QueryThatOnlySqliteUnderstands_FailsItsTest()
    {
        await using var portal = await TestPortal.CreateAsync();
        await using var db = portal.Db();

        var refused = Should.Throw<InvalidOperationException>(() => db.People.Where(p => EF.Functions.Glob(p.Name, "A*")).ToList());

        refused.Message.ShouldContain("SQL Server");
    }

    private static IEnumerable<Type> Reads() => new ServiceCollection().AddPortal().Select(service => service.ServiceType).Where(type => type.Name.EndsWith("Reads", StringComparison.Ordinal));

    private static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.ReturnType.IsAssignableTo(typeof(Task)));

    private static async Task RunAsync(object reads, MethodInfo method, Examples examples)
    {
        var answer = (Task)method.Invoke(reads, [.. method.GetParameters().Select(p => examples.Of(p.ParameterType, p.Name!, IsOptional(p)))])!;

        await answer;
    }

    private static bool IsOptional(ParameterInfo parameter) =>
        parameter.HasDefaultValue || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
}
