import { expect, it } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { storedEntries } from '../support/stored.js';

const words = 'qwerty zebra';

/** Per command a line with words that it has no place for, or that may be meant as text. */
const lines: Record<string, string> = {
  start: `start --qwerty zebra`,
  update: `update ${words}`,
  ack: `ack ${words}`,
  investigating: `investigating ${words}`,
  identified: `identified ${words}`,
  mitigated: `mitigated ${words}`,
  resolved: `resolved ${words}`,
  post_incident: `post_incident ${words}`,
  status: `status ${words}`,
  severity: `severity sev1 ${words}`,
  title: `title ${words}`,
  summary: `summary ${words}`,
  affects: `affects ${words}`,
  lead: `lead ${words}`,
  comms: `comms ${words}`,
  scribe: `scribe ${words}`,
  ops: `ops ${words}`,
  role: `role comms ${words}`,
  invite: `invite ${words}`,
  join: `join ${words}`,
  note: `note ${words}`,
  timeline: `timeline ${words}`,
  impact: `impact ${words}`,
  list: `list ${words}`,
  show: `show ${words}`,
  catchup: `catchup ${words}`,
  close: `close ${words}`,
  reopen: `reopen ${words}`,
  cancel: `cancel ${words}`,
  drill: `drill ${words}`,
  help: `help ${words}`,
};

it('uses the words after a command or asks about them, whatever the command', async () => {
  const { slack, databaseUrl, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  for (const name of [...commands.map((command) => command.name), 'help']) {
    const line = lines[name] ?? '';
    await dana.types('/incident reopen once more', { in: openChannel });
    const before = (await storedEntries(databaseUrl)).length;
    const answer = await dana.types(`/incident ${line}`, { in: openChannel });
    expect(answer.failed, line).toBeUndefined();
    const kept = (await storedEntries(databaseUrl)).slice(before);
    const seen = JSON.stringify([answer.text, answer.blocks, dana.modal(), kept]);
    for (const word of words.split(' ')) expect(seen, line).toContain(word);
    if (dana.modal()) await dana.closes();
  }
  await delivered();
  expect(slack.refusals).toEqual([]);
}, 120_000);
