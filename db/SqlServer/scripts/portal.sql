IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Assets] (
        [Id] int NOT NULL IDENTITY,
        [Tag] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [AssetType] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SerialNumber] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Manufacturer] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Firmware] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [PatchLevel] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [PurchasedOn] date NULL,
        [Status] nvarchar(30) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Assets] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Equipment] (
        [Id] int NOT NULL IDENTITY,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Level] int NOT NULL,
        [ParentId] int NULL,
        [Path] nvarchar(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [TimeZone] nvarchar(60) NULL,
        [Criticality] nvarchar(30) NOT NULL,
        [IsSafetyRelated] bit NOT NULL,
        [IsHazardousProcess] bit NOT NULL,
        [IsGxpRelevant] bit NOT NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Equipment] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Equipment_Equipment_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [NumberSeries] (
        [Prefix] nvarchar(20) NOT NULL,
        [Last] int NOT NULL,
        CONSTRAINT [PK_NumberSeries] PRIMARY KEY ([Prefix])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [People] (
        [Id] int NOT NULL IDENTITY,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Email] nvarchar(254) NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Roles] nvarchar(60) NOT NULL,
        [IsActive] bit NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_People] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [PlantVersions] (
        [Id] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_PlantVersions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [AssetMountings] (
        [Id] int NOT NULL IDENTITY,
        [AssetId] int NOT NULL,
        [EquipmentId] int NOT NULL,
        [MountedFrom] date NOT NULL,
        [MountedTo] date NULL,
        CONSTRAINT [PK_AssetMountings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AssetMountings_Assets_AssetId] FOREIGN KEY ([AssetId]) REFERENCES [Assets] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_AssetMountings_Equipment_EquipmentId] FOREIGN KEY ([EquipmentId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [RedundancyGroups] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        CONSTRAINT [PK_RedundancyGroups] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RedundancyGroups_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [ScheduleVersions] (
        [SiteId] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_ScheduleVersions] PRIMARY KEY ([SiteId]),
        CONSTRAINT [FK_ScheduleVersions_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Zones] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [ParentZoneId] int NULL,
        [IsSafetyDesignated] bit NOT NULL,
        [Owner] nvarchar(30) NOT NULL,
        [Target] nvarchar(7) NULL,
        [Achieved] nvarchar(7) NULL,
        [TargetRationale] nvarchar(400) NULL,
        [LogicalBoundary] nvarchar(400) NULL,
        [PhysicalBoundary] nvarchar(400) NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Zones] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Zones_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Zones_Zones_ParentZoneId] FOREIGN KEY ([ParentZoneId]) REFERENCES [Zones] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [ApiKeys] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Prefix] nvarchar(12) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [RevokedAt] datetime2 NULL,
        CONSTRAINT [PK_ApiKeys] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ApiKeys_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Changes] (
        [Id] int NOT NULL IDENTITY,
        [Number] nvarchar(20) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SiteId] int NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [RequesterId] int NOT NULL,
        [RequesterName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [IsReplacementInKind] bit NOT NULL,
        [Revision] int NOT NULL,
        [Version] int NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [SubmittedAt] datetime2 NULL,
        [ScheduledAt] datetime2 NULL,
        [ActualStart] datetime2 NULL,
        [ActualEnd] datetime2 NULL,
        [VerifiedAt] datetime2 NULL,
        [VerifiedById] int NULL,
        [VerificationResult] nvarchar(max) NULL,
        [ClosedAt] datetime2 NULL,
        [Outcome] nvarchar(30) NULL,
        [ProductionMinutesLost] int NULL,
        [LessonsLearned] nvarchar(max) NULL,
        [BackoutPlan] nvarchar(max) NULL,
        [BaselineDelta] nvarchar(max) NULL,
        [EmergencyAuthorizerId] int NULL,
        [EmergencyReason] nvarchar(max) NULL,
        [ImplementationPlan] nvarchar(max) NULL,
        [ImplementerId] int NULL,
        [InKindJustification] nvarchar(max) NULL,
        [Nature] nvarchar(30) NOT NULL,
        [PeopleToInform] nvarchar(max) NULL,
        [Permanence] nvarchar(30) NOT NULL,
        [PlannedStart] datetime2 NULL,
        [PreStartupReviewRequired] bit NOT NULL,
        [PreparationMinutes] int NOT NULL,
        [ProceduresToUpdate] nvarchar(max) NULL,
        [ProductionImpact] nvarchar(max) NULL,
        [ProductionMinutesAtRisk] int NOT NULL,
        [Purpose] nvarchar(max) NOT NULL,
        [QualityImpact] nvarchar(max) NULL,
        [RollbackMinutes] int NOT NULL,
        [SafetyImpact] nvarchar(max) NULL,
        [SecurityControls] nvarchar(max) NULL,
        [SecurityImpact] nvarchar(max) NULL,
        [SoftwareVerification] nvarchar(max) NULL,
        [TechnicalBasis] nvarchar(max) NULL,
        [TemporaryUntil] date NULL,
        [TestDifferences] nvarchar(max) NULL,
        [TestMinutes] int NOT NULL,
        [TestPlan] nvarchar(max) NULL,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Type] nvarchar(30) NOT NULL,
        [WorkMinutes] int NOT NULL,
        CONSTRAINT [PK_Changes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Changes_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Changes_People_RequesterId] FOREIGN KEY ([RequesterId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Ledger] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [ActorId] int NULL,
        [ActorName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [RecordType] nvarchar(30) NOT NULL,
        [Number] nvarchar(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Revision] int NULL,
        [Event] nvarchar(40) NOT NULL,
        [Text] nvarchar(max) NULL,
        [FieldChanges] nvarchar(max) NULL,
        [CommandId] uniqueidentifier NOT NULL,
        [Line] int NOT NULL,
        CONSTRAINT [PK_Ledger] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Ledger_People_ActorId] FOREIGN KEY ([ActorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Memberships] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [SiteId] int NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        [HeldFrom] date NOT NULL,
        [HeldTo] date NULL,
        [IsHome] bit NOT NULL,
        CONSTRAINT [PK_Memberships] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Memberships_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Memberships_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Conduits] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [ZoneAId] int NOT NULL,
        [ZoneBId] int NOT NULL,
        [Direction] nvarchar(30) NOT NULL,
        [Owner] nvarchar(30) NOT NULL,
        [Target] nvarchar(7) NULL,
        [ReviewDueOn] date NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Conduits] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Conduits_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Conduits_Zones_ZoneAId] FOREIGN KEY ([ZoneAId]) REFERENCES [Zones] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Conduits_Zones_ZoneBId] FOREIGN KEY ([ZoneBId]) REFERENCES [Zones] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Segments] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [VlanId] int NULL,
        [Cidr] nvarchar(50) NULL,
        [ZoneId] int NOT NULL,
        [MaxDevices] int NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Segments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Segments_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Segments_Zones_ZoneId] FOREIGN KEY ([ZoneId]) REFERENCES [Zones] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [ApprovalSeats] (
        [Id] int NOT NULL IDENTITY,
        [ChangeId] int NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        [Reasons] nvarchar(max) NOT NULL,
        [RequestedAt] datetime2 NOT NULL,
        [IsOpen] bit NOT NULL,
        CONSTRAINT [PK_ApprovalSeats] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ApprovalSeats_Changes_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [Changes] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [ChangeItems] (
        [Id] int NOT NULL IDENTITY,
        [ChangeId] int NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [TargetId] int NOT NULL,
        [Label] nvarchar(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [ReplacementAssetId] int NULL,
        [ReplacementLabel] nvarchar(400) COLLATE Latin1_General_100_CI_AS NULL,
        CONSTRAINT [PK_ChangeItems] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ChangeItems_Changes_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [Changes] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [ImpactStatements] (
        [Id] int NOT NULL IDENTITY,
        [ChangeId] int NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        [IsOpen] bit NOT NULL,
        [RequestedAt] datetime2 NOT NULL,
        [Text] nvarchar(max) NULL,
        [PersonId] int NULL,
        [PersonName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [StatedAt] datetime2 NULL,
        CONSTRAINT [PK_ImpactStatements] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ImpactStatements_Changes_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [Changes] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Signatures] (
        [Id] int NOT NULL IDENTITY,
        [ChangeId] int NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        [PersonId] int NOT NULL,
        [PersonName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Verdict] nvarchar(30) NOT NULL,
        [Comment] nvarchar(max) NULL,
        [Revision] int NOT NULL,
        [SignedAt] datetime2 NOT NULL,
        [VoidedAt] datetime2 NULL,
        [VoidedBecause] nvarchar(max) NULL,
        CONSTRAINT [PK_Signatures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Signatures_Changes_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [Changes] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Signatures_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [ConduitRules] (
        [Id] int NOT NULL IDENTITY,
        [ConduitId] int NOT NULL,
        [Protocol] nvarchar(20) NOT NULL,
        [Port] int NULL,
        [Source] nvarchar(120) NOT NULL,
        [Destination] nvarchar(120) NOT NULL,
        [Reason] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_ConduitRules] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ConduitRules_Conduits_ConduitId] FOREIGN KEY ([ConduitId]) REFERENCES [Conduits] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Devices] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Role] nvarchar(30) NOT NULL,
        [EquipmentId] int NOT NULL,
        [AssetId] int NULL,
        [LevelTenths] int NULL,
        [RemoteAccess] nvarchar(30) NOT NULL,
        [IsTransient] bit NOT NULL,
        [IsWireless] bit NOT NULL,
        [IsExternal] bit NOT NULL,
        [Protocols] nvarchar(400) NULL,
        [RedundancyGroupId] int NULL,
        [EnforcedConduitId] int NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Devices] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Devices_Assets_AssetId] FOREIGN KEY ([AssetId]) REFERENCES [Assets] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Devices_Conduits_EnforcedConduitId] FOREIGN KEY ([EnforcedConduitId]) REFERENCES [Conduits] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Devices_Equipment_EquipmentId] FOREIGN KEY ([EquipmentId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Devices_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Devices_RedundancyGroups_RedundancyGroupId] FOREIGN KEY ([RedundancyGroupId]) REFERENCES [RedundancyGroups] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Windows] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(200) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [EquipmentId] int NULL,
        [SegmentId] int NULL,
        [ZoneId] int NULL,
        [StartsAt] datetime2 NOT NULL,
        [Minutes] int NOT NULL,
        [Rule] nvarchar(1000) NULL,
        [ExceptDates] nvarchar(max) NULL,
        [ExtraDates] nvarchar(max) NULL,
        [TimeZone] nvarchar(60) NOT NULL,
        [EffectiveFrom] datetime2 NULL,
        [EffectiveTo] datetime2 NULL,
        [Owner] nvarchar(30) NOT NULL,
        [Product] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [OrderNumber] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Windows] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Windows_Equipment_EquipmentId] FOREIGN KEY ([EquipmentId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Windows_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Windows_Segments_SegmentId] FOREIGN KEY ([SegmentId]) REFERENCES [Segments] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Windows_Zones_ZoneId] FOREIGN KEY ([ZoneId]) REFERENCES [Zones] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE TABLE [Interfaces] (
        [Id] int NOT NULL IDENTITY,
        [DeviceId] int NOT NULL,
        [Name] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SegmentId] int NOT NULL,
        [IpAddress] nvarchar(45) NULL,
        [MacAddress] nvarchar(17) NULL,
        [IsGateway] bit NOT NULL,
        [EffectiveTo] date NULL,
        CONSTRAINT [PK_Interfaces] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Interfaces_Devices_DeviceId] FOREIGN KEY ([DeviceId]) REFERENCES [Devices] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Interfaces_Segments_SegmentId] FOREIGN KEY ([SegmentId]) REFERENCES [Segments] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ApiKeys_Hash] ON [ApiKeys] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_ApiKeys_PersonId] ON [ApiKeys] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ApprovalSeats_ChangeId_Function] ON [ApprovalSeats] ([ChangeId], [Function]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_AssetMountings_EquipmentId] ON [AssetMountings] ([EquipmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_AssetMountings_Open] ON [AssetMountings] ([AssetId]) WHERE MountedTo IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Assets_Tag] ON [Assets] ([Tag]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_ChangeItems_ChangeId] ON [ChangeItems] ([ChangeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_ChangeItems_Kind_TargetId] ON [ChangeItems] ([Kind], [TargetId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Changes_Number] ON [Changes] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Changes_RequesterId_Status] ON [Changes] ([RequesterId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Changes_SiteId] ON [Changes] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Changes_Status_SiteId] ON [Changes] ([Status], [SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_ConduitRules_ConduitId] ON [ConduitRules] ([ConduitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Conduits_SiteId_Code] ON [Conduits] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Conduits_ZoneAId] ON [Conduits] ([ZoneAId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Conduits_ZoneBId] ON [Conduits] ([ZoneBId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Devices_AssetId] ON [Devices] ([AssetId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Devices_EnforcedConduitId] ON [Devices] ([EnforcedConduitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Devices_EquipmentId] ON [Devices] ([EquipmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Devices_RedundancyGroupId] ON [Devices] ([RedundancyGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Devices_SiteId_Code] ON [Devices] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Equipment_ParentId] ON [Equipment] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Equipment_Path] ON [Equipment] ([Path]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ImpactStatements_ChangeId_Function] ON [ImpactStatements] ([ChangeId], [Function]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Interfaces_DeviceId_Name] ON [Interfaces] ([DeviceId], [Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Interfaces_SegmentId] ON [Interfaces] ([SegmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Ledger_ActorId] ON [Ledger] ([ActorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Ledger_CommandId_Line] ON [Ledger] ([CommandId], [Line]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Ledger_RecordType_Number] ON [Ledger] ([RecordType], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Memberships_PersonId_SiteId_Function] ON [Memberships] ([PersonId], [SiteId], [Function]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Memberships_SiteId] ON [Memberships] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_People_Code] ON [People] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RedundancyGroups_SiteId_Code] ON [RedundancyGroups] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Segments_SiteId_Code] ON [Segments] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Segments_ZoneId] ON [Segments] ([ZoneId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Signatures_ChangeId] ON [Signatures] ([ChangeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Signatures_PersonId] ON [Signatures] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Windows_EquipmentId] ON [Windows] ([EquipmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Windows_SegmentId] ON [Windows] ([SegmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Windows_SiteId_Code] ON [Windows] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Windows_ZoneId] ON [Windows] ([ZoneId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE INDEX [IX_Zones_ParentZoneId] ON [Zones] ([ParentZoneId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Zones_SiteId_Code] ON [Zones] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123024307_Foundation'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123024307_Foundation', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    ALTER TABLE [Windows] ADD [EarlierMinutes] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    ALTER TABLE [Windows] ADD [LaterMinutes] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    ALTER TABLE [Windows] ADD [MovedDates] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    ALTER TABLE [Windows] ADD [RatePerMinute] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    ALTER TABLE [Changes] ADD [RequiredPersonIds] nvarchar(1000) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE TABLE [Absences] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [PersonId] int NOT NULL,
        [AwayFrom] datetime2 NOT NULL,
        [AwayTo] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Absences] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Absences_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Absences_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE TABLE [CalendarFeeds] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [EquipmentId] int NULL,
        [Prefix] nvarchar(12) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [RevokedAt] datetime2 NULL,
        CONSTRAINT [PK_CalendarFeeds] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CalendarFeeds_Equipment_EquipmentId] FOREIGN KEY ([EquipmentId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CalendarFeeds_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE TABLE [SchedulingSettings] (
        [SiteId] int NOT NULL,
        [DefaultRatePerMinute] int NOT NULL,
        [NightCostPerHour] int NOT NULL,
        [WeekendCostPerHour] int NOT NULL,
        [CallInCostPerHour] int NOT NULL,
        [DistanceCostPerDay] int NOT NULL,
        [NightFromHour] int NOT NULL,
        [NightToHour] int NOT NULL,
        [MoveToleranceMinutes] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_SchedulingSettings] PRIMARY KEY ([SiteId]),
        CONSTRAINT [FK_SchedulingSettings_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE TABLE [Shifts] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [PersonId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [StartsAt] datetime2 NOT NULL,
        [Minutes] int NOT NULL,
        [Rule] nvarchar(1000) NULL,
        [ExceptDates] nvarchar(max) NULL,
        [ExtraDates] nvarchar(max) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Shifts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Shifts_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Shifts_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE TABLE [SlotChecks] (
        [ChangeId] int NOT NULL,
        [SiteId] int NOT NULL,
        [BasisHash] nvarchar(64) NOT NULL,
        [Verdicts] nvarchar(max) NOT NULL,
        [CheckedAt] datetime2 NOT NULL,
        [ReliedOn] nvarchar(max) NULL,
        [DiffersSince] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_SlotChecks] PRIMARY KEY ([ChangeId]),
        CONSTRAINT [FK_SlotChecks_Changes_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [Changes] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE TABLE [ConflictSettings] (
        [SiteId] int NOT NULL,
        [Code] nvarchar(30) NOT NULL,
        [Policy] nvarchar(30) NOT NULL,
        [Approver] nvarchar(30) NULL,
        CONSTRAINT [PK_ConflictSettings] PRIMARY KEY ([SiteId], [Code]),
        CONSTRAINT [FK_ConflictSettings_SchedulingSettings_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [SchedulingSettings] ([SiteId]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE INDEX [IX_Absences_PersonId] ON [Absences] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Absences_SiteId_PersonId_AwayFrom] ON [Absences] ([SiteId], [PersonId], [AwayFrom]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE INDEX [IX_CalendarFeeds_EquipmentId] ON [CalendarFeeds] ([EquipmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CalendarFeeds_Hash] ON [CalendarFeeds] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE INDEX [IX_CalendarFeeds_PersonId] ON [CalendarFeeds] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE INDEX [IX_Shifts_PersonId] ON [Shifts] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Shifts_SiteId_PersonId_Code] ON [Shifts] ([SiteId], [PersonId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    CREATE INDEX [IX_SlotChecks_SiteId_DiffersSince] ON [SlotChecks] ([SiteId], [DiffersSince]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125102117_Scheduling'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125102117_Scheduling', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125143721_ActiveChangeVersions'
)
BEGIN
    DROP INDEX [IX_Changes_Status_SiteId] ON [Changes];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125143721_ActiveChangeVersions'
)
BEGIN
    CREATE INDEX [IX_Changes_Status_SiteId_Version] ON [Changes] ([Status], [SiteId], [Version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125143721_ActiveChangeVersions'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125143721_ActiveChangeVersions', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126033820_SlotCheckIndexes'
)
BEGIN
    DROP INDEX [IX_SlotChecks_SiteId_DiffersSince] ON [SlotChecks];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126033820_SlotCheckIndexes'
)
BEGIN
    CREATE INDEX [IX_SlotChecks_DiffersSince] ON [SlotChecks] ([DiffersSince]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126033820_SlotCheckIndexes'
)
BEGIN
    CREATE INDEX [IX_SlotChecks_SiteId] ON [SlotChecks] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126033820_SlotCheckIndexes'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126033820_SlotCheckIndexes', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Signatures]') AND [c].[name] = N'Function');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Signatures] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [Signatures] ALTER COLUMN [Function] nvarchar(30) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [AgreedStart] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [Conflicts] nvarchar(max) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [ContentHash] nvarchar(64) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [Covers] nvarchar(200) NOT NULL DEFAULT N'None';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [Meaning] nvarchar(30) NOT NULL DEFAULT N'Approved';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [Method] nvarchar(30) NOT NULL DEFAULT N'Pin';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [OnBehalfOfId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [OnBehalfOfName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [Session] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Signatures] ADD [TimeZone] nvarchar(60) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Ledger] ADD [ActorFunctions] nvarchar(2000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Ledger] ADD [FormVersion] tinyint NOT NULL DEFAULT CAST(0 AS tinyint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Ledger] ADD [Hash] varbinary(32) NOT NULL DEFAULT 0x;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Ledger] ADD [PreviousHash] varbinary(32) NOT NULL DEFAULT 0x;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Ledger] ADD [Reason] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Ledger] ADD [Sequence] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Changes] ADD [BypassKind] nvarchar(30) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Changes] ADD [ChosenStart] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Changes] ADD [NetworkSettings] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Changes] ADD [Template] nvarchar(20) COLLATE Latin1_General_100_CI_AS NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [Changes] ADD [TemplateRevision] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [ApprovalSeats] ADD [Competencies] nvarchar(400) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [ApprovalSeats] ADD [Covers] nvarchar(200) NOT NULL DEFAULT N'None';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [ApprovalSeats] ADD [DeadlineHours] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [ApprovalSeats] ADD [HasVeto] bit NOT NULL DEFAULT CAST(1 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [ApprovalSeats] ADD [Meaning] nvarchar(30) NOT NULL DEFAULT N'Approved';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [ApprovalSeats] ADD [NeededPeople] int NOT NULL DEFAULT 1;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    ALTER TABLE [ApprovalSeats] ADD [NeededPercent] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [ApprovalPolicies] (
        [Id] int NOT NULL IDENTITY,
        [Number] int NOT NULL,
        [BasedOn] int NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [Note] nvarchar(max) NOT NULL,
        [AuthorId] int NOT NULL,
        [AuthorName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [SubmittedAt] datetime2 NULL,
        [EffectiveAt] datetime2 NULL,
        [EndedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_ApprovalPolicies] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ApprovalPolicies_People_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [ApprovalRounds] (
        [Id] int NOT NULL IDENTITY,
        [RecordType] nvarchar(30) NOT NULL,
        [Number] nvarchar(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Revision] int NOT NULL,
        [SiteId] int NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [RequesterId] int NOT NULL,
        [RequesterName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [OpenedAt] datetime2 NOT NULL,
        [ClosedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_ApprovalRounds] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ApprovalRounds_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ApprovalRounds_People_RequesterId] FOREIGN KEY ([RequesterId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [ApprovalSettings] (
        [SiteId] int NOT NULL,
        [Version] int NOT NULL,
        [DefaultDeadlineHours] int NOT NULL,
        [FreshMinutes] int NOT NULL,
        [LaterSignatures] nvarchar(30) NOT NULL,
        [ReminderPercent] int NOT NULL,
        [RetrospectiveDays] int NOT NULL,
        [WorkFromMinute] int NOT NULL,
        [WorkToMinute] int NOT NULL,
        [WorkingDays] nvarchar(80) NOT NULL,
        CONSTRAINT [PK_ApprovalSettings] PRIMARY KEY ([SiteId]),
        CONSTRAINT [FK_ApprovalSettings_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [ChangeLooks] (
        [ChangeId] int NOT NULL,
        [PersonId] int NOT NULL,
        [Revision] int NOT NULL,
        [SeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_ChangeLooks] PRIMARY KEY ([ChangeId], [PersonId]),
        CONSTRAINT [FK_ChangeLooks_Changes_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [Changes] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_ChangeLooks_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [ChangeTemplates] (
        [Id] int NOT NULL IDENTITY,
        [Number] nvarchar(20) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SiteId] int NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [OwnerId] int NOT NULL,
        [OwnerName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [FromChange] nvarchar(20) NOT NULL,
        [ExpiresOn] date NOT NULL,
        [Note] nvarchar(max) NULL,
        [Revision] int NOT NULL,
        [Version] int NOT NULL,
        [RepeatKey] nvarchar(64) NULL,
        [ApprovedBy] nvarchar(200) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ApprovedAt] datetime2 NULL,
        [EndedAt] datetime2 NULL,
        [FailedChange] nvarchar(20) NULL,
        [BackoutPlan] nvarchar(max) NULL,
        [BaselineDelta] nvarchar(max) NULL,
        [BypassKind] nvarchar(30) NULL,
        [EmergencyAuthorizerId] int NULL,
        [EmergencyReason] nvarchar(max) NULL,
        [ImplementationPlan] nvarchar(max) NULL,
        [ImplementerId] int NULL,
        [InKindJustification] nvarchar(max) NULL,
        [Nature] nvarchar(30) NOT NULL,
        [NetworkSettings] nvarchar(max) NULL,
        [PeopleToInform] nvarchar(max) NULL,
        [Permanence] nvarchar(30) NOT NULL,
        [PlannedStart] datetime2 NULL,
        [PreStartupReviewRequired] bit NOT NULL,
        [PreparationMinutes] int NOT NULL,
        [ProceduresToUpdate] nvarchar(max) NULL,
        [ProductionImpact] nvarchar(max) NULL,
        [ProductionMinutesAtRisk] int NOT NULL,
        [Purpose] nvarchar(max) NOT NULL,
        [QualityImpact] nvarchar(max) NULL,
        [RequiredPersonIds] nvarchar(1000) NOT NULL,
        [RollbackMinutes] int NOT NULL,
        [SafetyImpact] nvarchar(max) NULL,
        [SecurityControls] nvarchar(max) NULL,
        [SecurityImpact] nvarchar(max) NULL,
        [SoftwareVerification] nvarchar(max) NULL,
        [TechnicalBasis] nvarchar(max) NULL,
        [Template] nvarchar(20) COLLATE Latin1_General_100_CI_AS NULL,
        [TemporaryUntil] date NULL,
        [TestDifferences] nvarchar(max) NULL,
        [TestMinutes] int NOT NULL,
        [TestPlan] nvarchar(max) NULL,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Type] nvarchar(30) NOT NULL,
        [WorkMinutes] int NOT NULL,
        CONSTRAINT [PK_ChangeTemplates] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ChangeTemplates_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ChangeTemplates_People_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [Delegations] (
        [Id] int NOT NULL IDENTITY,
        [Number] nvarchar(20) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [FromPersonId] int NOT NULL,
        [ToPersonId] int NOT NULL,
        [SiteId] int NOT NULL,
        [LentFrom] datetime2 NOT NULL,
        [LentUntil] datetime2 NOT NULL,
        [Reason] nvarchar(400) NOT NULL,
        [CreatedById] int NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [RevokedAt] datetime2 NULL,
        [RevokedById] int NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Delegations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Delegations_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Delegations_People_CreatedById] FOREIGN KEY ([CreatedById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Delegations_People_FromPersonId] FOREIGN KEY ([FromPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Delegations_People_RevokedById] FOREIGN KEY ([RevokedById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Delegations_People_ToPersonId] FOREIGN KEY ([ToPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [HeldCompetencies] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [AchievedOn] date NOT NULL,
        [ExpiresOn] date NULL,
        [Evidence] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_HeldCompetencies] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_HeldCompetencies_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [LedgerHead] (
        [Id] int NOT NULL,
        [Count] bigint NOT NULL,
        [Hash] binary(32) NOT NULL,
        CONSTRAINT [PK_LedgerHead] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [SeatReminders] (
        [Id] int NOT NULL IDENTITY,
        [ChangeId] int NOT NULL,
        [Subject] nvarchar(60) NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [DueAt] datetime2 NOT NULL,
        [RemindedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_SeatReminders] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SeatReminders_Changes_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [Changes] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [SigningPins] (
        [PersonId] int NOT NULL,
        [Salt] nvarchar(64) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [SetAt] datetime2 NOT NULL,
        [WrongOnes] int NOT NULL,
        [RestsUntil] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_SigningPins] PRIMARY KEY ([PersonId]),
        CONSTRAINT [FK_SigningPins_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [SigningSessions] (
        [Session] uniqueidentifier NOT NULL,
        [PersonId] int NOT NULL,
        [LastSignedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_SigningSessions] PRIMARY KEY ([Session], [PersonId]),
        CONSTRAINT [FK_SigningSessions_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [TemporaryMeasures] (
        [Id] int NOT NULL IDENTITY,
        [Number] nvarchar(20) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SiteId] int NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [ChangeId] int NOT NULL,
        [ChangeNumber] nvarchar(20) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [ImplementerId] int NOT NULL,
        [OwnerId] int NOT NULL,
        [OwnerName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [OfferedToId] int NULL,
        [OfferedToName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Since] datetime2 NOT NULL,
        [EndsAt] datetime2 NOT NULL,
        [RemovalProof] nvarchar(max) NULL,
        [RemovedById] int NULL,
        [RemovedByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [RemovedAt] datetime2 NULL,
        [ConfirmedByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [ConfirmedById] int NULL,
        [ConfirmedAt] datetime2 NULL,
        [PermanentChange] nvarchar(20) COLLATE Latin1_General_100_CI_AS NULL,
        [EndedAt] datetime2 NULL,
        [ChasedEnd] datetime2 NULL,
        [Revision] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_TemporaryMeasures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TemporaryMeasures_Changes_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [Changes] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_TemporaryMeasures_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_TemporaryMeasures_People_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [PolicyRows] (
        [Id] int NOT NULL IDENTITY,
        [PolicyId] int NOT NULL,
        [Place] int NOT NULL,
        [Name] nvarchar(120) NOT NULL,
        [Conditions] nvarchar(max) NOT NULL,
        [Effect] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_PolicyRows] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PolicyRows_ApprovalPolicies_PolicyId] FOREIGN KEY ([PolicyId]) REFERENCES [ApprovalPolicies] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [RoundSeats] (
        [Id] int NOT NULL IDENTITY,
        [RoundId] int NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        [Reasons] nvarchar(max) NOT NULL,
        [Meaning] nvarchar(30) NOT NULL,
        [IsOpen] bit NOT NULL,
        CONSTRAINT [PK_RoundSeats] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RoundSeats_ApprovalRounds_RoundId] FOREIGN KEY ([RoundId]) REFERENCES [ApprovalRounds] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [RoundSignatures] (
        [Id] int NOT NULL IDENTITY,
        [RoundId] int NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        [PersonId] int NOT NULL,
        [PersonName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Meaning] nvarchar(30) NOT NULL,
        [Verdict] nvarchar(30) NOT NULL,
        [Comment] nvarchar(max) NULL,
        [SignedAt] datetime2 NOT NULL,
        [TimeZone] nvarchar(60) NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_RoundSignatures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RoundSignatures_ApprovalRounds_RoundId] FOREIGN KEY ([RoundId]) REFERENCES [ApprovalRounds] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_RoundSignatures_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [ChangeTemplateItems] (
        [Id] int NOT NULL IDENTITY,
        [TemplateId] int NOT NULL,
        [Cover] nvarchar(30) NOT NULL,
        [Kind] nvarchar(30) NULL,
        [TargetId] int NULL,
        [Label] nvarchar(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Role] nvarchar(30) NULL,
        CONSTRAINT [PK_ChangeTemplateItems] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ChangeTemplateItems_ChangeTemplates_TemplateId] FOREIGN KEY ([TemplateId]) REFERENCES [ChangeTemplates] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [DelegationFunctions] (
        [DelegationId] int NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        CONSTRAINT [PK_DelegationFunctions] PRIMARY KEY ([DelegationId], [Function]),
        CONSTRAINT [FK_DelegationFunctions_Delegations_DelegationId] FOREIGN KEY ([DelegationId]) REFERENCES [Delegations] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE TABLE [MeasureExtensions] (
        [Id] int NOT NULL IDENTITY,
        [MeasureId] int NOT NULL,
        [Revision] int NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [RequestedById] int NOT NULL,
        [RequestedByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Reason] nvarchar(max) NOT NULL,
        [PreviousEnd] datetime2 NOT NULL,
        [Until] datetime2 NOT NULL,
        [RequestedAt] datetime2 NOT NULL,
        [DecidedAt] datetime2 NULL,
        CONSTRAINT [PK_MeasureExtensions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_MeasureExtensions_TemporaryMeasures_MeasureId] FOREIGN KEY ([MeasureId]) REFERENCES [TemporaryMeasures] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Count', N'Hash') AND [object_id] = OBJECT_ID(N'[LedgerHead]'))
        SET IDENTITY_INSERT [LedgerHead] ON;
    EXEC(N'INSERT INTO [LedgerHead] ([Id], [Count], [Hash])
    VALUES (1, CAST(0 AS bigint), 0x0000000000000000000000000000000000000000000000000000000000000000)');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Count', N'Hash') AND [object_id] = OBJECT_ID(N'[LedgerHead]'))
        SET IDENTITY_INSERT [LedgerHead] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Ledger_Sequence] ON [Ledger] ([Sequence]) WHERE [Sequence] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ApprovalPolicies_AuthorId] ON [ApprovalPolicies] ([AuthorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ApprovalPolicies_Number] ON [ApprovalPolicies] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ApprovalPolicies_Status] ON [ApprovalPolicies] ([Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ApprovalRounds_RecordType_Number] ON [ApprovalRounds] ([RecordType], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ApprovalRounds_RequesterId] ON [ApprovalRounds] ([RequesterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ApprovalRounds_SiteId] ON [ApprovalRounds] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ApprovalRounds_Status] ON [ApprovalRounds] ([Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ChangeLooks_PersonId] ON [ChangeLooks] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ChangeTemplateItems_TemplateId] ON [ChangeTemplateItems] ([TemplateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ChangeTemplates_Number] ON [ChangeTemplates] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ChangeTemplates_OwnerId] ON [ChangeTemplates] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ChangeTemplates_RepeatKey] ON [ChangeTemplates] ([RepeatKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_ChangeTemplates_SiteId_Status] ON [ChangeTemplates] ([SiteId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_Delegations_CreatedById] ON [Delegations] ([CreatedById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_Delegations_FromPersonId] ON [Delegations] ([FromPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Delegations_Number] ON [Delegations] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_Delegations_RevokedById] ON [Delegations] ([RevokedById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_Delegations_SiteId] ON [Delegations] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_Delegations_ToPersonId_LentUntil] ON [Delegations] ([ToPersonId], [LentUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_HeldCompetencies_PersonId_Code] ON [HeldCompetencies] ([PersonId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_MeasureExtensions_MeasureId] ON [MeasureExtensions] ([MeasureId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_PolicyRows_PolicyId_Place] ON [PolicyRows] ([PolicyId], [Place]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RoundSeats_RoundId_Function] ON [RoundSeats] ([RoundId], [Function]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_RoundSignatures_PersonId] ON [RoundSignatures] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RoundSignatures_RoundId_Function] ON [RoundSignatures] ([RoundId], [Function]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RoundSignatures_RoundId_PersonId] ON [RoundSignatures] ([RoundId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SeatReminders_ChangeId_Subject_AskedAt_Kind] ON [SeatReminders] ([ChangeId], [Subject], [AskedAt], [Kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_SigningSessions_PersonId] ON [SigningSessions] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_TemporaryMeasures_ChangeId] ON [TemporaryMeasures] ([ChangeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_TemporaryMeasures_Number] ON [TemporaryMeasures] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_TemporaryMeasures_OwnerId] ON [TemporaryMeasures] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_TemporaryMeasures_PermanentChange] ON [TemporaryMeasures] ([PermanentChange]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_TemporaryMeasures_SiteId] ON [TemporaryMeasures] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    CREATE INDEX [IX_TemporaryMeasures_Status_EndsAt] ON [TemporaryMeasures] ([Status], [EndsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126045350_Approvals'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126045350_Approvals', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    ALTER TABLE [RoundSeats] ADD [ByChair] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    ALTER TABLE [ConduitRules] ADD [ApprovedByChange] nvarchar(20) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    ALTER TABLE [ConduitRules] ADD [ExpiresOn] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    ALTER TABLE [ChangeTemplates] ADD [PlannedRecords] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    ALTER TABLE [Changes] ADD [PlannedRecords] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    ALTER TABLE [ApprovalSettings] ADD [MostExceptionDays] int NOT NULL DEFAULT 180;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [CheckStates] (
        [Id] int NOT NULL,
        [WholeRunAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_CheckStates] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [DataSources] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [EquipmentId] int NOT NULL,
        [DeviceId] int NULL,
        [Description] nvarchar(4000) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Operations] nvarchar(30) NOT NULL,
        [LevelTenths] int NULL,
        [Producer] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Capture] nvarchar(30) NOT NULL,
        [UpdateCadence] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [LatencyMinutes] int NULL,
        [Units] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [RetentionDays] int NULL,
        [Classification] nvarchar(30) NOT NULL,
        [IsSafetyRelevant] bit NOT NULL,
        [Stage] nvarchar(30) NOT NULL,
        [NamespacePath] nvarchar(400) COLLATE Latin1_General_100_CI_AS NULL,
        [SparkplugId] nvarchar(122) NULL,
        [Certification] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [CertifiedOn] date NULL,
        [CertificationExpiresOn] date NULL,
        [ReviewedOn] date NULL,
        [RoleName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [KnownById] int NULL,
        [BackupId] int NULL,
        [CaptureForm] nvarchar(400) NULL,
        [LastElicitedOn] date NULL,
        [AskAgainOn] date NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [ApprovedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DataSources] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DataSources_Devices_DeviceId] FOREIGN KEY ([DeviceId]) REFERENCES [Devices] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DataSources_Equipment_EquipmentId] FOREIGN KEY ([EquipmentId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DataSources_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DataSources_People_BackupId] FOREIGN KEY ([BackupId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DataSources_People_KnownById] FOREIGN KEY ([KnownById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [DeviceTypes] (
        [Id] int NOT NULL IDENTITY,
        [Slug] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Manufacturer] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Model] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [PartNumber] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Interfaces] nvarchar(max) NULL,
        [Comments] nvarchar(max) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DeviceTypes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [Findings] (
        [Id] int NOT NULL IDENTITY,
        [Check] nvarchar(20) NOT NULL,
        [SubjectKind] nvarchar(30) NOT NULL,
        [SubjectKey] nvarchar(120) NOT NULL,
        [ParametersHash] nvarchar(64) NOT NULL,
        [ParametersJson] nvarchar(max) NOT NULL,
        [SiteId] int NULL,
        [Severity] nvarchar(30) NOT NULL,
        [Sentence] nvarchar(4000) NOT NULL,
        [EvidenceJson] nvarchar(max) NOT NULL,
        [OwnerFunction] nvarchar(30) NULL,
        [OwnerId] int NULL,
        [Status] nvarchar(30) NOT NULL,
        [FirstSeen] datetime2 NOT NULL,
        [LastSeen] datetime2 NOT NULL,
        [FixedAt] datetime2 NULL,
        [TimesReturned] int NOT NULL,
        [WaivedUntil] date NULL,
        [FalsePositiveReason] nvarchar(4000) NULL,
        [FalsePositiveByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [FalsePositiveAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Findings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Findings_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Findings_People_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [GlossaryTerms] (
        [Id] int NOT NULL IDENTITY,
        [Term] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Definition] nvarchar(4000) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [ITWord] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [OTWord] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [MaintenanceWord] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [QualityWord] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [ProductionWord] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [ParentId] int NULL,
        [Related] nvarchar(400) NULL,
        [Reference] nvarchar(400) NULL,
        [Status] nvarchar(30) NOT NULL,
        [EffectiveTo] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_GlossaryTerms] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_GlossaryTerms_GlossaryTerms_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [GlossaryTerms] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [Objectives] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SponsorId] int NOT NULL,
        [Measure] nvarchar(400) NOT NULL,
        [Unit] nvarchar(40) NULL,
        [Baseline] int NULL,
        [Target] int NULL,
        [Current] int NULL,
        [MeasuredOn] date NULL,
        [DueOn] date NULL,
        [Status] nvarchar(30) NOT NULL,
        [Standards] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Objectives] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Objectives_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Objectives_People_SponsorId] FOREIGN KEY ([SponsorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [ObservedFlows] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Source] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Destination] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Protocol] nvarchar(20) NOT NULL,
        [Port] int NULL,
        [Service] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Count] bigint NOT NULL,
        [FirstSeen] datetime2 NOT NULL,
        [LastSeen] datetime2 NOT NULL,
        CONSTRAINT [PK_ObservedFlows] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ObservedFlows_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [Pilots] (
        [Id] int NOT NULL IDENTITY,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Hypothesis] nvarchar(max) NOT NULL,
        [ScopePath] nvarchar(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [StartsOn] date NOT NULL,
        [ExitCriteria] nvarchar(max) NOT NULL,
        [RollbackPlan] nvarchar(max) NOT NULL,
        [ObjectiveCode] nvarchar(40) COLLATE Latin1_General_100_CI_AS NULL,
        [MeasuredOutcome] nvarchar(max) NULL,
        [Decision] nvarchar(30) NULL,
        [DecidedByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Number] nvarchar(20) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SiteId] int NOT NULL,
        [RequesterId] int NOT NULL,
        [RequesterName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [ApprovedAt] datetime2 NULL,
        [EndsOn] date NOT NULL,
        [EndedAt] datetime2 NULL,
        [EndReason] nvarchar(max) NULL,
        [Revision] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Pilots] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Pilots_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Pilots_People_RequesterId] FOREIGN KEY ([RequesterId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [RecordProposals] (
        [Id] int NOT NULL IDENTITY,
        [Number] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Key] nvarchar(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [OpenKey] nvarchar(431) COLLATE Latin1_General_100_CI_AS NULL,
        [SiteId] int NULL,
        [Revision] int NOT NULL,
        [IsNew] bit NOT NULL,
        [GivesApproval] bit NOT NULL,
        [FieldsJson] nvarchar(max) NOT NULL,
        [Reason] nvarchar(4000) NOT NULL,
        [AuthorId] int NOT NULL,
        [AuthorName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [OpenedAt] datetime2 NOT NULL,
        [ClosedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_RecordProposals] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RecordProposals_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_RecordProposals_People_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [Standards] (
        [Id] int NOT NULL IDENTITY,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Category] nvarchar(30) NOT NULL,
        [OwnerFunction] nvarchar(30) NOT NULL,
        [ReviewIntervalMonths] int NOT NULL,
        [ReviewDueOn] date NULL,
        [LastRequirement] int NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [RetiredAt] datetime2 NULL,
        [RetireReason] nvarchar(max) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Standards] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [UseCases] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [ConsumerFunction] nvarchar(30) NOT NULL,
        [Consumer] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [State] nvarchar(30) NOT NULL,
        [ValueHypothesis] nvarchar(max) NULL,
        [ValuePerYear] int NULL,
        [Confidence] int NULL,
        [Effort] nvarchar(30) NULL,
        [Blocker] nvarchar(400) NULL,
        [NextStep] nvarchar(400) NULL,
        [OwnerId] int NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_UseCases] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_UseCases_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_UseCases_People_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [Waivers] (
        [Id] int NOT NULL IDENTITY,
        [Title] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Reason] nvarchar(max) NOT NULL,
        [CompensatingMeasures] nvarchar(max) NOT NULL,
        [PlannedActions] nvarchar(max) NOT NULL,
        [ActionsDueOn] date NOT NULL,
        [ScopePath] nvarchar(400) COLLATE Latin1_General_100_CI_AS NULL,
        [RiskAcceptorName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [PilotNumber] nvarchar(20) COLLATE Latin1_General_100_CI_AS NULL,
        [Number] nvarchar(20) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SiteId] int NOT NULL,
        [RequesterId] int NOT NULL,
        [RequesterName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [ApprovedAt] datetime2 NULL,
        [EndsOn] date NOT NULL,
        [EndedAt] datetime2 NULL,
        [EndReason] nvarchar(max) NULL,
        [Revision] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Waivers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Waivers_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Waivers_People_RequesterId] FOREIGN KEY ([RequesterId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [DataContracts] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [ContractId] nvarchar(300) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SourceId] int NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [ContractVersion] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [FreshnessMinutes] int NULL,
        [AvailabilityTenths] int NULL,
        [RetentionDays] int NULL,
        [MeasuredFreshnessMinutes] int NULL,
        [MeasuredAt] datetime2 NULL,
        [SchemaNames] nvarchar(max) NULL,
        [FileText] nvarchar(max) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DataContracts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DataContracts_DataSources_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [DataSources] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DataContracts_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [DataFlows] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [FromId] int NOT NULL,
        [ToId] int NULL,
        [ConsumerFunction] nvarchar(30) NULL,
        [Consumer] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Transport] nvarchar(30) NOT NULL,
        [Port] int NULL,
        [ConduitId] int NULL,
        [IsNeededToRun] bit NOT NULL,
        [Note] nvarchar(400) NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DataFlows] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DataFlows_Conduits_ConduitId] FOREIGN KEY ([ConduitId]) REFERENCES [Conduits] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DataFlows_DataSources_FromId] FOREIGN KEY ([FromId]) REFERENCES [DataSources] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DataFlows_DataSources_ToId] FOREIGN KEY ([ToId]) REFERENCES [DataSources] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DataFlows_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [OwnershipAssignments] (
        [Id] int NOT NULL IDENTITY,
        [DataSourceId] int NOT NULL,
        [Type] nvarchar(30) NOT NULL,
        [PersonId] int NULL,
        [Team] nvarchar(30) NULL,
        [HoldsFrom] date NOT NULL,
        [HoldsTo] date NULL,
        [DelegatedFromId] int NULL,
        CONSTRAINT [PK_OwnershipAssignments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OwnershipAssignments_DataSources_DataSourceId] FOREIGN KEY ([DataSourceId]) REFERENCES [DataSources] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_OwnershipAssignments_People_DelegatedFromId] FOREIGN KEY ([DelegatedFromId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OwnershipAssignments_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [PilotExtensions] (
        [Id] int NOT NULL IDENTITY,
        [Revision] int NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [RequestedById] int NOT NULL,
        [RequestedByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Reason] nvarchar(max) NOT NULL,
        [PreviousEnd] date NOT NULL,
        [Until] date NOT NULL,
        [RequestedAt] datetime2 NOT NULL,
        [DecidedAt] datetime2 NULL,
        [TimeBoxId] int NOT NULL,
        CONSTRAINT [PK_PilotExtensions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PilotExtensions_Pilots_TimeBoxId] FOREIGN KEY ([TimeBoxId]) REFERENCES [Pilots] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [PilotSuspensions] (
        [Id] int NOT NULL IDENTITY,
        [StandardCode] nvarchar(40) NOT NULL,
        [RequirementKey] nvarchar(40) NOT NULL,
        [PilotId] int NOT NULL,
        CONSTRAINT [PK_PilotSuspensions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PilotSuspensions_Pilots_PilotId] FOREIGN KEY ([PilotId]) REFERENCES [Pilots] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [StandardVersions] (
        [Id] int NOT NULL IDENTITY,
        [StandardId] int NOT NULL,
        [SemVer] nvarchar(14) NOT NULL,
        [BasedOn] nvarchar(14) NULL,
        [Status] nvarchar(30) NOT NULL,
        [Revision] int NOT NULL,
        [ChangeNote] nvarchar(max) NULL,
        [PlannedFrom] date NULL,
        [PlannedTo] date NULL,
        [AuthorId] int NOT NULL,
        [AuthorName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ApprovedAt] datetime2 NULL,
        [EffectiveFrom] date NULL,
        [EffectiveTo] date NULL,
        [SupersededBy] nvarchar(14) NULL,
        [ContentHash] nvarchar(64) NULL,
        [ApprovedBy] nvarchar(200) NOT NULL,
        [AppliesTo_DeviceRole] nvarchar(30) NULL,
        [AppliesTo_IsGxpRelevant] bit NOT NULL,
        [AppliesTo_IsHazardousProcess] bit NOT NULL,
        [AppliesTo_IsSafetyRelated] bit NOT NULL,
        [AppliesTo_LevelFromTenths] int NULL,
        [AppliesTo_LevelToTenths] int NULL,
        [AppliesTo_OperationsType] nvarchar(30) NULL,
        [AppliesTo_Scope] nvarchar(400) COLLATE Latin1_General_100_CI_AS NULL,
        [AppliesTo_ZoneKind] nvarchar(30) NULL,
        CONSTRAINT [PK_StandardVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StandardVersions_People_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_StandardVersions_Standards_StandardId] FOREIGN KEY ([StandardId]) REFERENCES [Standards] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [UseCaseObjectives] (
        [Id] int NOT NULL IDENTITY,
        [UseCaseId] int NOT NULL,
        [ObjectiveId] int NOT NULL,
        CONSTRAINT [PK_UseCaseObjectives] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_UseCaseObjectives_Objectives_ObjectiveId] FOREIGN KEY ([ObjectiveId]) REFERENCES [Objectives] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_UseCaseObjectives_UseCases_UseCaseId] FOREIGN KEY ([UseCaseId]) REFERENCES [UseCases] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [UseCaseSources] (
        [Id] int NOT NULL IDENTITY,
        [UseCaseId] int NOT NULL,
        [SourceId] int NOT NULL,
        CONSTRAINT [PK_UseCaseSources] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_UseCaseSources_DataSources_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [DataSources] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_UseCaseSources_UseCases_UseCaseId] FOREIGN KEY ([UseCaseId]) REFERENCES [UseCases] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [WaiverExtensions] (
        [Id] int NOT NULL IDENTITY,
        [Revision] int NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [RequestedById] int NOT NULL,
        [RequestedByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Reason] nvarchar(max) NOT NULL,
        [PreviousEnd] date NOT NULL,
        [Until] date NOT NULL,
        [RequestedAt] datetime2 NOT NULL,
        [DecidedAt] datetime2 NULL,
        [TimeBoxId] int NOT NULL,
        CONSTRAINT [PK_WaiverExtensions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WaiverExtensions_Waivers_TimeBoxId] FOREIGN KEY ([TimeBoxId]) REFERENCES [Waivers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [WaiverTargets] (
        [Id] int NOT NULL IDENTITY,
        [CheckCode] nvarchar(40) NULL,
        [SubjectKind] nvarchar(40) NULL,
        [SubjectKey] nvarchar(400) COLLATE Latin1_General_100_CI_AS NULL,
        [StandardCode] nvarchar(40) COLLATE Latin1_General_100_CI_AS NULL,
        [RequirementKey] nvarchar(40) NULL,
        [WaiverId] int NOT NULL,
        CONSTRAINT [PK_WaiverTargets] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WaiverTargets_Waivers_WaiverId] FOREIGN KEY ([WaiverId]) REFERENCES [Waivers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [StandardContributors] (
        [Id] int NOT NULL IDENTITY,
        [VersionId] int NOT NULL,
        [PersonId] int NOT NULL,
        [PersonName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Functions] nvarchar(200) NOT NULL,
        [FirstAt] datetime2 NOT NULL,
        [LastAt] datetime2 NOT NULL,
        CONSTRAINT [PK_StandardContributors] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StandardContributors_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_StandardContributors_StandardVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [StandardVersions] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [StandardReadings] (
        [Id] int NOT NULL IDENTITY,
        [VersionId] int NOT NULL,
        [PersonId] int NOT NULL,
        [PersonName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Functions] nvarchar(200) NOT NULL,
        [ContentHash] nvarchar(64) NOT NULL,
        [ReadAt] datetime2 NOT NULL,
        CONSTRAINT [PK_StandardReadings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StandardReadings_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_StandardReadings_StandardVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [StandardVersions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE TABLE [StandardRequirements] (
        [Id] int NOT NULL IDENTITY,
        [VersionId] int NOT NULL,
        [Place] int NOT NULL,
        [Key] nvarchar(10) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [Level] nvarchar(30) NOT NULL,
        [RegimeRefs] nvarchar(810) NOT NULL,
        [CheckCode] nvarchar(40) COLLATE Latin1_General_100_CI_AS NULL,
        [Parameters] nvarchar(1000) NOT NULL,
        [Severity] nvarchar(30) NULL,
        CONSTRAINT [PK_StandardRequirements] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StandardRequirements_StandardVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [StandardVersions] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DataContracts_SiteId_ContractId] ON [DataContracts] ([SiteId], [ContractId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataContracts_SourceId] ON [DataContracts] ([SourceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataFlows_ConduitId] ON [DataFlows] ([ConduitId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataFlows_FromId] ON [DataFlows] ([FromId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DataFlows_SiteId_Code] ON [DataFlows] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataFlows_ToId] ON [DataFlows] ([ToId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataSources_BackupId] ON [DataSources] ([BackupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataSources_Code] ON [DataSources] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataSources_DeviceId] ON [DataSources] ([DeviceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataSources_EquipmentId] ON [DataSources] ([EquipmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_DataSources_KnownById] ON [DataSources] ([KnownById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DataSources_SiteId_Code] ON [DataSources] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DeviceTypes_Slug] ON [DeviceTypes] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Findings_Check_SubjectKind_SubjectKey_ParametersHash] ON [Findings] ([Check], [SubjectKind], [SubjectKey], [ParametersHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Findings_OwnerId] ON [Findings] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Findings_SiteId] ON [Findings] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Findings_Status_SiteId] ON [Findings] ([Status], [SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Findings_SubjectKind_SubjectKey] ON [Findings] ([SubjectKind], [SubjectKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_GlossaryTerms_ParentId] ON [GlossaryTerms] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_GlossaryTerms_Term] ON [GlossaryTerms] ([Term]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Objectives_SiteId_Code] ON [Objectives] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Objectives_SponsorId] ON [Objectives] ([SponsorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_ObservedFlows_SiteId_Destination] ON [ObservedFlows] ([SiteId], [Destination]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_ObservedFlows_SiteId_Source] ON [ObservedFlows] ([SiteId], [Source]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_OwnershipAssignments_DataSourceId] ON [OwnershipAssignments] ([DataSourceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_OwnershipAssignments_DelegatedFromId] ON [OwnershipAssignments] ([DelegatedFromId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_OwnershipAssignments_PersonId] ON [OwnershipAssignments] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_PilotExtensions_TimeBoxId] ON [PilotExtensions] ([TimeBoxId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Pilots_Number] ON [Pilots] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Pilots_RequesterId] ON [Pilots] ([RequesterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Pilots_SiteId] ON [Pilots] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Pilots_Status_EndsOn] ON [Pilots] ([Status], [EndsOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_PilotSuspensions_PilotId] ON [PilotSuspensions] ([PilotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_RecordProposals_AuthorId] ON [RecordProposals] ([AuthorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_RecordProposals_Key] ON [RecordProposals] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RecordProposals_Number] ON [RecordProposals] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_RecordProposals_OpenKey] ON [RecordProposals] ([OpenKey]) WHERE [OpenKey] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_RecordProposals_SiteId] ON [RecordProposals] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_RecordProposals_Status] ON [RecordProposals] ([Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_StandardContributors_PersonId] ON [StandardContributors] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_StandardContributors_VersionId_PersonId] ON [StandardContributors] ([VersionId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_StandardReadings_PersonId] ON [StandardReadings] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_StandardReadings_VersionId_PersonId] ON [StandardReadings] ([VersionId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_StandardRequirements_CheckCode] ON [StandardRequirements] ([CheckCode]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_StandardRequirements_VersionId_Place] ON [StandardRequirements] ([VersionId], [Place]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Standards_Category] ON [Standards] ([Category]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Standards_Code] ON [Standards] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_StandardVersions_AuthorId] ON [StandardVersions] ([AuthorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_StandardVersions_StandardId_SemVer] ON [StandardVersions] ([StandardId], [SemVer]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_StandardVersions_Status] ON [StandardVersions] ([Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_UseCaseObjectives_ObjectiveId] ON [UseCaseObjectives] ([ObjectiveId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_UseCaseObjectives_UseCaseId_ObjectiveId] ON [UseCaseObjectives] ([UseCaseId], [ObjectiveId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_UseCases_OwnerId] ON [UseCases] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_UseCases_SiteId_Code] ON [UseCases] ([SiteId], [Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_UseCaseSources_SourceId] ON [UseCaseSources] ([SourceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_UseCaseSources_UseCaseId_SourceId] ON [UseCaseSources] ([UseCaseId], [SourceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_WaiverExtensions_TimeBoxId] ON [WaiverExtensions] ([TimeBoxId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Waivers_Number] ON [Waivers] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Waivers_PilotNumber] ON [Waivers] ([PilotNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Waivers_RequesterId] ON [Waivers] ([RequesterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Waivers_SiteId] ON [Waivers] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_Waivers_Status_EndsOn] ON [Waivers] ([Status], [EndsOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    CREATE INDEX [IX_WaiverTargets_WaiverId] ON [WaiverTargets] ([WaiverId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126084923_DataAndStandards'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126084923_DataAndStandards', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE TABLE [NoticeChannels] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [SiteId] int NULL,
        [Function] nvarchar(30) NULL,
        [Language] nvarchar(10) NOT NULL,
        [QuietFrom] time NULL,
        [QuietUntil] time NULL,
        [Muted] nvarchar(500) NOT NULL,
        [IsActive] bit NOT NULL,
        [ProtectedAddress] nvarchar(max) NOT NULL,
        [ShownAddress] nvarchar(400) NOT NULL,
        [ProtectedSecret] nvarchar(4000) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_NoticeChannels] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_NoticeChannels_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE TABLE [NoticeCursors] (
        [Id] int NOT NULL,
        [LastSequence] bigint NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_NoticeCursors] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE TABLE [NoticePreferences] (
        [PersonId] int NOT NULL,
        [Mail] bit NOT NULL,
        [QuietFrom] time NULL,
        [QuietUntil] time NULL,
        [DigestAt] time NULL,
        [Muted] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_NoticePreferences] PRIMARY KEY ([PersonId]),
        CONSTRAINT [FK_NoticePreferences_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE TABLE [Notices] (
        [Id] int NOT NULL IDENTITY,
        [MessageId] uniqueidentifier NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [RecordType] nvarchar(30) NOT NULL,
        [Number] nvarchar(120) NOT NULL,
        [SiteId] int NULL,
        [Functions] nvarchar(200) NOT NULL,
        [ContentJson] nvarchar(max) NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_Notices] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Notices_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE TABLE [NoticeDeliveries] (
        [Id] int NOT NULL IDENTITY,
        [NoticeId] int NOT NULL,
        [ChannelId] int NULL,
        [PersonId] int NULL,
        [State] nvarchar(30) NOT NULL,
        [Tries] int NOT NULL,
        [NextTryAt] datetime2 NOT NULL,
        [LeaseToken] uniqueidentifier NULL,
        [LeasedUntil] datetime2 NULL,
        [AcceptedAt] datetime2 NULL,
        [OpenedAt] datetime2 NULL,
        [FailedAt] datetime2 NULL,
        [Answer] nvarchar(400) NULL,
        CONSTRAINT [PK_NoticeDeliveries] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_NoticeDeliveries_NoticeChannels_ChannelId] FOREIGN KEY ([ChannelId]) REFERENCES [NoticeChannels] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_NoticeDeliveries_Notices_NoticeId] FOREIGN KEY ([NoticeId]) REFERENCES [Notices] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_NoticeDeliveries_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE TABLE [NoticeReceipts] (
        [NoticeId] int NOT NULL,
        [PersonId] int NOT NULL,
        [ReadAt] datetime2 NULL,
        CONSTRAINT [PK_NoticeReceipts] PRIMARY KEY ([NoticeId], [PersonId]),
        CONSTRAINT [FK_NoticeReceipts_Notices_NoticeId] FOREIGN KEY ([NoticeId]) REFERENCES [Notices] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_NoticeReceipts_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE UNIQUE INDEX [IX_NoticeChannels_Name] ON [NoticeChannels] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE INDEX [IX_NoticeChannels_SiteId] ON [NoticeChannels] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE INDEX [IX_NoticeDeliveries_ChannelId] ON [NoticeDeliveries] ([ChannelId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE INDEX [IX_NoticeDeliveries_LeaseToken] ON [NoticeDeliveries] ([LeaseToken]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE INDEX [IX_NoticeDeliveries_NoticeId] ON [NoticeDeliveries] ([NoticeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE INDEX [IX_NoticeDeliveries_PersonId] ON [NoticeDeliveries] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE INDEX [IX_NoticeDeliveries_State_ChannelId_Id] ON [NoticeDeliveries] ([State], [ChannelId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE INDEX [IX_NoticeReceipts_PersonId_ReadAt_NoticeId] ON [NoticeReceipts] ([PersonId], [ReadAt], [NoticeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Notices_MessageId] ON [Notices] ([MessageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    CREATE INDEX [IX_Notices_SiteId] ON [Notices] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126120138_Notices'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126120138_Notices', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    DROP INDEX [IX_Changes_SiteId] ON [Changes];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    ALTER TABLE [Signatures] ADD [AskedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE TABLE [Reviews] (
        [Id] int NOT NULL IDENTITY,
        [SiteId] int NOT NULL,
        [Number] nvarchar(80) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Week] nvarchar(8) NOT NULL,
        [From] datetime2 NOT NULL,
        [Until] datetime2 NOT NULL,
        [FrozenAt] datetime2 NOT NULL,
        [FiguresHash] nvarchar(64) NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [Quorum] nvarchar(200) NOT NULL,
        [Minutes] nvarchar(max) NULL,
        [ClosedAt] datetime2 NULL,
        [ClosedById] int NULL,
        [ClosedByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NULL,
        [Method] nvarchar(30) NULL,
        [HadQuorum] bit NULL,
        [ContentHash] nvarchar(64) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Reviews] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Reviews_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE TABLE [ReviewSettings] (
        [SiteId] int NOT NULL,
        [Quorum] nvarchar(200) NOT NULL,
        [Targets] nvarchar(max) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_ReviewSettings] PRIMARY KEY ([SiteId]),
        CONSTRAINT [FK_ReviewSettings_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE TABLE [Actions] (
        [Id] int NOT NULL IDENTITY,
        [Number] nvarchar(20) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [SiteId] int NOT NULL,
        [ReviewId] int NOT NULL,
        [DecisionLine] int NULL,
        [Text] nvarchar(4000) NOT NULL,
        [OwnerId] int NOT NULL,
        [OwnerName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [FirstDueOn] date NOT NULL,
        [DueOn] date NOT NULL,
        [Status] nvarchar(30) NOT NULL,
        [AgreedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [Note] nvarchar(4000) NULL,
        [CarriedOver] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Actions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Actions_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Actions_People_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Actions_Reviews_ReviewId] FOREIGN KEY ([ReviewId]) REFERENCES [Reviews] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE TABLE [AgendaItems] (
        [Id] int NOT NULL IDENTITY,
        [ReviewId] int NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [RecordType] nvarchar(30) NOT NULL,
        [Number] nvarchar(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Title] nvarchar(400) NOT NULL,
        [Detail] nvarchar(400) NULL,
        [DueAt] datetime2 NULL,
        CONSTRAINT [PK_AgendaItems] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AgendaItems_Reviews_ReviewId] FOREIGN KEY ([ReviewId]) REFERENCES [Reviews] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE TABLE [ReviewAttendance] (
        [Id] int NOT NULL IDENTITY,
        [ReviewId] int NOT NULL,
        [PersonId] int NOT NULL,
        [PersonName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        CONSTRAINT [PK_ReviewAttendance] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReviewAttendance_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ReviewAttendance_Reviews_ReviewId] FOREIGN KEY ([ReviewId]) REFERENCES [Reviews] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE TABLE [ReviewDecisions] (
        [Id] int NOT NULL IDENTITY,
        [ReviewId] int NOT NULL,
        [Line] int NOT NULL,
        [Text] nvarchar(4000) NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [Dissent] nvarchar(4000) NULL,
        [EffectiveOn] date NULL,
        [About] nvarchar(400) COLLATE Latin1_General_100_CI_AS NULL,
        [NeedsNoAction] bit NOT NULL,
        [RecordedByName] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_ReviewDecisions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReviewDecisions_Reviews_ReviewId] FOREIGN KEY ([ReviewId]) REFERENCES [Reviews] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE TABLE [ReviewFigures] (
        [Id] int NOT NULL IDENTITY,
        [ReviewId] int NOT NULL,
        [Kpi] nvarchar(40) NOT NULL,
        [Part] nvarchar(60) NOT NULL,
        [Value] int NULL,
        [Median] int NULL,
        [N] int NOT NULL,
        [Target] int NULL,
        [Records] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_ReviewFigures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReviewFigures_Reviews_ReviewId] FOREIGN KEY ([ReviewId]) REFERENCES [Reviews] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE INDEX [IX_Signatures_SignedAt] ON [Signatures] ([SignedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE INDEX [IX_Ledger_At] ON [Ledger] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE INDEX [IX_Changes_SiteId_ClosedAt] ON [Changes] ([SiteId], [ClosedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Actions_Number] ON [Actions] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE INDEX [IX_Actions_OwnerId] ON [Actions] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE INDEX [IX_Actions_ReviewId] ON [Actions] ([ReviewId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE INDEX [IX_Actions_SiteId_Status_DueOn] ON [Actions] ([SiteId], [Status], [DueOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE INDEX [IX_AgendaItems_ReviewId] ON [AgendaItems] ([ReviewId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE INDEX [IX_ReviewAttendance_PersonId] ON [ReviewAttendance] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ReviewAttendance_ReviewId_PersonId] ON [ReviewAttendance] ([ReviewId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ReviewDecisions_ReviewId_Line] ON [ReviewDecisions] ([ReviewId], [Line]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ReviewFigures_ReviewId_Kpi_Part] ON [ReviewFigures] ([ReviewId], [Kpi], [Part]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Reviews_Number] ON [Reviews] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Reviews_SiteId_Week] ON [Reviews] ([SiteId], [Week]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126141516_Reviews'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126141516_Reviews', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150828_Pulse'
)
BEGIN
    CREATE TABLE [PulseCounts] (
        [SiteId] int NOT NULL,
        [Function] nvarchar(30) NOT NULL,
        [Month] date NOT NULL,
        [Question] int NOT NULL,
        [Answer] int NOT NULL,
        [Count] int NOT NULL,
        CONSTRAINT [PK_PulseCounts] PRIMARY KEY ([SiteId], [Function], [Month], [Question], [Answer]),
        CONSTRAINT [FK_PulseCounts_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150828_Pulse'
)
BEGIN
    CREATE TABLE [PulseVotes] (
        [PersonId] int NOT NULL,
        [Month] date NOT NULL,
        CONSTRAINT [PK_PulseVotes] PRIMARY KEY ([PersonId], [Month]),
        CONSTRAINT [FK_PulseVotes_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150828_Pulse'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126150828_Pulse', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    ALTER TABLE [People] ADD [Account] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    ALTER TABLE [People] ADD [DirectoryRoles] nvarchar(60) NOT NULL DEFAULT N'None';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    ALTER TABLE [Memberships] ADD [IsFromDirectory] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    ALTER TABLE [ApiKeys] ADD [ExpiresAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    ALTER TABLE [ApiKeys] ADD [LastUsedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    ALTER TABLE [ApiKeys] ADD [Scopes] nvarchar(4000) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE TABLE [DirectoryRights] (
        [Id] int NOT NULL IDENTITY,
        [Source] nvarchar(30) NOT NULL,
        [Value] nvarchar(200) NOT NULL,
        [Name] nvarchar(120) COLLATE Latin1_General_100_CI_AS NOT NULL,
        [Role] nvarchar(60) NOT NULL,
        [Function] nvarchar(30) NULL,
        [SiteId] int NULL,
        [AddedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [HoldsAs] nvarchar(300) NULL,
        CONSTRAINT [PK_DirectoryRights] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DirectoryRights_Equipment_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [Equipment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE TABLE [ProtectionKeys] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(400) NOT NULL,
        [Xml] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_ProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] int NOT NULL IDENTITY,
        [SessionId] uniqueidentifier NOT NULL,
        [KeyHash] nvarchar(64) NOT NULL,
        [PersonId] int NOT NULL,
        [Way] nvarchar(30) NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [AuthenticatedAt] datetime2 NOT NULL,
        [ReauthenticatedAt] datetime2 NULL,
        [SeenAt] datetime2 NOT NULL,
        [EndsAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [End] nvarchar(30) NULL,
        [NonceHash] nvarchar(64) NULL,
        [Provider] nvarchar(300) NULL,
        [ProviderSession] nvarchar(300) NULL,
        [Agent] nvarchar(200) NULL,
        [Address] nvarchar(45) NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE TABLE [DirectoryGrants] (
        [PersonId] int NOT NULL,
        [DirectoryRightId] int NOT NULL,
        [Since] datetime2 NOT NULL,
        CONSTRAINT [PK_DirectoryGrants] PRIMARY KEY ([PersonId], [DirectoryRightId]),
        CONSTRAINT [FK_DirectoryGrants_DirectoryRights_DirectoryRightId] FOREIGN KEY ([DirectoryRightId]) REFERENCES [DirectoryRights] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DirectoryGrants_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_People_Account] ON [People] ([Account]) WHERE [Account] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE INDEX [IX_DirectoryGrants_DirectoryRightId] ON [DirectoryGrants] ([DirectoryRightId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_DirectoryRights_HoldsAs] ON [DirectoryRights] ([HoldsAs]) WHERE [HoldsAs] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE INDEX [IX_DirectoryRights_SiteId] ON [DirectoryRights] ([SiteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Sessions_KeyHash] ON [Sessions] ([KeyHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Sessions_NonceHash] ON [Sessions] ([NonceHash]) WHERE [NonceHash] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE INDEX [IX_Sessions_PersonId] ON [Sessions] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE INDEX [IX_Sessions_ProviderSession] ON [Sessions] ([ProviderSession]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Sessions_SessionId] ON [Sessions] ([SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184130_SignIn'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126184130_SignIn', N'10.0.14');
END;

COMMIT;
GO

