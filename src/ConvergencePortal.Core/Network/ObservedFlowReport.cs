using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Network;

/// <summary>What an import of observed flows does, or would do in a dry run. If any row is wrong, nothing was written.</summary>
/// <param name="New">Flows that the portal did not know at this site.</param>
/// <param name="Changed">Known flows of which the file says something newer, or an earlier beginning.</param>
/// <param name="Unchanged">Known flows of which the file says nothing new.</param>
/// <param name="WrongRows">All wrong rows, also those no sentence was kept for.</param>
/// <param name="Wrong">Sentences for the first <see cref="ObservedFlowFileReader.MostRemarks"/> wrong cells.</param>
/// <param name="UnreadColumns">Columns of the header that nothing is read from.</param>
public sealed record ObservedFlowReport(int New, int Changed, int Unchanged, int WrongRows, IReadOnlyList<FileRemark> Wrong, IReadOnlyList<string> UnreadColumns)
{
    public bool WritesNothing => New + Changed == 0;
}
