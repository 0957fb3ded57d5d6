namespace ConvergencePortal.Web.Plant;

/// <summary>Where an equipment node has its page: /plant and its path of codes.</summary>
public static class PlantAddress
{
    public static string Of(string path) => $"/plant/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
}
