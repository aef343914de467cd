import { expect, it } from 'vitest';
import { readWanted } from '../../src/commands/postmortems/export.js';
import { aContent, storeRunbook } from '../support/a-library.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { slackLines } from './commands-in.js';

/** Lines that are understood, and refused as things are in this test. */
const refusedHere: Record<string, string> = {
  '/incident lead dana': 'she has the role already',
  '/incident ack': 'it is acknowledged already',
  '/incident undo': 'an update that people have read stays',
  "/incident reopen it's back": 'it is open',
  '/incident runbook payment provider errors': 'it is attached already',
  '/incident times mitigated 15:40, impact ended at 15:50': 'it is not mitigated',
  '/incident postmortem approve': 'priya was asked, and dana types',
  '/incident postmortem template short': 'the post-mortem is published',
  '/incident postmortem restore impact 2': 'the section has no second version',
  '/incident postmortem history answer:q-1': 'nobody has answered a question',
  '/incident tasks done 4': 'the policy has no tasks',
  '/incident tasks assign 4 @sam': 'the policy has no tasks',
  '/incident tasks skip 4 because …': 'the policy has no tasks',
  '/incident close anyway because …': 'it is not resolved',
};

/** Lines that open a view although nothing is missing. */
const opensView: Record<string, string> = {
  '/incident cancel declined': 'asks what becomes of the action items',
  '/incident cancel false alarm': 'asks what becomes of the action items',
  '/incident postmortem history impact': 'shows the revisions',
  '/incident postmortem wording': 'shows the sentences',
};

/** Making files takes its time: these are only read. */
const asksForFile = /^\/incident export\b ?/;
const lines = [...new Set(slackLines.map(({ line }) => line))];

it.each(lines.filter((line) => asksForFile.test(line)))('reads which file is wanted: %s', (line) => {
  expect(readWanted(line.replace(asksForFile, ''))).toMatchObject({ kind: 'read' });
});

it('understands every other line for Slack that the documents show', { timeout: 120_000 }, async () => {
  const { slack, databaseUrl, service } = await anOpenIncident();
  await storeRunbook(databaseUrl, {
    number: 1,
    content: aContent('Payment provider errors', ['Look', 'Ask', 'Switch']),
  });
  slack.addPerson({ name: 'bob' });
  const dana = slack.person('dana');
  const refusals = async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    const counts = [...metrics.matchAll(/_count\{command="\w+",outcome="refused"\} (\d+)/g)];
    return counts.reduce((sum, [, count]) => sum + Number(count), 0);
  };
  const refused: string[] = [];
  const opened: string[] = [];
  expect(lines.length).toBeGreaterThan(40);
  for (const line of lines.filter((one) => !asksForFile.test(one))) {
    await keepOpen();
    const before = await refusals();
    const { status, text = '' } = await dana.types(inThisWorkspace(line), { in: openChannel });
    expect(status, line).toBe(200);
    expect(text, line).not.toMatch(/^Unknown command|^Which incident|^`?\/incident`? commands/);
    if ((await refusals()) > before) refused.push(line);
    if (!dana.modal()) continue;
    if (line.split(' ').length > 2) opened.push(line);
    await dana.closes();
  }
  expect(refused.sort()).toEqual(Object.keys(refusedHere).sort());
  expect(opened.sort()).toEqual(Object.keys(opensView).sort());

  /** The next line is for an open incident, whatever the last one did. */
  async function keepOpen(): Promise<void> {
    const [incident] = await ask(databaseUrl, 'select status from incidents where number = 1');
    if (over.includes(String(incident?.status)))
      await dana.types('/incident reopen it goes on', { in: openChannel });
  }
});

const over = ['resolved', 'post_incident', 'closed', 'canceled'];

function inThisWorkspace(line: string): string {
  return line.replace(/\b(INC-)?42\b/, '$11').replace('@db-oncall', '@payments-oncall');
}
