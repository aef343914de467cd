import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../src/domain/runbooks/read/read-runbook.js';
import type { RunbookContent } from '../../../src/domain/runbooks/runbook.js';

const folder = 'test/fixtures/runbooks';

function fixture(path: string): RunbookContent {
  return readRunbook({ path, markdown: readFileSync(`${folder}/${path}`, 'utf8') });
}

function read(markdown: string, path = 'a.md'): RunbookContent {
  return readRunbook({ path, markdown });
}

/** The steps as `line depth title`. */
function outline({ steps }: RunbookContent): string[] {
  return steps.map(({ line, depth, title }) => `${line} ${'  '.repeat(depth)}${title}`);
}

/** Public runbooks, each with how many main steps a reader counts in it, and how many at least and at most. */
const counted: [file: string, style: string, min: number, max: number][] = [
  ['prometheus-operator__NodeFilesystemFilesFillingUp.md', 'prose and code, no list', 2, 6],
  ['prometheus-operator__TargetDown.md', 'prose only', 0, 3],
  ['prometheus-operator__NodeRAIDDiskFailure.md', 'a stub', 0, 1],
  ['prometheus-operator__PrometheusOperatorNodeLookupErrors.md', 'bullets, and code without an end', 2, 4],
  ['openshift__CollectorHigh403ForbiddenResponseRate.md', 'numbers with deep nesting, and headings', 6, 18],
  ['openshift__KubeSchedulerDown.md', 'prose and code', 4, 9],
  ['openshift__CephOSDNearFull.md', 'numbers, then headings of alternatives', 3, 9],
  ['openshift__LowKVMNodesCount.md', 'one bullet', 1, 2],
  ['openshift__etcdGRPCReadRequestsSlow.md', 'headings; its lists are causes and alerts', 1, 6],
  ['mattrussi__k8s-pvc-resize.md', 'headings, one of them with a wrong level', 5, 14],
  ['mattrussi__upgrades.md', 'boxes to tick, after lists of links', 17, 19],
  ['mattrussi__sidekiq_stats_no_longer_showing.md', 'numbered headings with code', 4, 12],
  ['mattrussi__pgbouncer-saturation.md', 'numbered conditions with bullets', 2, 14],
  ['mattrussi__online-gc-high-overdue-tasks.md', 'prose; its lists are causes and dashboards', 1, 7],
  ['ministryofjustice__rds-data-reset-recovery.md', 'numbered headings', 6, 8],
  ['ministryofjustice__delete-prometheus-metrics.md', 'numbered headings with bullets', 7, 12],
  ['ministryofjustice__opensearch-restore-indices.md', 'two options with numbered lists', 13, 20],
];

describe('readRunbook counts the steps that a reader counts', () => {
  it.each(counted)('in %s (%s)', (file, _style, min, max) => {
    const { steps } = fixture(file);
    const main = steps.filter(({ depth }) => depth === 0).length;
    expect(main).toBeGreaterThanOrEqual(min);
    expect(steps.length).toBeLessThanOrEqual(max);
  });
});

