import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textOf } from '../tree/source.js';
import { everyMetric } from './every-metric.js';

const place = z.object({ h: z.number(), w: z.number(), x: z.number(), y: z.number() });
const dashboard = z
  .object({
    schemaVersion: z.number().int().min(36),
    templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
    panels: z.array(
      z.object({
        id: z.number(),
        title: z.string().min(1),
        gridPos: place,
        datasource: z.object({ uid: z.string() }).optional(),
        targets: z.array(z.object({ expr: z.string() })).default([]),
      }),
    ),
  })
  .parse(JSON.parse(textOf('deploy/grafana/firebreak.json')));
const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

describe('the dashboard for Grafana', () => {
  it('shows metrics that exist, by labels that they have', async () => {
    const exposed = await everyMetric();
    const selectors = expressions.flatMap((expr) => [...expr.matchAll(/([a-z_0-9]+)\{([^}]*)\}/g)]);
    expect(selectors.length).toBeGreaterThan(20);
    for (const [, name = '', labels = ''] of selectors.filter(([, name]) => name !== 'up')) {
      const lines = exposed.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
      expect(lines, name).not.toEqual([]);
      for (const [, label] of labels.matchAll(/(\w+)=/g))
        if (label !== 'job') expect(lines[0], name).toContain(`${label}="`);
    }
  });

  it('shows every metric of ours', async () => {
    const names = new Set((await everyMetric()).map((line) => /^firebreak_\w+/.exec(line)?.[0] ?? ''));
    const shown = expressions.join('\n');
    const missing = [...names].filter((name) => !shown.includes(name.replace(/_(sum|count)$/, '')));
    expect(missing).toEqual([]);
  });

  it('asks for the data source, which every panel uses', () => {
    expect(dashboard.templating.list).toMatchObject([{ name: 'datasource', type: 'datasource' }]);
    const sources = new Set(dashboard.panels.flatMap(({ datasource }) => datasource?.uid ?? []));
    expect([...sources].join(' ')).toMatch(/^\$\{datasource\}$/);
  });

  it('has panels that do not overlap, each with an id of its own', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { h, w, x, y } }) =>
      Array.from({ length: h * w }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells.filter((cell) => Number(cell.split(',')[0]) >= 24)).toEqual([]);
  });
});
