using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication;

namespace ConvergencePortal.Web.SignIn;

/// <summary>What a person meets when they are not let in: a plain page with an id. The log knows the cause under that id; the ledger knows that it happened.</summary>
public static class DirectoryEvents
{
    private const int LongestName = 60;

    public static async Task OnRemoteFailure(RemoteFailureContext context)
    {
        var http = context.HttpContext;
        var refused = context.Failure as SignInRefusedException ?? Interpret(http, context.Failure);
        context.Response.Redirect(Refuse(http, refused));
        context.HandleResponse();

        // Whoever turned back or came late was not refused anything, and what falls before a token was looked at can be sent by anybody, as often as they like.
        if (refused.Why is SignInWhy.Cancelled or SignInWhy.Late or SignInWhy.Unavailable || refused.Code.StartsWith("answer.", StringComparison.Ordinal)) return;
        var note = http.RequestServices.GetRequiredService<NoteRefusedSignIn>();
        await note.RunAsync(refused.Code, $"Not let in ({refused.Why}).", refused.Account, http.Connection.RemoteIpAddress?.ToString(), http.RequestAborted);
    }

    /// <summary>Logs the cause, and says where the person goes.</summary>
    public static string Refuse(HttpContext context, SignInRefusedException refused)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("ConvergencePortal.SignIn");
        log.LogWarning(refused.InnerException, "Sign-in {Id} was not let in: {Code}. {Cause}", context.TraceIdentifier, refused.Code, refused.Message);
        return $"{SignInAddress.Failed}?why={refused.Why}&id={Uri.EscapeDataString(context.TraceIdentifier)}";
    }

    /// <summary>A name that a stranger sent, fit for a log line.</summary>
    public static string Plain(string name) => new([.. name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.').Take(LongestName)]);

    /// <summary>What the framework's own handler refuses: it knows no names for its reasons.</summary>
    private static SignInRefusedException Interpret(HttpContext context, Exception? failure)
    {
        var error = context.Request.Query["error"].ToString();
        if (error == "access_denied") return new SignInRefusedException(SignInWhy.Cancelled, "answer.cancelled", "The person or the provider said no.");
        if (error.Length > 0) return SignInRefusedException.Provider("answer.error", $"The provider answered {Plain(error)}.");
        if (failure is SignInRefusedException inner) return inner;

        var isState = failure?.Message is { } text && (text.Contains("Correlation", StringComparison.Ordinal) || text.Contains("state", StringComparison.Ordinal));
        return isState ? new SignInRefusedException(SignInWhy.Late, "answer.state", "The state is missing, of another browser, or was used before.")
            : new SignInRefusedException(SignInWhy.Refused, "answer.unreadable", "The answer cannot be read.", failure);
    }
}
