import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { filesIn, root, textOf } from './source.js';

const { version, files } = z
  .object({ version: z.string(), files: z.array(z.string()) })
  .parse(JSON.parse(textOf('package.json')));
const chart = 'deploy/helm/firebreak';
const templates = filesIn(`${chart}/templates`);
const dockerfile = textOf('Dockerfile');
const places = ['deploy', '.github', 'Dockerfile', 'compose.yml', 'docs/deploy.md', 'SECURITY.md'];
const deployed = filesIn(...places).map((path) => ({ path, text: textOf(path) }));

/** Every match of the pattern's group in files of deployments, as `path: match`, unless it is as it should be. */
function matches(pattern: RegExp, isRight: (found: string) => boolean, at = deployed): string[] {
  const found = at.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(([, group = '']) => ({ path, group })),
  );
  expect(found).not.toEqual([]);
  return found.filter(({ group }) => !isRight(group)).map(({ path, group }) => `${path}: ${group}`);
}

describe('files for deployments', () => {
  const yaml = deployed.filter(({ path }) => /\.ya?ml$/.test(path) && !templates.includes(path));

  it.each(yaml)('has valid YAML in $path', ({ text }) => {
    expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('sets only variables that the program reads', () => {
    const documented = new Set(
      [...textOf('docs/operate.md').matchAll(/^\| (`[A-Z].*?) \|/gm)].flatMap(variablesIn),
    );
    expect(documented).toContain('FIREBREAK_CONFIG');
    const ours = /\b((?:SLACK|FIREBREAK)_[A-Z_]+|LOG_LEVEL|DATABASE_URL)\b/g;
    expect(matches(ours, (name) => documented.has(name))).toEqual([]);
  });

  it('names this version', () => {
    expect(matches(/firebreak[-:]v?(\d+\.\d+\.\d+)/g, (found) => found === version)).toEqual([]);
    expect(matches(/firebreak_version: (\S+)/g, (found) => found === version)).toEqual([]);
    expect(parse(textOf(`${chart}/Chart.yaml`))).toMatchObject({ version, appVersion: version });
  });

  it('runs one version of Postgres', () => {
    const stated = /(?:postgres:(?=\d\d\b)|EngineVersion: "|engine_version +=\s"|\n {4}version: ')(\d+)/g;
    expect(matches(stated, (found) => found === '17')).toEqual([]);
  });

  it('asks for health where the server answers', () => {
    const routes = [...textOf('src/http/web-router.ts').matchAll(/router\.get\('([^']+)'/g)].map(
      ([, path]) => path,
    );
    expect(routes).toEqual(['/healthz', '/readyz', '/metrics']);
    expect(matches(/(\/[a-z]+z)\b/g, (path) => routes.includes(path))).toEqual([]);
    expect(matches(/httpGet: \{ path: '?([^,']+)'?,/g, (path) => routes.includes(path))).toEqual([]);
    expect(
      matches(/(?:containerPort|PORT[=:]|EXPOSE|127\.0\.0\.1:(?=3|8)| port:(?= 3)) *"?(\d+)/g, isOurPort),
    ).toEqual([]);
  });

  it('gives a process more time to stop than the ten seconds that it may take', () => {
    const stated =
      /(?:terminationGracePeriodSeconds: |StopTimeout: |stopTimeout +=\s|TimeoutStopSec=|stop_grace_period: )(\d+)/g;
    expect(matches(stated, (seconds) => Number(seconds) >= 20)).toEqual([]);
  });

  it('has every runbook that an alert names, also in the image and the package', () => {
    const alerts = [{ path: 'alerts', text: textOf('deploy/prometheus-alerts.yml') }];
    expect(matches(/runbook_url: (\S+)/g, (path) => existsSync(join(root, path)), alerts)).toEqual([]);
    expect(dockerfile).toContain('COPY runbooks runbooks\n');
    expect(files).toContain('runbooks');
  });
});

describe('the image', () => {
  it('copies only what is there', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    expect(copied).toContain('manifest.yml');
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('runs a Node.js that CI tests, without rights', () => {
    const [, node] = /FROM node:(\d+)-slim\n/.exec(dockerfile) ?? [];
    expect(textOf('.github/workflows/ci.yml')).toMatch(new RegExp(`node: \\[.*\\b${node}\\]`));
    expect(dockerfile).toContain('\nUSER node\n');
  });
});

describe('the Helm chart', () => {
  const values: unknown = parse(textOf(`${chart}/values.yaml`));
  const isValid = new Ajv({ strict: false }).compile(JSON.parse(textOf(`${chart}/values.schema.json`)));
  const withSecret = (more: object) => Object.assign({}, values, { secretName: 'firebreak' }, more);

  it('accepts its own values, once they name the Secret', () => {
    expect(isValid(values)).toBe(false);
    expect(isValid(withSecret({}))).toBe(true);
    expect(isValid(withSecret({ replica: 3 }))).toBe(false);
    expect(isValid(withSecret({ env: { DATABASE_URL: 'postgres://…' } }))).toBe(false);
  });

  it('reads only values that are there', () => {
    const isThere = (path: string) =>
      path
        .split('.')
        .reduce<unknown>((at, key) => z.record(z.string(), z.unknown()).safeParse(at).data?.[key], values);
    const read = templates.map((path) => ({ path, text: textOf(path) }));
    expect(matches(/\.Values\.([\w.]+)/g, (path) => isThere(path) !== undefined, read)).toEqual([]);
  });
});

function variablesIn([, cell = '']: RegExpMatchArray): string[] {
  return [...cell.matchAll(/[A-Z][A-Z_]+/g)].map(([name]) => name);
}

const isOurPort = (port: string) => port === '3000';
