using System.Text;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>A contract as lists show it.</summary>
public sealed record ContractRow(int Id, string ContractId, string Name, string ContractVersion, ContractStatus Status, string Site, string Source, int? FreshnessMinutes, int? MeasuredFreshnessMinutes, Instant? MeasuredAt,
    bool IsBreached, int? AvailabilityTenths, int? RetentionDays, string? SchemaNames);

/// <summary>A contract whole, as its file says it.</summary>
public sealed record ContractDetail(ContractRow Row, string TimeZone, ContractFile? File);

/// <summary>A contract as a file again.</summary>
public sealed record ContractDownload(string Name, byte[] Bytes);

/// <summary>Reads data contracts.</summary>
public sealed class ContractReads(IDbContextFactory<PortalDb> factory)
{
    /// <summary>Those in force first.</summary>
    public async Task<IReadOnlyList<ContractRow>> ListForSourceAsync(string site, string source, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var contracts = db.DataContracts.AsNoTracking().Where(c => c.Site.Code == site && c.Source.Code == source);
        return await Rows(contracts.OrderBy(c => c.Status == ContractStatus.Active ? 0 : 1).ThenBy(c => c.ContractId)).ToListAsync(cancellationToken);
    }

    /// <summary>Null when there is no such contract.</summary>
    public async Task<ContractDetail?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var row = await Rows(db.DataContracts.AsNoTracking().Where(c => c.Id == id)).SingleOrDefaultAsync(cancellationToken);
        if (row is null) return null;

        var stored = await db.DataContracts.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.FileText, c.Site.TimeZone }).SingleAsync(cancellationToken);
        return new ContractDetail(row, stored.TimeZone ?? "UTC", Read(stored.FileText)?.Contract);
    }

    /// <summary>The file as it came where the format is the same, so that nothing of it is lost; else written from what the portal read. Null when there is no such contract.</summary>
    public async Task<ContractDownload?> DownloadAsync(int id, ContractFormat format, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var stored = await db.DataContracts.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.FileText, c.Source.Code }).SingleOrDefaultAsync(cancellationToken);
        if (stored is null || Read(stored.FileText) is not { } reading) return null;

        var name = $"{stored.Code}.odcs.{(format == ContractFormat.Json ? "json" : "yaml")}";
        return new ContractDownload(name, reading.Format == format ? Encoding.UTF8.GetBytes(reading.Text) : ContractFileWriter.Write(reading.Contract, format));
    }

    private static ContractReading? Read(string? text) => text is not null && ContractFileReader.Read(Encoding.UTF8.GetBytes(text)) is { IsSuccess: true } read ? read.Value : null;

    private static IQueryable<ContractRow> Rows(IQueryable<DataContract> contracts) => contracts.Select(c => new ContractRow(c.Id, c.ContractId, c.Name, c.ContractVersion, c.Status, c.Site.Code, c.Source.Code, c.FreshnessMinutes,
        c.MeasuredFreshnessMinutes, c.MeasuredAt, c.Status == ContractStatus.Active && c.MeasuredFreshnessMinutes > c.FreshnessMinutes, c.AvailabilityTenths, c.RetentionDays, c.SchemaNames));
}
