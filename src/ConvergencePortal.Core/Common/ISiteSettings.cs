namespace ConvergencePortal.Core.Common;

/// <summary>Settings of one site that are read and saved as a whole.</summary>
public interface ISiteSettings
{
    /// <summary>Code of the site.</summary>
    string Site { get; }

    /// <summary>0 while the site has set nothing.</summary>
    int Version { get; }
}
