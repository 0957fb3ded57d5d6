using ConvergencePortal.Core;
using ConvergencePortal.Web.Approvals;
using ConvergencePortal.Web.Calendar;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Import;
using ConvergencePortal.Web.Layout;
using ConvergencePortal.Web.Ledger;
using ConvergencePortal.Web.Network;
using ConvergencePortal.Web.Notices;
using ConvergencePortal.Web.People;
using ConvergencePortal.Web.Reviews;
using ConvergencePortal.Web.Scheduling;
using ConvergencePortal.Web.SignIn;
using ConvergencePortal.Web.Standards;
using Radzen;

var builder = WebApplication.CreateBuilder(args);
if (LedgerCommand.IsMeant(args)) return await LedgerCommand.RunAsync(args, builder);
if (SignInCommand.IsMeant(args)) return await SignInCommand.RunAsync(builder);

builder.UsePortalAddress();
builder.UseBodyLimits();

builder.Services.AddPortal();
builder.Services.AddPortalDatabase();
builder.Services.AddPortalKeys(builder.Configuration);
builder.Services.AddPortalHeaders();
builder.Services.AddPortalLimits(builder.Configuration);
builder.Services.AddCircuitCap();
builder.Services.AddPortalSignIn(builder.Environment, builder.Configuration);
builder.Services.AddPortalApi();
builder.Services.AddSingleton<IHttpContextFactory, SecretAddresses>();
builder.Services.AddHostedService<ScheduleWatch>();
builder.Services.AddLedgerCheckpoints();
builder.Services.AddHostedService<DecisionWatch>();
builder.Services.AddHostedService<MeasureWatch>();
builder.Services.AddHostedService<ReviewWatch>();
builder.Services.AddPortalNotices(builder.Environment, builder.Configuration);
if (builder.Configuration.GetValue("Checks:Run", true)) builder.Services.AddHostedService<CheckWatch>();
builder.Services.AddLocalization();
builder.Services.AddRadzenComponents();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
await app.PreparePortalAsync();

app.UsePortalHeaders();
app.UsePortalErrors();
app.UseOwnOrigin();
app.UsePortalLanguage();
app.UseBodyLimits();
app.UseSignInLimit();
app.UseAuthentication();
app.UseApiLimit();
app.UseCircuitCap();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapPortalHealth();
app.MapSignIn();
app.MapPreferences();
app.MapPortalApi();
app.MapExportLinks();
app.MapLedgerExport();
app.MapMeasureExport();
app.MapFigureExport();
app.MapFindingExport();
app.MapObservedFlowExport();
app.MapSignatureExport();
app.MapCalendarFile();
app.MapContractFiles();
app.MapNoticeLinks();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.DisableWebSocketCompression = true);

app.Run();
return 0;

/// <summary>The host's entry point, public so that tests can start it.</summary>
public partial class Program;
