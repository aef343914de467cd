import { startSandbox } from '../sandbox/start-sandbox.js';
import { openDatabase } from '../src/db/open-database.js';
import { runsOf, saveRun } from '../src/db/queries/runbooks/runs.js';
import { importRunbooks } from '../src/workflows/runbooks/import-runbooks.js';
import { databaseTime } from './database-time.js';
import { atMost, type Figure } from './figure.js';
import { serveFirebreak } from './firebreak.js';
import { startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';
import { median } from './statistics.js';

const steps = 200;
const ticks = 15;
const channel = 'inc-1-checkout-is-down';

/** Measures what ticking steps of a long runbook costs: calls of Slack, Postgres's time, and a person's waiting time. */
export function measureRunbookTick(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const slack = await startSandbox();
    stage.onEnd(() => slack.close());
    const url = await (await startPostgres(stage)).newDatabase('bench_runbook');
    const firebreak = await serveFirebreak(stage, { ...slack, database: { url } });
    slack.deliverTo(`${firebreak.url}/slack/events`);
    const db = openDatabase({ url, maxConnections: 2 });
    stage.onEnd(() => db.close());
    const dana = slack.person('dana');
    await dana.types('/incident start Checkout is down', { in: 'general' });
    const incident = { workspaceId: slack.teamId, number: 1 };
    const source = { workspaceId: slack.teamId, source: 'folder:bench' };
    const files = [{ path: 'long.md', markdown: longRunbook() }];
    await importRunbooks({ db, clock: () => new Date() }, source, { files, by: null });
    await slack.until(() => slack.channels().some(({ name }) => name === channel));
    await dana.types('/incident runbook RB-1', { in: channel });
    const waits: number[] = [];
    const calls: string[][] = [];
    for (let step = 1; step <= ticks; step++) {
      await slack.idle(1_500);
      const [before, startedAt] = [slack.calls.length, performance.now()];
      const { text = '' } = await dana.types(`/incident runbook done ${step}`, { in: channel });
      waits.push(performance.now() - startedAt);
      if (!text.startsWith('You did')) throw new Error(`Step ${step} was not done: ${text}`);
      await slack.idle(1_500);
      calls.push(slack.calls.slice(before).map(({ method }) => method));
    }
    const { ms } = await databaseTime(db, async (one) => {
      const [run] = await runsOf(one, incident, [1]);
      if (run) await saveRun(one, { kind: 'run_saved', run, changed: [1] });
    });
    const most = calls.reduce((worst, one) => (one.length > worst.length ? one : worst));
    return [
      {
        name: 'a tick, calls of Slack',
        value: most.length,
        unit: 'calls',
        aim: atMost(2),
        note: most.join(', '),
      },
      {
        name: 'a tick, in Postgres',
        value: ms,
        unit: 'ms',
        aim: atMost(5),
        note: 'reading and saving the run',
      },
      {
        ...{ name: 'a tick, until it is answered', value: median(waits), unit: 'ms', aim: null },
        note: `median of ${ticks}; slowest: ${Math.round(Math.max(...waits))} ms`,
      },
    ];
  });
}

function longRunbook(): string {
  const list = Array.from(
    { length: steps },
    (_, index) =>
      `${index + 1}. Restart replica number ${index + 1}:\n\n   \`\`\`sh\n   kubectl -n {{namespace}} delete pod api-${index + 1}\n   \`\`\`\n`,
  );
  return `# Restart all replicas\n\n## Steps\n\n${list.join('\n')}`;
}
