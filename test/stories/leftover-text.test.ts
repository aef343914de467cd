import { expect, it } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { aBot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { storedEntries } from '../support/stored.js';

/** What stands between a command and its text, where it needs something there. */
const between: Record<string, string> = { start: '--', severity: 'sev1 ', role: 'comms ' };

it('uses the text after any command or asks about it', async () => {
  const { slack, databaseUrl, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  for (const [at, name] of [...commands.map((command) => command.name), 'help'].entries()) {
    // Words of its own, because later answers show titles and updates of earlier ones.
    const words = [`qwerty${at}x`, `zebra${at}x`];
    const line = `${name} ${between[name] ?? ''}${words.join(' ')}`;
    await dana.types('/incident reopen once more', { in: openChannel });
    const before = (await storedEntries(databaseUrl)).length;
    const answer = await dana.types(`/incident ${line}`, { in: openChannel });
    expect(answer.failed, line).toBeUndefined();
    const kept = (await storedEntries(databaseUrl)).slice(before);
    const seen = JSON.stringify([answer.text, answer.blocks, answer.ephemeral, dana.modal(), kept]);
    for (const word of words) expect.soft(seen, line).toContain(word);
    if (dana.modal()) await dana.closes();
  }
  await delivered();
  expect(slack.refusals).toEqual([]);
}, 120_000);

it('gives the words back where no incident is open that they could be for', async () => {
  const { slack } = await aBot();
  const dana = slack.person('dana');
  const answer = await dana.types('/incident update rolled back, asked @priya');
  expect(answer.text).toContain('No incident is open');
  expect(JSON.stringify(answer.blocks)).toContain('/incident update rolled back, asked @priya');
  expect(JSON.stringify((await dana.types('/incident update')).blocks)).not.toContain('```');
});

it('gives back what was typed for a form that Slack does not open, however it was asked for', async () => {
  const { slack, delivered } = await aBot();
  const dana = slack.person('dana');
  slack.faults.fail('views.open', 'internal_error');
  const start = await dana.types('/incident start sev9 Checkout is down @priya');
  expect(JSON.stringify(start.blocks)).toContain('/incident start sev9 Checkout is down @priya');
  await dana.types('/incident start Checkout is down');
  await delivered();
  slack.faults.fail('views.open', 'internal_error');
  const cancel = await dana.types('/incident INC-1 cancel nobody was hurt');
  expect(JSON.stringify(cancel.blocks)).toContain('/incident INC-1 cancel nobody was hurt');
});

it('is refused in a drill as in a drill', async () => {
  const { slack, delivered } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident drill Failover practice');
  await delivered();
  const answer = await dana.types('/incident INC-1 title Failover practice');
  expect(answer.text).toBe('Drill · INC-1 already has this title.');
  expect((await dana.types('/incident INC-7 ack')).text).not.toContain('Drill');
});

it('gives back a line that needs a small correction: another incident, fewer words, an earlier time', async () => {
  const { slack } = await anOpenIncident();
  const dana = slack.person('dana');
  const lines = [
    'update INC-99 rolled back',
    `update INC-1 ${'long '.repeat(700)}.`,
    'note INC-99 at 14:02 ok',
  ];
  for (const line of lines) {
    const answer = await dana.types(`/incident ${line}`);
    expect(JSON.stringify(answer.blocks)).toContain(`/incident ${line.slice(0, 60)}`);
  }
  expect(JSON.stringify((await dana.types('/incident show INC-99')).blocks)).not.toContain('```');
});
