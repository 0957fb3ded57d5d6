using System.Globalization;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Notices;
using NodaTime;

namespace ConvergencePortal.Web.SignIn;

/// <summary>What can be said about the set-up of the sign-in; each has its sentence on the health page.</summary>
public enum SignInRemark
{
    /// <summary>Nobody can sign in: no mode is set.</summary>
    NotSetUp,

    /// <summary>Anybody is anybody.</summary>
    Demo,

    /// <summary>The provider's metadata is there and names the issuer that was set.</summary>
    ProviderAnswers,

    /// <summary>It cannot be read.</summary>
    ProviderAway,

    /// <summary>It names another issuer than was set.</summary>
    OtherIssuer,

    /// <summary>It lacks something, or says nonsense.</summary>
    ProviderOdd,

    /// <summary>The clocks of both machines are too far apart for tokens to hold.</summary>
    ClocksApart,

    /// <summary>The clocks agree.</summary>
    ClocksAgree,

    /// <summary>The certificate that proves the portal to the provider holds.</summary>
    CertificateHolds,

    /// <summary>It ends within a month.</summary>
    CertificateEnds,

    /// <summary>It ended, or does not hold yet.</summary>
    CertificateOver,

    /// <summary>A secret proves the portal; when it ends only the provider knows.</summary>
    SecretSet,

    /// <summary>Which address must be registered at the provider.</summary>
    RedirectAddress,

    /// <summary>The address by which people reach the portal is no https address, so that nobody keeps a session.</summary>
    NoHttps,

    /// <summary>No app role or group gives anything yet.</summary>
    NoRightsYet,
}

/// <summary>A remark with what it speaks of; never a secret.</summary>
/// <param name="IsGood">False for what keeps somebody out, or soon will.</param>
public sealed record SignInFact(SignInRemark Remark, bool IsGood, string? Detail = null);

/// <summary>Looks at the set-up of the sign-in as an operator would: does the provider answer, is it the right one, will it take us.</summary>
public sealed class SignInSetup(SignInMode mode, AdministratorReads administrators, PublicAddress address, IClock clock, DirectorySettings? settings = null, DirectoryMetadata? metadata = null, DirectoryClient? client = null)
{
    private static readonly Duration EndsSoon = Duration.FromDays(30);

    public async Task<IReadOnlyList<SignInFact>> LookAsync(CancellationToken cancellationToken)
    {
        if (mode.IsDemo) return [new SignInFact(SignInRemark.Demo, !mode.ShowsDemoBanner)];
        if (settings is null || metadata is null || client is null) return [new SignInFact(SignInRemark.NotSetUp, false)];

        return [await LookAtProviderAsync(settings, metadata, cancellationToken), .. await LookAtClocksAsync(settings, client, cancellationToken), LookAtProof(settings), .. LookAtAddress(settings), .. await LookAtRightsAsync(settings, cancellationToken)];
    }

    private static async Task<SignInFact> LookAtProviderAsync(DirectorySettings settings, DirectoryMetadata metadata, CancellationToken cancellationToken)
    {
        try
        {
            var found = await metadata.ReadAsync(cancellationToken);
            return new SignInFact(SignInRemark.ProviderAnswers, true, found.Issuer);
        }
        catch (SignInRefusedException refused)
        {
            var remark = refused.Code switch { "metadata.unavailable" => SignInRemark.ProviderAway, "metadata.issuer" => SignInRemark.OtherIssuer, _ => SignInRemark.ProviderOdd };
            return new SignInFact(remark, false, settings.MetadataAddress);
        }
    }

    /// <summary>By the date that the provider's answer carries; nothing is said when it carries none.</summary>
    private async Task<IReadOnlyList<SignInFact>> LookAtClocksAsync(DirectorySettings settings, DirectoryClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(settings.MetadataAddress), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.Headers.Date is not { } theirs) return [];

