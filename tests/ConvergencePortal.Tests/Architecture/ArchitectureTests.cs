using System.Reflection;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Db.Sqlite;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Architecture;

/// <summary>The rules of the house that a compiler does not keep. A failure names the type, what it uses and the rule.</summary>
public sealed class ArchitectureTests
{
    private const string Features = "ConvergencePortal.Core.";
    /// <summary>What every feature stands on, and the demo plant, which stands on all of them: it plays the people who use them.</summary>
    private static readonly string[] Shared = ["Common", "Data", "Demo"];
    private static readonly string[] PureEndings = ["Policy", "Rules", "Errors", "Checks"];
    private static readonly string[] PureFolders = ["Scheduling", "Windows"];
    private static readonly string[] ForeignToCore =
        ["Microsoft.AspNetCore", "Radzen", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "Microsoft.Data", "SQLitePCLRaw"];

    private static readonly Assembly Core = typeof(PortalDb).Assembly;
    private static readonly Dictionary<Type, IReadOnlySet<Type>> Uses = TypeUse.Written(Core).ToDictionary(type => type, TypeUse.Of);

    [Fact]
    public void Core_References_NoHostAndNoEngine()
    {
        var foreign = Core.GetReferencedAssemblies().Where(a => ForeignToCore.Any(prefix => a.Name!.StartsWith(prefix, StringComparison.Ordinal)));

        foreign.Select(a => $"Core references {a.Name}; it must be true without a browser and on any engine").ShouldBeEmpty();
    }

    [Fact]
    public void EntitiesPoliciesAndScheduling_Use_NoEntityFramework()
    {
        using var db = new PortalDb((DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UsePortalSqlite("Data Source=unused.db").Options);
        var entities = db.Model.GetEntityTypes().Select(entity => entity.ClrType).ToHashSet();
        var pure = Uses.Keys.Where(type => entities.Contains(type) || (PureEndings.Any(type.Name.EndsWith) && !IsUseCase(type)) || (PureFolders.Contains(FeatureOf(type)) && !ReachesTheDatabase(type)));

        pure.Where(type => Uses[type].Any(IsEntityFramework))
            .Select(type => $"{type.Name} uses {string.Join(", ", Uses[type].Where(IsEntityFramework).Select(used => used.Name))}; rules are kept free of Entity Framework")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Components_Use_NoDbContext()
    {
        var components = TypeUse.Written(typeof(Program).Assembly).Where(typeof(IComponent).IsAssignableFrom).ToList();

        components.ShouldNotBeEmpty();
        components.Where(type => TypeUse.Of(type).Any(IsEntityFramework))
            .Select(type => $"{type.Name} touches the database; a component asks use cases and read classes")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Features_Use_NoUseCaseOfAnother()
    {
        var steps = from type in Uses.Keys
                    where FeatureOf(type) is not null
                    from used in Uses[type]
                    where IsUseCase(used) && FeatureOf(used) is not null && FeatureOf(used) != FeatureOf(type)
                    select $"{FeatureOf(type)}.{type.Name} uses {FeatureOf(used)}.{used.Name}; a feature uses another's ids and read classes, never its use cases";

        steps.ShouldBeEmpty();
    }

    [Fact]
    public void Features_DependOnEachOther_WithoutCircle()
    {
        var steps = (from type in Uses.Keys
                     from used in Uses[type]
                     where FeatureOf(type) is not null && FeatureOf(used) is not null && FeatureOf(type) != FeatureOf(used)
                     select (From: FeatureOf(type)!, To: FeatureOf(used)!, Because: $"{type.Name} uses {used.Name}")).ToList();
        var inCircle = steps.Where(step => Reaches(step.To, step.From, steps.ToLookup(s => s.From, s => s.To)));

        inCircle.Select(step => $"{step.From} needs {step.To} ({step.Because}), and {step.To} needs {step.From}; features form no circle").ShouldBeEmpty();
    }

    /// <summary>The folder below Core that is a feature; null for what all of them share and for the index of services.</summary>
    private static string? FeatureOf(Type type) =>
        type.Assembly == Core && type.Namespace is { } folder && folder.StartsWith(Features, StringComparison.Ordinal) && !Shared.Contains(folder[Features.Length..])
            ? folder[Features.Length..]
            : null;

    private static bool IsUseCase(Type type) => type.GetMethod("RunAsync") is not null;

    private static bool IsEntityFramework(Type type) => type == typeof(PortalDb) || type.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true;

    /// <summary>Says so itself: a mapping, or a use case, read class or query whose constructor or methods are handed the context or its factory.</summary>
    private static bool ReachesTheDatabase(Type type) => type.Name.EndsWith("Mapping", StringComparison.Ordinal)
        || type.GetConstructors().Cast<MethodBase>().Concat(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance))
            .SelectMany(method => method.GetParameters()).Any(parameter => parameter.ParameterType == typeof(IDbContextFactory<PortalDb>) || parameter.ParameterType == typeof(PortalDb));

    private static bool Reaches(string from, string to, ILookup<string, string> steps)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var feature))
        {
            if (feature == to) return true;
            if (seen.Add(feature)) foreach (var next in steps[feature]) open.Push(next);
        }
        return false;
    }
}
