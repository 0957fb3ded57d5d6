using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>
/// Data of the test plant in memory: supervision on the office PC sends set points to the filler (which it needs to run) and reads its states; a historian beside it copies them and quality reads
/// the copy. The labeler's panel knows its lots; the skid's safety controller is watched by a page on paper.
/// </summary>
internal static class BerlinData
{
    public const int Supervision = 1, FillerValues = 2, Historian = 3, Copy = 4, Lots = 5, SafetyState = 6, Round = 7;
    public const int SetPoints = 1, States = 2, Archive = 3, Replica = 4, Release = 5, Watch = 6, Meeting = 7;

    public static FlowPicture Whole => With();

    public static FlowPicture With(Func<SourceView, SourceView>? source = null, Func<FlowView, FlowView>? flow = null) =>
        new([.. Sources.Select(s => source?.Invoke(s) ?? s)], [.. Flows.Select(f => flow?.Invoke(f) ?? f)]);

    private static readonly SourceView[] Sources =
    [
        new(Supervision, "SCADA", "Supervision", DataSourceKind.SCADA, BerlinPicture.Line, BerlinPicture.OfficePc, Function.OT, "First OT"),
        new(FillerValues, "PLC-FILL", "Filler values", DataSourceKind.PLC, BerlinPicture.Filler, BerlinPicture.FillerPlc, Function.Production, "First Production"),
        new(Historian, "HIST", "Historian", DataSourceKind.Historian, BerlinPicture.Site, null, Function.OT, "First OT"),
        new(Copy, "COPY", "Copy for the office", DataSourceKind.Historian, BerlinPicture.Site, BerlinPicture.OfficePc, Function.IT, "First IT"),
        new(Lots, "LOTS", "Lots", DataSourceKind.PLC, BerlinPicture.Labeler, BerlinPicture.LabelerHmi, Function.Quality, "First Quality"),
        new(SafetyState, "SIS", "Safety state", DataSourceKind.PLC, BerlinPicture.Cip, BerlinPicture.SafetyController),
        new(Round, "ROUND", "Round", DataSourceKind.PaperRound, BerlinPicture.Cip, null, Function.Maintenance, "First Maintenance"),
    ];

    private static readonly FlowView[] Flows =
    [
        new(SetPoints, "F-SET", Supervision, FillerValues, null, null, FlowTransport.OPCUA, null, BerlinPicture.DmzToCell, true),
        new(States, "F-STATES", FillerValues, Supervision, null, null, FlowTransport.OPCUA, null, BerlinPicture.DmzToCell, false),
        new(Archive, "F-ARCHIVE", Supervision, Historian, null, null, FlowTransport.REST, null, null, false),
        new(Replica, "F-COPY", Historian, Copy, null, null, FlowTransport.REST, null, BerlinPicture.OfficeToDmz, false),
        new(Release, "F-RELEASE", Copy, null, Function.Quality, "Release of batches", FlowTransport.REST, null, null, false),
        new(Watch, "F-WATCH", SafetyState, Round, null, null, FlowTransport.ManualRekeying, null, null, false),
        new(Meeting, "F-MEETING", Lots, null, Function.Production, null, FlowTransport.File, null, null, false),
    ];
}
