namespace ConvergencePortal.Core.DataSources;

/// <summary>What sort of thing, or who, the data comes from.</summary>
public enum DataSourceKind
{
    /// <summary>Keeps measured values over time.</summary>
    Historian,

    /// <summary>Supervision and operator panels.</summary>
    SCADA,

    /// <summary>A controller's own values.</summary>
    PLC,

    /// <summary>Manufacturing execution: orders, batches, genealogy.</summary>
    MES,

    /// <summary>Laboratory and quality management.</summary>
    LIMS,

    /// <summary>Maintenance management: work orders, spare parts.</summary>
    CMMS,

    /// <summary>Enterprise resource planning.</summary>
    ERP,

    /// <summary>What network management knows: topology, configurations, logs.</summary>
    NetworkTool,

    /// <summary>A file that people keep by hand.</summary>
    Spreadsheet,

    /// <summary>Readings noted on a round.</summary>
    PaperRound,

    /// <summary>What a person or a role knows and nobody has written down.</summary>
    Person,

    /// <summary>Comes from outside: a vendor, the weather, a market.</summary>
    ExternalFeed,
}

/// <summary>How the data gets into the source.</summary>
public enum CaptureMethod
{
    /// <summary>Without anybody doing anything.</summary>
    Automatic,

    /// <summary>Somebody types or writes it.</summary>
    Manual,

    /// <summary>It is told, or only known.</summary>
    Verbal,
}

/// <summary>Who may see the data.</summary>
public enum DataClassification
{
    /// <summary>Anybody.</summary>
    Public,

    /// <summary>Everybody in the company.</summary>
    Internal,

    /// <summary>Whoever needs it for their work.</summary>
    Confidential,

    /// <summary>Named people only.</summary>
    Restricted,
}

/// <summary>Where a source stands in its life, as its owner says.</summary>
public enum LifecycleStage
{
    /// <summary>Somebody would like to have it.</summary>
    Ideation,

    /// <summary>It is being thought out.</summary>
    Design,

    /// <summary>It is being built.</summary>
    Development,

    /// <summary>It is being tried.</summary>
    Testing,

    /// <summary>People rely on it.</summary>
    Production,

    /// <summary>Still there; nobody should begin to use it.</summary>
    Deprecated,

    /// <summary>Gone; nothing uses it (invariant D4).</summary>
    Retired,
}

/// <summary>In which way somebody answers for, or uses, a source.</summary>
public enum OwnershipType
{
    /// <summary>Concerned with risk and appropriate access. Exactly one person at a time (invariant D1).</summary>
    AccountableOwner,

    /// <summary>Responsible for content, context and business rules.</summary>
    Steward,

    /// <summary>Responsible for safe custody, transport and storage.</summary>
    Custodian,

    /// <summary>Runs the system technically.</summary>
    TechnicalOwner,

    /// <summary>Makes the data.</summary>
    Producer,

    /// <summary>Uses the data.</summary>
    Consumer,

    /// <summary>Knows what it means.</summary>
    SubjectExpert,
}

/// <summary>How data gets from a source to whoever takes it.</summary>
public enum FlowTransport
{
    /// <summary>MQTT with Sparkplug B.</summary>
    Sparkplug,

    /// <summary>OPC Unified Architecture.</summary>
    OPCUA,

    /// <summary>Modbus over TCP.</summary>
    Modbus,

    /// <summary>Files that are copied.</summary>
    File,

    /// <summary>Calls over HTTP.</summary>
    REST,

    /// <summary>A person types it again: no network is crossed.</summary>
    ManualRekeying,
}
