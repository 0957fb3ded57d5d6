using System.Globalization;
using System.Text;
using ConvergencePortal.Core;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Notices;

namespace ConvergencePortal.Web.SignIn;

/// <summary>The set-up of the sign-in on the command line, for when nobody can come in to read the health page: <c>sign-in check</c>.</summary>
public static class SignInCommand
{
    public static bool IsMeant(string[] args) => args is ["sign-in", "check"];

    /// <summary>Answers the exit code: 0 when nothing is wrong.</summary>
    public static async Task<int> RunAsync(WebApplicationBuilder builder)
    {
        // A reader that cannot write cannot come into the way of the portal that runs on the same file.
        if (builder.Configuration["Database:Provider"] != PortalDatabase.SqlServer) builder.Configuration["Database:ConnectionString"] += ";Mode=ReadOnly";
        try
        {
            builder.Services.AddPortal();
            builder.Services.AddPortalDatabase();
            builder.Services.AddPortalKeys(builder.Configuration);
            builder.Services.AddPortalSignIn(builder.Environment, builder.Configuration);
            builder.Services.AddPortalNotices(builder.Environment, builder.Configuration);
            await using var app = builder.Build();
            await using var scope = app.Services.CreateAsyncScope();
            var facts = await scope.ServiceProvider.GetRequiredService<SignInSetup>().LookAsync(CancellationToken.None);
            foreach (var fact in facts) Say(fact.IsGood, string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(SignInSetupTexts.Of(fact.Remark)), fact.Detail));
            return facts.All(fact => fact.IsGood) ? 0 : 1;
        }
        catch (InvalidOperationException exception)
        {
            // Settings that cannot be are refused with a sentence for the operator.
            Say(false, exception.Message);
            return 1;
        }
    }

    private static void Say(bool isGood, string sentence) => Console.WriteLine($"{(isGood ? "ok " : "BAD")} {sentence}");
}
