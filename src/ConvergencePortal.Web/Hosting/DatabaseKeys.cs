using System.Xml.Linq;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.SignIn;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Keeps the keys of Data Protection in the portal's database. The framework reads at start and about once a day, and asks without async.</summary>
public sealed class DatabaseKeys(IDbContextFactory<PortalDb> factory) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = factory.CreateDbContext();
        return db.ProtectionKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml).ToList().ConvertAll(XElement.Parse);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = factory.CreateDbContext();
        db.ProtectionKeys.Add(new ProtectionKey(friendlyName ?? "", element.ToString(SaveOptions.DisableFormatting)));
        db.SaveChanges();
    }
}
