import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readRunbook } from '../../src/domain/runbooks/read/read-runbook.js';
import { createMetrics } from '../../src/http/metrics.js';
import { everyMetric } from './every-metric.js';

const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          annotations: z.object({ summary: z.string(), runbook: z.string(), runbook_url: z.string() }),
        }),
      ),
    }),
  ),
});

const alerts = rules
  .parse(parse(readFileSync('deploy/prometheus-alerts.yml', 'utf8')))
  .groups.flatMap((group) => group.rules);

describe('the alerts that ship', () => {
  it('are about metrics that exist, by labels that they have', async () => {
    const exposed = await everyMetric();
    for (const { expr, alert } of alerts) {
      const selectors = [...expr.matchAll(/([a-z_0-9]+)\{([^}]*)\}/g)];
      expect(selectors, alert).not.toEqual([]);
      for (const [, name, labels = ''] of selectors.filter(([, name]) => name !== 'up')) {
        const lines = exposed.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
        expect(lines, `${alert}: ${name}`).not.toEqual([]);
        for (const [, label] of labels.matchAll(/(\w+)=/g))
          if (label !== 'job') expect(lines[0], `${alert}: ${name}`).toContain(`${label}="`);
      }
    }
  });

  it('find each counter at zero before anything happens, so that the first increase shows', async () => {
    const fresh = (await createMetrics().expose()).text.split('\n');
    const counters = alerts.flatMap(({ expr }) => expr.match(/(?<=increase\()\w+/g) ?? []);
    expect(counters.length).toBeGreaterThan(3);
    for (const name of counters)
      expect(
        fresh.filter((line) => new RegExp(`^${name}(?:\\{[^}]*\\})? 0$`).test(line)),
        name,
      ).not.toEqual([]);
  });

  it('each say what to do', () => {
    expect(alerts.length).toBeGreaterThan(4);
    for (const { alert, annotations } of alerts)
      expect(annotations.runbook.length, alert).toBeGreaterThan(40);
  });

  it('each name a runbook that ships and says that it is for them', () => {
    for (const { alert, annotations } of alerts) {
      const path = annotations.runbook_url;
      const { applies } = readRunbook({ path, markdown: readFileSync(path, 'utf8') });
      expect(applies.alerts, alert).toContain(alert.toLowerCase());
    }
  });

  it('name metrics in their runbooks that exist', async () => {
    const exposed = await everyMetric();
    const named = alerts.flatMap(
      ({ annotations }) => annotations.runbook.match(/\b(?:firebreak|nodejs)_\w+/g) ?? [],
    );
    expect(named).not.toEqual([]);
    for (const name of named)
      expect(
        exposed.some((line) => line.startsWith(name)),
        name,
      ).toBe(true);
  });
});

describe('deploy/prometheus-alerts.test.yml', () => {
  const { tests } = z
    .object({
      tests: z.array(
        z.object({
          promql_expr_test: z.array(z.object({ expr: z.string(), exp_samples: z.array(z.unknown()) })),
        }),
      ),
    })
    .parse(parse(readFileSync('deploy/prometheus-alerts.test.yml', 'utf8')));

  it.each(alerts.map(({ alert }) => alert))('says when %s fires and when it is silent', (alert) => {
    const checks = tests
      .flatMap(({ promql_expr_test }) => promql_expr_test)
      .filter(({ expr }) => expr.includes(`alertname="${alert}"`));
    expect(new Set(checks.map(({ exp_samples }) => exp_samples.length))).toEqual(new Set([0, 1]));
  });

  const promtool = process.env.PROMTOOL_PATH ?? 'promtool';
  const isThere = spawnSync(promtool, ['--version']).status === 0;
  it.skipIf(!isThere)(
    `passes${isThere ? '' : ' (not run: promtool is not here; install prometheus or set PROMTOOL_PATH)'}`,
    () => {
      const run = spawnSync(promtool, ['test', 'rules', 'deploy/prometheus-alerts.test.yml'], {
        encoding: 'utf8',
      });
      expect(run.stderr + run.stdout).toContain('SUCCESS');
      expect(run.status).toBe(0);
    },
  );
});
