import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Person } from '../../sandbox/users/person.js';
import { aContent, storeRunbook } from '../support/a-library.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

type Call = Parameters<Exclude<Parameters<Sandbox['faults']['fail']>[0], string>>[0];

const at = { in: openChannel };
const steps = Array.from({ length: 12 }, (_, index) => `Step number ${index + 1}`);
const faults: [string, (faults: Sandbox['faults'], target: (call: Call) => boolean) => void][] = [
  ['the reply is lost after the act', (faults, target) => faults.loseReply(target)],
  ['Slack answers 503', (faults, target) => faults.status(target, 503)],
  ['Slack wants Firebreak to wait', (faults, target) => faults.rateLimit(target, 1)],
];

async function anIncidentWithRunbook() {
  const bot = await anOpenIncident({ slackTimeoutMs: 1_000 });
  const { slack, databaseUrl } = bot;
  await storeRunbook(databaseUrl, { number: 3, content: aContent('Fail over', steps) });
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  const messages = () =>
    slack.channel(openChannel).messages.filter(({ text }) => text.startsWith('Runbook Fail over'));
  const done = async () =>
    (await ask(databaseUrl, "select position from runbook_run_steps where state = 'done' order by 1")).map(
      ({ position }) => position,
    );
  const entries = (kind: string) =>
    ask(databaseUrl, `select 1 from timeline_entries where event ->> 'kind' = '${kind}'`);
  return { ...bot, dana, sam, messages, done, entries };
}

/** On a busy machine nothing may be saved in time; a person then sends the line again. */
async function insists(who: Person, line: string): Promise<void> {
  for (let times = 1; times <= 10; times++) {
    const { text = '' } = await who.types(line, at);
    if (/did step/.test(text)) return;
    expect(text).toMatch(/^Nothing was saved|didn't confirm/);
  }
  throw new Error(`Ten times in vain: ${line}`);
}

const isAbout = (method: string) => (call: Call) =>
  call.method === method && String(call.args.text).startsWith('Runbook Fail over');

describe('the message of a run', () => {
  it.each(faults)('is there once and shows the latest state although %s', async (_, befall) => {
    const { dana, messages, delivered, slack } = await anIncidentWithRunbook();
    befall(slack.faults, isAbout('chat.postMessage'));
    await dana.types('/incident runbook 3', at);
    await dana.types('/incident runbook done 1', at);
    await delivered();
    expect(messages().map(({ text }) => text)).toEqual([expect.stringContaining('1 of 12')]);
    befall(slack.faults, isAbout('chat.update'));
    await dana.types('/incident runbook done 2', at);
    await delivered();
    expect(messages().map(({ text }) => text)).toEqual([expect.stringContaining('2 of 12')]);
  });

  it('is posted again after somebody deleted it, and is edited from then on', async () => {
    const { dana, messages, delivered, slack } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await delivered();
    slack.faults.fail(isAbout('chat.update'), 'message_not_found');
    await dana.types('/incident runbook done 1', at);
    await delivered();
    await dana.types('/incident runbook done 2', at);
    await delivered();
    const [deleted, again] = messages().map(({ text }) => text);
    expect(deleted).toContain('0 of 12');
    expect(again).toContain('2 of 12');
  });

  it('stays within Slack’s limits with 2,000 steps, each of which can be done', async () => {
    const { dana, databaseUrl, delivered, slack, done } = await anIncidentWithRunbook();
    const many = Array.from({ length: 2_000 }, (_, index) => `Step number ${index + 1}`);
    await storeRunbook(databaseUrl, { number: 4, content: aContent('Long', many) });
    await dana.types('/incident runbook 4', at);
    await dana.types('/incident runbook done 1999', at);
    await dana.types('/incident runbook page 250', at);
    await delivered();
    expect(await done()).toEqual([1_999]);
    const shown = slack.channel(openChannel).messages.find(({ text }) => text.startsWith('Runbook Long'));
    expect(JSON.stringify(shown?.blocks)).toContain('page 250 of 250');
  });
});

describe('a step', () => {
  it('is done once by a payload that comes three times to two processes', { timeout: 30_000 }, async () => {
    const { dana, sam, another, slack, done, entries, messages, delivered } = await anIncidentWithRunbook();
    await another();
    slack.faults.duplicateDeliveries(3);
    await dana.types('/incident runbook 3', at);
    for (let step = 1; step <= steps.length; step += 2)
      await Promise.all([
        insists(dana, `/incident rb done ${step}`),
        insists(sam, `/incident rb done ${step + 1}`),
      ]);
    await delivered();
    expect(await done()).toEqual(steps.map((_, index) => index + 1));
    expect(await entries('runbook_attached')).toHaveLength(1);
    expect(await entries('runbook_step_done')).toHaveLength(12);
    expect(await entries('runbook_finished')).toHaveLength(1);
    expect(messages().map(({ text }) => text)).toEqual([expect.stringContaining('12 of 12')]);
  });
});

describe('how runbooks were used', () => {
  it('says nothing of private incidents and drills', async () => {
    const { dana, databaseUrl, delivered } = await anIncidentWithRunbook();
    await dana.types('/incident start --private Secret', at);
    await dana.types('/incident drill Practice', at);
    await delivered();
    await dana.types('/incident runbook INC-2 3', at);
    await dana.types('/incident runbook INC-3 3', at);
    expect(await ask(databaseUrl, 'select 1 from runbook_runs')).toHaveLength(2);
    expect((await dana.types('/incident runbook stats', at)).text).toContain('No runbook was used');
    await dana.types('/incident runbook 3', at);
    await dana.types('/incident runbook skip 2 not needed', at);
    expect((await dana.types('/incident runbook stats', at)).text).toContain(
      '*RB-3* Fail over · used 1 time, finished 0 times',
    );
  });
});
