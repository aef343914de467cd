import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { filesIn, textOf } from '../tree/source.js';

const files = filesIn('deploy/pipelines').filter((path) => path.endsWith('.yml'));
const parts = z.record(z.string(), z.unknown()).default({});
const names = z.array(z.string());
const collector = z.object({
  receivers: parts,
  processors: parts,
  connectors: parts,
  exporters: parts,
  service: z.object({
    pipelines: z.record(z.string(), z.object({ receivers: names, processors: names, exporters: names })),
  }),
});

describe('deploy/pipelines', () => {
  it.each(files)('%s is YAML, and takes its secrets from the environment', (path) => {
    expect(parse(textOf(path))).toBeTypeOf('object');
    const secrets = [
      ...textOf(path).matchAll(/(?<=[\s{])(?:key|token|api_key|api-key): (?!service)(.*)/g),
    ].map(([, value = '']) => value);
    expect(secrets.filter((value) => !/^\W*\$\{/.test(value))).toEqual([]);
  });

  it.each(files.filter((path) => !path.endsWith('filebeat.yml')))(
    '%s connects only what it has, and uses all of it',
    (path) => {
      const { service, connectors, ...has } = collector.parse(parse(textOf(path)));
      const used = Object.values(service.pipelines);
      for (const kind of ['receivers', 'processors', 'exporters'] as const) {
        const joints = kind === 'processors' ? [] : Object.keys(connectors);
        const all = new Set(used.flatMap((pipeline) => pipeline[kind]));
        expect([...all].sort(), kind).toEqual([...Object.keys(has[kind]), ...joints].sort());
      }
    },
  );

  it('has a row for each in its README', () => {
    const readme = textOf('deploy/pipelines/README.md');
    expect(files.filter((path) => !readme.includes(`(${path.split('/').at(-1)})`))).toEqual([]);
  });
});
