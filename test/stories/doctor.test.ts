import { describe, expect, it, onTestFinished } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';

describe('/incident doctor', () => {
  it('checks the installation for an operator, and says each fault with its fix', async () => {
    const { slack } = await aBot({
      mode: 'socket',
      policy: (usual) => ({ ...usual, operators: ['S0ONCALL01', 'U0GONE'] }),
    });
    const sam = slack.person('sam');
    const typed = () => sam.types('/incident doctor');
    await expect
      .poll(async () => (await typed()).ephemeral.map(({ text }) => text), { timeout: 10_000, interval: 500 })
      .toEqual(['Checking… this takes up to 15 seconds.']);
    const said = () => JSON.stringify(sam.reads('general'));
    await expect.poll(said, { timeout: 15_000 }).toContain('1 warning of');
    expect(said()).toContain('✅ *Events*: one that we caused arrived after');
    expect(said()).toContain('✅ *Scopes*');
    expect(said()).toContain('⚠️ *operators*: U0GONE does not exist');
  });

  it('answers also if the checks themselves fail, and says where to look', async () => {
    const { slack, databaseUrl } = await aBot({
      policy: (usual) => ({ ...usual, operators: ['S0ONCALL01'] }),
    });
    const sam = slack.person('sam');
    const said = () => JSON.stringify(sam.reads('general'));
    await ask(databaseUrl, 'alter table clock_runs rename column last_run_at to moved');
    onTestFinished(async () => {
      await ask(databaseUrl, 'alter table clock_runs rename column moved to last_run_at');
    });
    await expect
      .poll(async () => (await sam.types('/incident doctor')).text, { timeout: 10_000, interval: 500 })
      .toContain('Checking');
    await expect.poll(said, { timeout: 15_000 }).toContain("Firebreak couldn't finish the checks.");
    expect(said()).toMatch(/Run `firebreak doctor` beside the server, or search its log for `\S+`\./);
  });

  it('is for operators only, and nobody is one by default', async () => {
    const { slack } = await aBot();
    const { ephemeral } = await slack.person('dana').types('/incident doctor');
    expect(ephemeral.map(({ text }) => text)).toEqual([
      'Only operators can use this. The policy names them: `operators`.',
    ]);
  });
});
