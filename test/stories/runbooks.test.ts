import { describe, expect, it } from 'vitest';
import { aContent, storeRunbook } from '../support/a-library.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const at = { in: openChannel };
const transcript = (message: { blocks?: unknown } | undefined) => JSON.stringify(message?.blocks);
const steps = ['Confirm the error rate', "Check the provider's status page", 'Switch the provider'];

async function anIncidentWithRunbook() {
  const bot = await anOpenIncident();
  const { slack, databaseUrl, delivered } = bot;
  await storeRunbook(databaseUrl, { number: 3, content: aContent('Payment provider errors', steps) });
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  const shown = async () => {
    await delivered();
    return dana.reads(openChannel).findLast(({ text }) => text.startsWith('Runbook '));
  };
  const card = async () => {
    await delivered();
    return transcript(dana.reads(openChannel).find(({ text }) => text.startsWith('INC-1 is ')));
  };
  const states = async () =>
    (await ask(databaseUrl, 'select state from runbook_run_steps order by position')).map(
      ({ state }) => state,
    );
  return { ...bot, dana, sam, shown, card, states };
}

describe('a runbook', () => {
  it('is attached by its number, and is one message with its steps and a line on the card', async () => {
    const { dana, shown, card } = await anIncidentWithRunbook();
    const answer = await dana.types('/incident runbook 3', at);
    expect(answer.text).toContain(
      'You attached runbook “Payment provider errors” (RB-3, v1, 3 steps) to INC-1',
    );
    const message = await shown();
    expect(transcript(message)).toContain('*1* *Confirm the error rate*');
    expect(message?.text).toBe(
      'Runbook Payment provider errors of INC-1: 0 of 3 · next: 1 Confirm the error rate',
    );
    expect(await card()).toContain('*Runbook*  Payment provider errors · 0 of 3');
    const timeline = await dana.types('/incident timeline', at);
    expect(transcript(timeline)).toContain('attached runbook “Payment provider errors”');
  });

  it('is worked through with buttons, in silence, until it is finished', async () => {
    const { dana, sam, shown, card, states, slack } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await sam.clicks((await shown()) ?? expect.unreachable(), { text: 'Done' });
    expect(await states()).toEqual(['done']);
    expect((await shown())?.text).toContain('1 of 3 · next: 2');
    expect(sam.reads(openChannel).filter(({ isEphemeral }) => isEphemeral)).toEqual([]);
    await dana.clicks((await shown()) ?? expect.unreachable(), { text: 'Skip' });
    await slack.until(() => dana.modal());
    await dana.submits({ text: 'It is green' });
    await dana.types('/incident runbook done 3 traffic is on Stripe', at);
    expect(await states()).toEqual(['done', 'skipped', 'done']);
    expect(await card()).toContain('3 of 3 · 1 skipped');
    const posts = dana.reads(openChannel).map(({ text }) => text);
    expect(posts.at(-1)).toContain('finished runbook “Payment provider errors” of INC-1: 2 done, 1 skipped');
  });
});
