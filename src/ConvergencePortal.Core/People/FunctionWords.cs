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

    /// <summary>Null for a word that is said of no function.</summary>
    public static Function? Find(string word) => Enum.GetValues<Function>().Where(function => Of(function) == word).Select(function => (Function?)function).FirstOrDefault();
}
