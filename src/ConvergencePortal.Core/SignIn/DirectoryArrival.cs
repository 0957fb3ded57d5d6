using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Makes a person of somebody who signs in for the first time: a name and a code, and no right.</summary>
internal static class DirectoryArrival
{
    private const string Nameless = "person";
    private const int CodeStem = 32;
    private const int EmailLength = 254;

    /// <summary>Parts of addresses under /people; somebody of that code would have no page.</summary>
    private static readonly string[] Reserved = ["shifts", "keys", "rights"];

    public static async Task<Person> AddAsync(PortalDb db, DirectoryProfile profile, Instant now, CancellationToken cancellationToken)
    {
        var stem = StemOf(profile.UserName);
        var taken = await db.People.AsNoTracking().Where(p => p.Code.StartsWith(stem)).Select(p => p.Code).ToListAsync(cancellationToken);
        var code = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? stem : $"{stem}-{number}")
            .First(candidate => !taken.Concat(Reserved).Contains(candidate, StringComparer.OrdinalIgnoreCase));

        var person = new Person(code, NameOf(profile.Name) ?? code, PersonKind.Person) { Account = profile.Account.Text, Email = EmailOf(profile.Email) };
        db.People.Add(person);
        db.Ledger.Add(LedgerEntry.For(Actor.Portal, Command.New(), now, RecordTypes.Person, code, null, SignInWithDirectory.Arrived, $"{person.Name} signed in for the first time, without any right"));
        return person;
    }

    /// <summary>The part before the @ in plain letters; a code is no right, and nothing is found by it.</summary>
    internal static string StemOf(string? userName)
    {
        var plain = new string([.. (userName ?? "").Split('@')[0].ToLowerInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')]).TrimStart('.', '-', '_');
        var stem = plain[..Math.Min(plain.Length, CodeStem)].TrimEnd('.', '-', '_');
        return stem.Length == 0 ? Nameless : stem;
    }

    /// <summary>What can be read and printed of the name that the directory sent, cut to what a name may have.</summary>
    internal static string? NameOf(string? name)
    {
        var plain = new string([.. (name ?? "").Where(letter => !PlainText.HasForbiddenCharacter(letter.ToString()) && letter is not ('\n' or '\r' or '\t'))]).Trim();
        return plain.Length == 0 ? null : plain[..Math.Min(plain.Length, PlainText.NameLength)].Trim();
    }

    private static string? EmailOf(string? email) => email is { Length: <= EmailLength } && PeopleRules.IsMailAddress(email) ? email : null;
}
