namespace ConvergencePortal.Core.People;

/// <summary>Functions as they are said in a sentence.</summary>
public static class FunctionWords
{
    public static string Of(Function function) => function switch
    {
        Function.ProcessSafety => "Process safety",
        Function.IT or Function.OT or Function.Maintenance or Function.Production or Function.Quality or Function.Cybersecurity => function.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };
}
