namespace ConvergencePortal.Core.SignIn;

/// <summary>A key of the host that protects cookies, forms and the secrets of channels. It lies in the database so that every node and the next start know it.</summary>
public sealed class ProtectionKey
{
    private ProtectionKey() { }

    /// <param name="name">As the host names it; says which key it is to whoever looks.</param>
    /// <param name="xml">The key in the framework's own form, encrypted when the host was given a certificate.</param>
    public ProtectionKey(string name, string xml) => (Name, Xml) = (name, xml);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Xml { get; private set; } = "";
}
