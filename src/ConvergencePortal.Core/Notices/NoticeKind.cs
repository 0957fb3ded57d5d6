namespace ConvergencePortal.Core.Notices;

/// <summary>What a notice tells.</summary>
public enum NoticeKind
{
    /// <summary>A function is asked for its impact statement.</summary>
    StatementAsked,

    /// <summary>A function is asked for its signature.</summary>
    SignatureAsked,

    /// <summary>What was asked for is still open, and its deadline comes near.</summary>
    Reminder,

    /// <summary>A deadline has passed.</summary>
    Escalation,

    /// <summary>The decision is complete: approved, handed back, rejected, or called off.</summary>
    Decided,

    /// <summary>A change has its slot.</summary>
    Scheduled,

    /// <summary>A change has another slot than before.</summary>
    SlotMoved,

    /// <summary>A slot begins within the hour.</summary>
    StartsSoon,

    /// <summary>From now on there is no time left to undo the work within its slot.</summary>
    PointOfNoReturn,

    /// <summary>An emergency was raised or let pass.</summary>
    Emergency,

    /// <summary>Something now speaks against a slot that was free.</summary>
    ConflictAppeared,

    /// <summary>A waiver, a pilot or a temporary measure comes to its end.</summary>
    ExceptionEnding,

    /// <summary>The figures of a week are frozen and its review can begin.</summary>
    ReviewReady,

    /// <summary>A notice could not be brought to a channel; told to administrators.</summary>
    DeliveryFailed,

    /// <summary>An administrator tries a channel. Nobody's inbox has it.</summary>
    Test,
}

/// <summary>What holds for kinds of notice.</summary>
public static class NoticeKinds
{
    /// <summary>Nobody can mute what asks for them, and no quiet hours or digest keep it back.</summary>
    public static bool AsksSomebody(this NoticeKind kind) => kind is NoticeKind.StatementAsked or NoticeKind.SignatureAsked or NoticeKind.Reminder or NoticeKind.Escalation;
}
