import { describe, expect, it } from 'vitest';
import { faultLine } from '../../src/config/config-fault.js';
import { readConfig } from '../../src/config.js';

const enough = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_APP_TOKEN: 'xapp-1-A1-2-abc' };

async function faultsOf(env: Record<string, string>): Promise<string[]> {
  const read = await readConfig(env, '/srv');
  return read.kind === 'faults' ? read.faults.map(faultLine) : [];
}

async function configOf(env: Record<string, string>) {
  const read = await readConfig(env, '/srv');
  if (read.kind === 'faults') throw new Error(read.faults.map(faultLine).join('\n'));
  return read.config;
}

describe('readConfig', () => {
  it('requires only a bot token and an app token', async () => {
    expect(await configOf(enough)).toMatchObject({
      slack: { botToken: 'xoxb-1-2-abc', appToken: 'xapp-1-A1-2-abc', signingSecret: null, apiUrl: null },
      database: { embeddedIn: '/srv/.firebreak' },
      http: { host: '127.0.0.1', port: 3000 },
      logLevel: 'info',
      policy: { defaultSeverity: 'sev3', mayDeclare: 'everyone' },
    });
  });

  it('reads every setting from its variable', async () => {
    const env = {
      SLACK_BOT_TOKEN: ' xoxb-1-2-abc ',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      DATABASE_URL: 'postgresql://u:p@db/firebreak',
      HOST: '0.0.0.0',
      PORT: '8080',
      LOG_LEVEL: 'DEBUG',
      FIREBREAK_FONTS: import.meta.dirname,
    };
    expect(await configOf(env)).toMatchObject({
      slack: {
        botToken: 'xoxb-1-2-abc',
        appToken: null,
        signingSecret: '0123456789abcdef0123456789abcdef',
        apiUrl: 'http://127.0.0.1:4000/api/',
      },
      database: { url: 'postgresql://u:p@db/firebreak' },
      http: { host: '0.0.0.0', port: 8080 },
      logLevel: 'debug',
      fontFolder: import.meta.dirname,
    });
  });

  it('treats an empty variable as not set', async () => {
    const config = await configOf({ ...enough, SLACK_SIGNING_SECRET: '', PORT: ' ', DATABASE_URL: '' });
    expect(config).toMatchObject({ slack: { signingSecret: null }, http: { port: 3000 } });
  });

  it('reports each missing variable of an empty environment on one line', async () => {
    expect(await faultsOf({})).toMatchInlineSnapshot(`
      [
        "SLACK_BOT_TOKEN: found nothing; expected a bot token (xoxb-…). Copy it from “OAuth & Permissions” in your app's settings at api.slack.com/apps.",
        "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: found neither; expected one of them. Set SLACK_APP_TOKEN (xapp-…) for Socket Mode, which needs no public address, or SLACK_SIGNING_SECRET for HTTP.",
      ]
    `);
  });

  it('reports all faults at once', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xapp-1-A1-2-secretword',
      SLACK_APP_TOKEN: 'xoxb-1-2-secretword',
      SLACK_SIGNING_SECRET: 'xoxb-1-2-secretword',
      SLACK_API_URL: 'slack.com/api',
      DATABASE_URL: 'mysql://root:secretword@db/firebreak',
      HOST: 'http://here',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      FIREBREAK_CONFIG: 'no-such-file.yml',
      FIREBREAK_FONTS: 'no-such-folder',
    };
    expect(await faultsOf(env)).toMatchInlineSnapshot(`
      [
        "SLACK_BOT_TOKEN: found text starting with “xapp-”; expected a bot token (xoxb-…). Copy it from “OAuth & Permissions” in your app's settings at api.slack.com/apps.",
        "SLACK_APP_TOKEN: found text starting with “xoxb-”; expected an app-level token (xapp-…). Create one with connections:write under “Basic Information” in your app's settings at api.slack.com/apps.",
        "SLACK_SIGNING_SECRET: found text starting with “xoxb-”; expected a signing secret (32 letters and digits). Copy it from “Basic Information” in your app's settings at api.slack.com/apps.",
        "SLACK_API_URL: found text that isn't an address; expected an http or https address. Set it to an address like https://slack.com/api/, or leave it unset.",
        "DATABASE_URL: found an address starting with “mysql://”; expected a Postgres URL (version 14 or later). Set it to a URL like postgres://user:password@host:5432/firebreak, or leave it unset for the built-in Postgres.",
        "LOG_LEVEL: found "loud"; expected one of trace, debug, info, warn, error, fatal, silent. The default is info.",
        "FIREBREAK_FONTS: found no-such-folder, which isn't a folder; expected a folder with TTF or OTF files. Correct the path, or leave it unset.",
        "HOST: found "http://here"; expected an address of this machine, without scheme or path. Use 127.0.0.1 (this machine only, the default) or 0.0.0.0 (all interfaces).",
        "PORT: found "70000"; expected a whole number from 0 to 65535. Use a free port, or leave it unset for 3000.",
        "FIREBREAK_CONFIG: found no-such-file.yml, which doesn't exist; expected a policy file in YAML. Correct the path, or start from firebreak.example.yml.",
      ]
    `);
  });

  it('never shows an invalid secret', async () => {
    for (const secret of ['xoxp-1-hushhush', 'hush hush', 'hushhush', '“xoxb-hushhush', 'xoxb-hush hush']) {
      const env = {
        SLACK_BOT_TOKEN: secret,
        SLACK_APP_TOKEN: secret,
        DATABASE_URL: secret,
        SLACK_API_URL: secret,
      };
      const said = (await faultsOf(env)).join('\n');
      expect(said).toContain('SLACK_BOT_TOKEN');
      expect(said).not.toContain('hush');
    }
  });
});