describe('steps', () => {
  it('are not boxes that describe what happens, nor when it is done or to be escalated', () => {
    const runbook = read(
      [
        ...['## Symptoms', '- [ ] Alert `HighErrorRate` firing', '- [ ] Dashboard shows errors', ''],
        ...['### User impact', '- [ ] Service unavailable', ''],
        ...['## Escalation criteria', 'Escalate to Critical if:', '- Condition persists', ''],
        ...['## After that', '- [ ] Update the ticket', '- [ ] Schedule a review'],
      ].join('\n'),
    );
    expect(outline(runbook)).toEqual(['13 Update the ticket', '14 Schedule a review']);
  });

  it('are numbered items, with their code, and what is nested in them', () => {
    const runbook = read(
      [
        '# Restart',
        '## Steps',
        '1. Drain the node:',
        '',
        '   ```sh',
        '   kubectl drain node-1',
        '     --force',
        '   ```',
        '2. Check that it is empty',
        '   - Look at the pods',
        '   - Look at the volumes',
        '3. Restart it',
      ].join('\n'),
    );
    expect(outline(runbook)).toMatchInlineSnapshot(`
      [
        "3 Drain the node",
        "9 Check that it is empty",
        "10   Look at the pods",
        "11   Look at the volumes",
        "12 Restart it",
      ]
    `);
    expect(runbook.steps[0]?.markdown).toBe(
      '1. Drain the node:\n\n```sh\nkubectl drain node-1\n  --force\n```',
    );
    expect(runbook.steps[2]).toMatchObject({ markdown: '- Look at the pods', section: 'Steps' });
  });

  it('are boxes to tick, whatever they say', () => {
    expect(outline(read('## Rollout\n- [ ] Grafana\n- [x] Prometheus'))).toMatchInlineSnapshot(`
      [
        "2 Grafana",
        "3 Prometheus",
      ]
    `);
  });

  it('are headings that count up, whatever their level', () => {
    expect(
      outline(read('# T\n### Step 1: Stop\ntext\n# Step 2: Start\nmore\n## Notes\nnot a step')),
    ).toMatchInlineSnapshot(`
      [
        "2 Step 1: Stop",
        "4 Step 2: Start",
      ]
    `);
  });

  it('are sentences with code where things are done', () => {
    const runbook = read(
      '# A\n## Diagnosis\nSee the events.\n```\nkubectl get events\n```\nIt should print:\n```\nnone\n```\nThen restart it:\n```\nkubectl delete pod a\n```',
    );
    expect(outline(runbook)).toMatchInlineSnapshot(`
      [
        "3 See the events.",
        "11 Then restart it",
      ]
    `);
  });

  it('are headings that say what to do where things are done', () => {
    expect(
      outline(
        read('## Mitigation\n### Fail over to the replica\nUse the console.\n### Data loss\nIt happens.'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "2 Fail over to the replica",
      ]
    `);
  });
});

describe('context', () => {
  it.each([
    ['causes', '## Causes\n1. Restart of a node\n2. Add more load'],
    ['symptoms', '## Symptoms\n- Check fails\n- Open connections rise'],
    ['prerequisites', '## Prerequisites\n- Install kubectl\n- Get access'],
    ['links', '## Steps\n- [Open the dashboard](https://a.example)\n- [Read the log](https://b.example)'],
    ['alternatives', '## Mitigation\nThere are two options:\n\n1. Restart the node.\n2. Replace the node.'],
    ['a pointer to another runbook', '## Mitigation\nSee [Node down]({{< ref "./down.md" >}}).'],
    ['what a command prints', '# A\nThe policy is as follows:\n```\nhot: 1 day\n```'],
    ['features', '# A\n- Supports retries\n- Reads from S3\n- Moves data'],
  ])('is not a step: %s', (_what, markdown) => {
    const { steps, context } = read(markdown);
    expect(steps).toEqual([]);
    expect(context.map((section) => section.markdown).join('\n')).toBe(markdown);
  });
});

describe('the front matter', () => {
  it('says the title and when the runbook applies', () => {
    expect(
      read(
        '---\ntitle: Disk full\nservices: [Checkout, search]\nseverity: SEV1\ntags: disk, Linux\nalerts:\n  - DiskFull\n---\n# <%= title %>',
      ),
    ).toMatchObject({
      title: 'Disk full',
      applies: {
        services: ['checkout', 'search'],
        severities: ['sev1'],
        labels: ['disk', 'linux'],
        alerts: ['diskfull'],
      },
    });
  });

  it.each([
    'tags: &a [*a]',
    'a: &a [1]\nb: [*a, *a]',
    '? [x]\n: y',
    'tags: [[a], {b: c}]',
    '- list',
    '!!js x',
  ])('may be odd: %j', (yaml) => {
    expect(read(`---\n${yaml}\n---\n# Title`).title).toBe('Title');
  });

  it('that is not YAML is kept, with a problem that says so', () => {
    const runbook = read('---\ntitle: [a\n---\n# Title');
    expect(runbook.title).toBe('Title');
    expect(runbook.problems).toEqual([
      { line: 1, message: 'The front matter is not valid YAML, so it was not read.' },
    ]);
    expect(runbook.context[0]?.markdown).toContain('title: [a');
  });
});

describe('a title', () => {
  it('is the file name in words where the file has none', () => {
    expect(read('Text only', 'db/disk_is-full.md').title).toBe('Disk is full');
  });
});

describe('a code block without an end', () => {
  it('ends before a heading, and a problem says so', () => {
    const runbook = read(
      '## Diagnosis\nRun this:\n```sh\n# list all\nls\n\n## Mitigation\n\n- Delete the files',
    );
    expect(outline(runbook)).toMatchInlineSnapshot(`
      [
        "2 Run this",
        "9 Delete the files",
      ]
    `);
    expect(runbook.problems).toMatchInlineSnapshot(`
      [
        {
          "line": 3,
          "message": "The code block that starts here has no end. It was ended in line 6, before a heading.",
        },
      ]
    `);
  });

  it('goes on to the end where no heading follows', () => {
    const runbook = read('## Diagnosis\nRun this:\n```sh\n# List all\nls');
    expect(runbook.steps).toHaveLength(1);
    expect(runbook.problems).toMatchInlineSnapshot(`
      [
        {
          "line": 3,
          "message": "The code block that starts here has no end, so everything after it was read as code.",
        },
      ]
    `);
  });
});
