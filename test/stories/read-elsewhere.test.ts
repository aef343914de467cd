import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { run } from '../cli/a-terminal.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const at = { in: openChannel };

it('shows the channel and how to join to readers elsewhere, and not to members', async () => {
  const { slack, delivered } = await anOpenIncident();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  const { id } = slack.channel(openChannel);
  expect(JSON.stringify((await dana.types('/incident catchup', at)).blocks)).not.toMatch(/<#|"Join"/);
  const elsewhere = await sam.types('/incident catchup INC-1');
  expect(JSON.stringify(elsewhere.blocks)).toContain(`<#${id}>`);
  const shown = await slack.until(() => sam.reads('general').findLast((one) => one.isEphemeral));
  await sam.clicks(shown, { text: 'Join' });
  await delivered();
  expect(slack.channel(openChannel).memberNames).toContain('sam');
  await dana.types('/incident resolved', at);
  await dana.types('/incident close', at);
  await delivered();
  const over = JSON.stringify((await sam.types('/incident catchup INC-1')).blocks);
  expect(over).toContain(`<#${id}>`);
  expect(over).not.toContain('"Join"');
});

it('counts the same timeline items in Slack and in the CLI, and names people in both and in the export', async () => {
  const { slack, databaseUrl, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  const message = await dana.posts('ask @priya about p99', at);
  await dana.posts('only said', at);
  await dana.reacts(message, 'pushpin');
  await dana.types('/incident scribe @dana', at);
  await dana.types('/incident note rolled back', at);
  await delivered();
  await eventually(async () =>
    expect(await ask(databaseUrl, 'select 1 from messages where is_highlight')).toHaveLength(1),
  );
  const env = { DATABASE_URL: databaseUrl };
  const { out } = await run(['show', 'INC-1'], env);
  const [counted = ''] = out.match(/^\d+ highlights of \d+ entries$/m) ?? [];
  expect(counted).toBe('4 highlights of 5 entries');
  expect(JSON.stringify((await dana.types('/incident timeline', at)).blocks)).toContain(counted);
  expect(out).toMatch(/dana +“ask @priya about p99”/);
  expect(out).toMatch(/dana +scribe: dana/);
  expect(out).not.toMatch(/\bU0/);
  expect((await run(['list'], env)).out).toMatch(/ dana +Checkout is down/);

  const dir = mkdtempSync(join(inject('testFolder'), 'export-'));
  const file = (await run(['export', 'INC-1', '--format', 'json', '--out', dir], env)).out.trim();
  expect(JSON.parse(readFileSync(file, 'utf8')).names).toMatchObject({
    [dana.id]: 'dana',
    [slack.person('priya').id]: 'priya',
  });
});