describe('OpenTelemetry', () => {
  const telemetryOf = async (env: Record<string, string>) =>
    (await configOf({ ...enough, ...env })).telemetry;

  it('is off by default, and when the SDK is disabled', async () => {
    expect(await telemetryOf({})).toBeNull();
    const disabled = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318', OTEL_SDK_DISABLED: 'true' };
    expect(await telemetryOf(disabled)).toBeNull();
  });

  it('follows the standard variables', async () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318/',
      OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'https://metrics/v1/metrics',
      OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%3Db, tenant=7',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=prod,service.name=bot',
      OTEL_SERVICE_NAME: 'incidents',
      OTEL_METRIC_EXPORT_INTERVAL: '15000',
    };
    expect(await telemetryOf(env)).toEqual({
      ...{ tracesUrl: 'http://otel:4318/v1/traces', metricsUrl: 'https://metrics/v1/metrics' },
      ...{ headers: { 'api-key': 'a=b', tenant: '7' }, timeoutMs: 10_000, metricIntervalMs: 15_000 },
      resource: { 'deployment.environment.name': 'prod', 'service.name': 'incidents' },
    });
  });

  it('sends only the signal that is asked for, to the local collector without an endpoint', async () => {
    expect(await telemetryOf({ OTEL_TRACES_EXPORTER: 'otlp' })).toMatchObject({
      ...{ tracesUrl: 'http://127.0.0.1:4318/v1/traces', metricsUrl: null },
    });
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318', OTEL_TRACES_EXPORTER: 'none' };
    expect(await telemetryOf(env)).toMatchObject({
      ...{ tracesUrl: null, metricsUrl: 'http://otel:4318/v1/metrics' },
    });
  });

  it('says what it does not speak, and shows no header', async () => {
    const on = { ...enough, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4317' };
    expect(await faultsOf({ ...on, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toEqual([
      'OTEL_EXPORTER_OTLP_PROTOCOL: found "grpc"; expected http/json. Leave it unset: the OpenTelemetry Collector takes JSON on its HTTP port, 4318.',
    ]);
    expect(await faultsOf({ ...on, OTEL_EXPORTER_OTLP_HEADERS: 'api-key=secret,%' })).toEqual([
      "OTEL_EXPORTER_OTLP_HEADERS: found a pair that can't be read, number 2; expected key=value,key=value. Write % , and = inside a value as %25, %2C and %3D.",
    ]);
    expect(await faultsOf({ ...on, OTEL_TRACES_EXPORTER: 'zipkin' })).toEqual([
      'OTEL_TRACES_EXPORTER: found "zipkin"; expected otlp or none. Metrics in Prometheus\'s format are always at /metrics.',
    ]);
  });
});
