namespace ConvergencePortal.Web.SignIn;

/// <summary>How people sign in to this host, decided once at start.</summary>
/// <param name="IsDemo">With a click, as somebody of the demo plant.</param>
/// <param name="IsDirectory">With the account of the company's directory.</param>
public sealed record SignInMode(bool IsDemo, bool ShowsDemoBanner, bool IsDirectory)
{
    public const string Demo = "Demo";
    public const string Directory = "EntraId";

    public static SignInMode From(IHostEnvironment environment, IConfiguration configuration)
    {
        var mode = configuration["Authentication:Mode"];
        if (mode is not (null or "" or Demo or Directory)) throw new InvalidOperationException($"Authentication:Mode is '{mode}'; it is {Directory} or {Demo}.");

        var isDemo = mode == Demo;
        if (isDemo && !environment.IsDevelopment() && !configuration.GetValue<bool>("Authentication:AllowDemo"))
            throw new InvalidOperationException("Authentication:Mode is Demo, where anybody is anybody. Outside Development the host starts with it only if Authentication:AllowDemo is true.");

        return new SignInMode(isDemo, isDemo && !environment.IsDevelopment(), mode == Directory);
    }
}
