using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Reads master data into memory, a query a kind whatever the number of rows, tracked so that the same objects can be saved.</summary>
internal static class PlantLoading
{
    public static async Task<LoadedPlant> LoadPlantAsync(this PortalDb db, PlantExtent extent, LocalDate today, CancellationToken cancellationToken)
    {
        var plant = new LoadedPlant(today);
        foreach (var node in await db.Equipment.Where(e => e.Level == EquipmentLevel.Enterprise || e.Level == EquipmentLevel.Site).ToListAsync(cancellationToken))
            plant.Equipment[node.Path] = node;
        var sites = plant.Sites.Where(site => extent.Sites is null || extent.Sites.Contains(site.Code, StringComparer.OrdinalIgnoreCase)).ToList();

        if (extent.Parts.HasFlag(PlantParts.Equipment)) await LoadEquipmentAsync(db, plant, sites, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.Assets)) await LoadAssetsAsync(db, plant, extent.AssetTags, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.Network)) await LoadNetworkAsync(db, plant, sites, extent.DeviceCodes, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.People)) await LoadPeopleAsync(db, plant, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.Shifts)) await LoadShiftsAsync(db, plant, sites, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.Absences)) await LoadAbsencesAsync(db, plant, sites, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.Competencies)) await LoadCompetenciesAsync(db, plant, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.DataSources)) await LoadDataSourcesAsync(db, plant, sites, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.DataFlows)) await LoadDataFlowsAsync(db, plant, sites, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.Glossary)) await LoadGlossaryAsync(db, plant, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.Strategy)) await LoadStrategyAsync(db, plant, sites, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.DeviceTypes)) await LoadDeviceTypesAsync(db, plant, cancellationToken);
        if (extent.Parts.HasFlag(PlantParts.Windows)) await LoadWindowsAsync(db, plant, sites, cancellationToken);
        return plant;
    }

    private static async Task LoadEquipmentAsync(PortalDb db, LoadedPlant plant, List<EquipmentNode> sites, CancellationToken cancellationToken)
    {
        foreach (var site in sites)
        {
            var below = SearchText.StartsWith($"{site.Path}/");
            foreach (var node in await db.Equipment.Where(e => EF.Functions.Like(e.Path, below, SearchText.Escape)).ToListAsync(cancellationToken))
                plant.Equipment[node.Path] = node;
        }
    }

    private static async Task LoadAssetsAsync(PortalDb db, LoadedPlant plant, IReadOnlyCollection<string>? tags, CancellationToken cancellationToken)
    {
        var assets = db.Assets.Include(a => a.Mountings.Where(m => m.To == null)).ThenInclude(m => m.Equipment).AsQueryable();
        if (tags is not null)
        {
            var named = tags.ToArray();
            assets = assets.Where(a => named.Contains(a.Tag));
        }
        foreach (var asset in await assets.ToListAsync(cancellationToken)) plant.Assets[asset.Tag] = asset;
    }

    private static async Task LoadNetworkAsync(PortalDb db, LoadedPlant plant, List<EquipmentNode> sites, IReadOnlyCollection<string>? deviceCodes, CancellationToken cancellationToken)
    {
        var ids = sites.Select(site => site.Id).ToArray();
        foreach (var zone in await db.Zones.Where(z => ids.Contains(z.SiteId)).ToListAsync(cancellationToken)) plant.Zones[LoadedPlant.Key(zone.Site, zone.Code)] = zone;
        foreach (var conduit in await db.Conduits.Include(c => c.Rules).Where(c => ids.Contains(c.SiteId)).ToListAsync(cancellationToken))
            plant.Conduits[LoadedPlant.Key(conduit.Site, conduit.Code)] = conduit;
        foreach (var segment in await db.Segments.Where(s => ids.Contains(s.SiteId)).ToListAsync(cancellationToken)) plant.Segments[LoadedPlant.Key(segment.Site, segment.Code)] = segment;
        foreach (var group in await db.RedundancyGroups.Where(g => ids.Contains(g.SiteId)).ToListAsync(cancellationToken)) plant.Groups[LoadedPlant.Key(group.Site, group.Code)] = group;

        // The equipment a device belongs to decides invariant E3, whichever part of the plant was asked for.
        var devices = db.Devices.Include(d => d.Equipment).Include(d => d.Asset).Include(d => d.Interfaces).Where(d => ids.Contains(d.SiteId));
        if (deviceCodes is not null)
        {
            var named = deviceCodes.ToArray();
            devices = devices.Where(d => named.Contains(d.Code));
        }
        foreach (var device in await devices.ToListAsync(cancellationToken)) plant.Devices[LoadedPlant.Key(device.Site, device.Code)] = device;
    }

    private static async Task LoadPeopleAsync(PortalDb db, LoadedPlant plant, CancellationToken cancellationToken)
    {
        foreach (var person in await db.People.Include(p => p.Memberships).ToListAsync(cancellationToken)) plant.People[person.Code] = person;
        plant.Administrators = [.. plant.People.Values.Where(PeopleRules.IsAdministrator)];
    }

    /// <summary>People are loaded before.</summary>
    private static async Task LoadShiftsAsync(PortalDb db, LoadedPlant plant, List<EquipmentNode> sites, CancellationToken cancellationToken)
    {
        var (siteOf, personOf) = (sites.ToDictionary(site => site.Id), plant.People.Values.ToDictionary(person => person.Id));
        var ids = siteOf.Keys.ToArray();
        foreach (var shift in await db.Shifts.Where(s => ids.Contains(s.SiteId)).ToListAsync(cancellationToken))
        {
            var record = new ShiftRecord(personOf[shift.PersonId], siteOf[shift.SiteId], shift);
            plant.Shifts[ShiftRecords.KeyOf(record.Site, record.Person, shift.Code)] = record;
        }
    }

    private static async Task LoadAbsencesAsync(PortalDb db, LoadedPlant plant, List<EquipmentNode> sites, CancellationToken cancellationToken)
    {
        var (siteOf, personOf) = (sites.ToDictionary(site => site.Id), plant.People.Values.ToDictionary(person => person.Id));
        var ids = siteOf.Keys.ToArray();
        foreach (var absence in await db.Absences.Where(a => ids.Contains(a.SiteId)).ToListAsync(cancellationToken))
        {
            var record = new AbsenceRecord(personOf[absence.PersonId], siteOf[absence.SiteId], absence);
            plant.Absences[AbsenceRecords.KeyOf(record.Site, record.Person, absence.From)] = record;
        }
    }

    /// <summary>People are loaded before.</summary>
    private static async Task LoadCompetenciesAsync(PortalDb db, LoadedPlant plant, CancellationToken cancellationToken)
    {
        var personOf = plant.People.Values.ToDictionary(person => person.Id);
        foreach (var competency in await db.Competencies.ToListAsync(cancellationToken))
            plant.Competencies[CompetencyRecords.KeyOf(personOf[competency.PersonId], competency.Code)] = new CompetencyRecord(personOf[competency.PersonId], competency);
    }

    /// <summary>Equipment, devices and people are loaded before, as far as they are needed.</summary>
    private static async Task LoadDataSourcesAsync(PortalDb db, LoadedPlant plant, List<EquipmentNode> sites, CancellationToken cancellationToken)
    {
        var ids = sites.Select(site => site.Id).ToArray();
        var sources = db.DataSources.Include(s => s.Equipment).Include(s => s.Device).Include(s => s.KnownBy).Include(s => s.Backup)
            .Include(s => s.Owners).ThenInclude(o => o.Person).Include(s => s.Owners).ThenInclude(o => o.DelegatedFrom).AsSplitQuery();
        foreach (var source in await sources.Where(s => ids.Contains(s.SiteId)).ToListAsync(cancellationToken)) plant.DataSources[LoadedPlant.Key(source.Site, source.Code)] = source;
    }

    /// <summary>Data sources are loaded before.</summary>
    private static async Task LoadDataFlowsAsync(PortalDb db, LoadedPlant plant, List<EquipmentNode> sites, CancellationToken cancellationToken)
    {
        var ids = sites.Select(site => site.Id).ToArray();
        foreach (var flow in await db.DataFlows.Include(f => f.Conduit).Where(f => ids.Contains(f.SiteId)).ToListAsync(cancellationToken))
            plant.DataFlows[LoadedPlant.Key(flow.Site, flow.Code)] = flow;
    }

    private static async Task LoadGlossaryAsync(PortalDb db, LoadedPlant plant, CancellationToken cancellationToken)
    {
        foreach (var term in await db.GlossaryTerms.ToListAsync(cancellationToken)) plant.Glossary[term.Term] = term;
    }

    /// <summary>Data sources and people are loaded before.</summary>
    private static async Task LoadStrategyAsync(PortalDb db, LoadedPlant plant, List<EquipmentNode> sites, CancellationToken cancellationToken)
    {
        var ids = sites.Select(site => site.Id).ToArray();
        foreach (var objective in await db.Objectives.Where(o => ids.Contains(o.SiteId)).ToListAsync(cancellationToken)) plant.Objectives[LoadedPlant.Key(objective.Site, objective.Code)] = objective;
        foreach (var useCase in await db.UseCases.Include(u => u.Sources).Include(u => u.Objectives).AsSplitQuery().Where(u => ids.Contains(u.SiteId)).ToListAsync(cancellationToken))
            plant.UseCases[LoadedPlant.Key(useCase.Site, useCase.Code)] = useCase;
    }

    private static async Task LoadDeviceTypesAsync(PortalDb db, LoadedPlant plant, CancellationToken cancellationToken)
    {
        foreach (var type in await db.DeviceTypes.ToListAsync(cancellationToken)) plant.DeviceTypes[type.Slug] = type;
    }

    private static async Task LoadWindowsAsync(PortalDb db, LoadedPlant plant, List<EquipmentNode> sites, CancellationToken cancellationToken)
    {
        var ids = sites.Select(site => site.Id).ToArray();
        foreach (var window in await db.Windows.Where(w => ids.Contains(w.SiteId)).ToListAsync(cancellationToken)) plant.Windows[LoadedPlant.Key(window.Site, window.Code)] = window;
    }
}