            var apart = Instant.FromDateTimeOffset(theirs) - clock.GetCurrentInstant();
            var seconds = Math.Abs(apart.TotalSeconds);
            return [new SignInFact(seconds > IdTokenCheck.Skew.TotalSeconds ? SignInRemark.ClocksApart : SignInRemark.ClocksAgree, seconds <= IdTokenCheck.Skew.TotalSeconds, $"{seconds:0}")];
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [];
        }
    }

    private SignInFact LookAtProof(DirectorySettings settings)
    {
        if (settings.Certificate is not { } certificate) return new SignInFact(SignInRemark.SecretSet, true);

        var (now, until) = (clock.GetCurrentInstant(), Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime()));
        var isNow = Instant.FromDateTimeUtc(certificate.NotBefore.ToUniversalTime()) <= now && now < until;
        var day = until.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return !isNow ? new SignInFact(SignInRemark.CertificateOver, false, day) : until - now < EndsSoon ? new SignInFact(SignInRemark.CertificateEnds, false, day) : new SignInFact(SignInRemark.CertificateHolds, true, day);
    }

    private IEnumerable<SignInFact> LookAtAddress(DirectorySettings settings)
    {
        var own = address.Root.TrimEnd('/');
        yield return new SignInFact(SignInRemark.RedirectAddress, true, own + settings.CallbackPath);
        if (!Uri.TryCreate(own, UriKind.Absolute, out var root) || !DirectorySettings.IsSafe(root)) yield return new SignInFact(SignInRemark.NoHttps, false, own);
    }

    private async Task<IReadOnlyList<SignInFact>> LookAtRightsAsync(DirectorySettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await administrators.ListAsync(cancellationToken) is { Count: > 0 } ? [] : [new SignInFact(SignInRemark.NoRightsYet, false, settings.AdministratorRole)];
        }
        catch (System.Data.Common.DbException)
        {
            // The state of the database stands above, and on /readyz.
            return [];
        }
    }
}

/// <summary>The sentences of the set-up, in English as keys of the resources.</summary>
public static class SignInSetupTexts
{
    public static string Of(SignInRemark remark) => remark switch
    {
        SignInRemark.NotSetUp => "Nobody can sign in: Authentication:Mode is not set (docs/operate/entra-id.md).",
        SignInRemark.Demo => "Demo mode: everybody can choose to be anybody.",
        SignInRemark.ProviderAnswers => "The sign-in service answers, as {0}.",
        SignInRemark.ProviderAway => "The sign-in service does not answer at {0}. Check the address, the network and the proxy; the log says the cause.",
        SignInRemark.OtherIssuer => "What answers at {0} calls itself something else. Check the tenant id or the authority, letter by letter.",
        SignInRemark.ProviderOdd => "What answers at {0} is no usable sign-in service; the log says what is missing.",
        SignInRemark.ClocksApart => "The clocks of this machine and of the sign-in service are {0} seconds apart; more than 300 keep everybody out. Set the clock.",
        SignInRemark.ClocksAgree => "The clocks agree within {0} seconds.",
        SignInRemark.CertificateHolds => "The portal proves itself with a certificate that holds until {0}.",
        SignInRemark.CertificateEnds => "The certificate with which the portal proves itself ends on {0}. Put a new one in place before.",
        SignInRemark.CertificateOver => "The certificate with which the portal proves itself does not hold today (until {0}): nobody can sign in.",
        SignInRemark.SecretSet => "The portal proves itself with a secret. When it ends, the registration says.",
        SignInRemark.RedirectAddress => "This redirect address must be registered: {0}",
        SignInRemark.NoHttps => "People reach the portal at {0} without https, so no browser keeps a session. Set Portal:Address and TLS.",
        SignInRemark.NoRightsYet => "There is no administrator yet. Give somebody the app role {0} at the sign-in service and let them sign in.",
        _ => throw new ArgumentOutOfRangeException(nameof(remark), remark, null),
    };
}
