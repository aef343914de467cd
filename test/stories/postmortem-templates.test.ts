import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPolicyFile } from '../../src/config/policy/read-policy.js';
import { run } from '../cli/a-terminal.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { scratchSpace } from '../support/scratch-space.js';

const here = { in: openChannel };

const minor = `---
name: minor
severities: [sev3]
leavesOut: [timeline, contributing_factors]
---

## What happened {#summary}

Three <!channel> sentences.

## Customers {#impact}

## What support heard

Quote tickets, **not** names.

## Response {#response}

## What we change {#action_items}
`;

/** INC-1, a resolved sev3 of a team with the template above. */
async function aResolvedIncident(): Promise<Bot & { file: string }> {
  const folder = mkdtempSync(join(scratchSpace(), 'templates-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'minor.md');
  writeFileSync(file, minor.replace('<!channel> ', ''));
  writeFileSync(join(folder, 'firebreak.yml'), 'postmortems:\n  templates:\n    - file: minor.md\n');
  const read = await readPolicyFile('firebreak.yml', { cwd: folder, namedBy: 'FIREBREAK_CONFIG' });
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  const { postmortems } = read.value;
  const bot = await anOpenIncident({ policy: (usual) => ({ ...usual, postmortems }) });
  await bot.slack.person('dana').types('/incident resolved', here);
  await bot.delivered();
  return { ...bot, file };
}

const words = (view: unknown) => JSON.stringify(view ?? null);

describe('the template of a post-mortem', () => {
  it('is what the policy says for the incident; its guidance is a hint, and what people write takes its place', async () => {
    const { slack } = await aResolvedIncident();
    const dana = slack.person('dana');
    const answer = await dana.types('/incident postmortem', here);
    expect(words(answer.blocks)).toContain('Its template leaves out: timeline and contributing factors.');
    await dana.types('/incident postmortem open', here);
    expect(words(dana.modal())).toContain('*What support heard*');
    expect(words(dana.modal())).toContain('Quote tickets, not names.');
    await dana.closes();
    await dana.types('/incident postmortem edit what support heard', here);
    expect(words(dana.modal())).toContain('Quote tickets, not names.');
    await dana.submits({ text: 'Nine tickets from Berlin.' });
    await dana.types('/incident postmortem open', here);
    expect(words(dana.modal())).toContain('Nine tickets from Berlin.');
    expect(words(dana.modal())).not.toContain('Quote tickets');
  });

  it('is chosen while it is a draft, and nothing that people wrote is lost', async () => {
    const { slack, databaseUrl } = await aResolvedIncident();
    const dana = slack.person('dana');
    await dana.types('/incident postmortem', here);
    await dana.types('/incident postmortem edit what-support-heard', here);
    await dana.submits({ text: 'Nine tickets from Berlin.' });
    const shown = await dana.types('/incident postmortem template', here);
    expect(words(shown.blocks)).toContain('Template: *minor*');
    expect(words(shown.blocks)).toContain('• *standard* · 13 sections: Summary, Impact');
    const message = dana.reads(openChannel).findLast(({ isEphemeral }) => isEphemeral);
    await dana.clicks(message ?? expect.unreachable(), { text: 'Use standard' });
    await dana.types('/incident postmortem open', here);
    const whole = words(dana.modal());
    expect(whole).toContain('*Where we were lucky*');
    await dana.closes();
    await dana.types('/incident postmortem history what support heard', here);
    expect(words(dana.modal())).toContain('Nine tickets from Berlin.');
    const [row] = await ask(databaseUrl, "select template->>'name' as name from postmortems");
    expect(row).toEqual({ name: 'standard' });
    expect((await dana.types('/incident postmortem template tiny', here)).text).toBe(
      "There's no template “tiny”. There are minor and standard.",
    );
    await dana.types('/incident postmortem publish', here);
    expect((await dana.types('/incident postmortem template minor', here)).text).toContain('is published');
  });

  it('can be tried on the command line, which changes nothing', async () => {
    const { slack, file, databaseUrl } = await aResolvedIncident();
    const dana = slack.person('dana');
    await dana.types('/incident postmortem', here);
    await dana.types('/incident postmortem edit what-support-heard', here);
    await dana.submits({ text: 'Nine tickets from Berlin.' });
    writeFileSync(
      file,
      minor.replace('## Customers', '## Who noticed').replace('## What support heard', '## Other'),
    );
    const env = { DATABASE_URL: databaseUrl };
    const wrong = await run(['draft', 'INC-1', '--template', file], env);
    expect(wrong.err).toContain('found HTML, <!channel>; expected Markdown');
    writeFileSync(
      file,
      minor
        .replace('<!channel> ', '')
        .replace('## Customers', '## Who noticed')
        .replace('## What support heard', '## Other'),
    );
    const tried = await run(['draft', 'INC-1', '--template', file], env);
    expect(tried.out.match(/^## .*/gm)).toEqual([
      ...['## What happened', '## Who noticed', '## Other', '## Response', '## What we change'],
      '## What support heard',
    ]);
    expect(tried.out).not.toContain('Quote tickets');
    expect((await run(['draft', 'INC-1'], env)).out).toContain('## Customers');
  });
});
