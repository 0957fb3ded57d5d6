namespace ConvergencePortal.Web;

/// <summary>Names the resource that holds every text of the screens. English texts are their own keys; another language is one more Texts.‹culture›.resx.</summary>
public sealed class Texts;
