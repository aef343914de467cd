import { describe, expect, it } from 'vitest';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const here = { in: openChannel };

/** INC-1, resolved, whose commander is dana. */
async function aResolvedIncident(): Promise<Bot> {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident mitigated rolled back 4f2c1', here);
  await dana.types('/incident resolved', here);
  await bot.delivered();
  return bot;
}

async function aStartedPostmortem(): Promise<Bot> {
  const bot = await aResolvedIncident();
  await bot.slack.person('dana').types('/incident postmortem', here);
  await bot.delivered();
  return bot;
}

/** All words of a view. */
function words(view: unknown): string {
  return JSON.stringify(view ?? null);
}

describe('the post-mortem of an incident', () => {
  it('is drafted from the record, and says what is missing', async () => {
    const { slack, delivered } = await aResolvedIncident();
    const dana = slack.person('dana');
    const answer = await dana.types('/incident postmortem', here);
    expect(answer.text).toBe(`*Post-mortem of INC-1* · Draft · owned by <@${dana.id}>`);
    expect(words(answer.blocks)).toContain('Missing: summary, impact, impact start, impact end');
    await delivered();
    expect(slack.channel(openChannel).messages.map(({ text }) => text)).toContain(
      'dana started the post-mortem of INC-1',
    );
    await dana.types('/incident postmortem open', here);
    expect(words(dana.modal())).toContain('marked it mitigated');
    expect(words(dana.modal())).toContain('rolled back 4f2c1');
  });

  it('links what people did through Firebreak to the message that says so', async () => {
    const { slack } = await aStartedPostmortem();
    const dana = slack.person('dana');
    await dana.types('/incident postmortem open', here);
    const { id, messages } = slack.channel(openChannel);
    const said = messages.find(({ text }) => text.includes('mitigated'));
    expect(words(dana.modal())).toContain(`archives/${id}/p${said?.ts.replace('.', '')}|`);
  });

  it('is found by its incident’s number from any channel, written in any way', async () => {
    const { slack } = await aStartedPostmortem();
    for (const name of ['INC-1', 'inc 1', '1'])
      expect((await slack.person('dana').types(`/incident postmortem ${name}`)).text).toContain('of INC-1*');
  });

  it('is started once, however often it is asked for', async () => {
    const { slack, delivered } = await aStartedPostmortem();
    await slack.person('dana').types('/incident postmortem', here);
    await delivered();
    const started = slack
      .channel(openChannel)
      .messages.filter(({ text }) => /started the post-mortem/.test(text));
    expect(started).toHaveLength(1);
  });

  it('is due as the policy says for the severity', async () => {
    const { slack, databaseUrl } = await aResolvedIncident();
    const dana = slack.person('dana');
    await dana.types('/incident sev1', here);
    await dana.types('/incident postmortem', here);
    const [row] = await ask(databaseUrl, 'select due_on - created_at::date as days from postmortems');
    expect(Number(row?.days)).toBeGreaterThanOrEqual(3);
  });

  it('is written section by section, and every text is kept', async () => {
    const { slack, databaseUrl } = await aStartedPostmortem();
    const dana = slack.person('dana');
    for (const text of ['Cards failed.', 'Cards failed for *a third* of customers. <!channel>']) {
      await dana.types('/incident postmortem edit impact', here);
      expect((await dana.submits({ text })).errors ?? null).toBeNull();
    }
    expect(
      await ask(databaseUrl, 'select section, revision, markdown from postmortem_revisions order by 2'),
    ).toEqual([
      { section: 'impact', revision: 1, markdown: 'Cards failed.' },
      { section: 'impact', revision: 2, markdown: 'Cards failed for *a third* of customers. <!channel>' },
    ]);
    await dana.types('/incident postmortem open', here);
    expect(words(dana.modal())).toContain('"text":"<!channel>"');
    await dana.closes();
    await dana.types('/incident postmortem restore impact 1', here);
    await dana.types('/incident postmortem history impact', here);
    expect(words(dana.modal())).toContain('Revision 3');
  });

  it('has action items made from its sections, which say so', async () => {
    const { slack, delivered } = await aStartedPostmortem();
    const dana = slack.person('dana');
    await dana.types('/incident postmortem edit was_hard', here);
    await dana.submits({ text: 'Nothing told us that the pool was full.' });
    await dana.types('/incident postmortem open', here);
    await dana.clicks(dana.modal() ?? expect.unreachable(), { action_id: 'run_line:action-was_hard' });
    await dana.submits({ title: 'Alert on a full pool' });
    await delivered();
    const shown = await dana.types('/incident ACT-1', here);
    expect(words(shown.blocks)).toContain('From “What was hard” of the post-mortem');
  });

  it('shows both texts when two people edit a section at once, and overwrites neither', async () => {
    const { slack, databaseUrl } = await aStartedPostmortem();
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    await dana.invites(openChannel, sam);
    await dana.types('/incident postmortem edit impact', here);
    await sam.types('/incident postmortem edit impact', here);
    await sam.submits({ text: 'A third of customers.' });
    await dana.submits({ text: 'Cards failed.' });
    expect(words(dana.modal())).toContain('A third of customers.');
    expect(words(dana.modal())).toContain('"initial_value":"Cards failed."');
    await dana.submits({ text: 'Cards failed for a third of customers.' });
    const rows = await ask(databaseUrl, 'select markdown from postmortem_revisions order by revision');
    expect(rows.map(({ markdown }) => markdown)).toEqual([
      'A third of customers.',
      'Cards failed for a third of customers.',
    ]);
  });

  it('asks people, and keeps what they answer', async () => {
    const { slack, delivered } = await aStartedPostmortem();
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    await dana.invites(openChannel, sam);
    await dana.types('/incident postmortem ask @sam What did the dashboard show?', here);
    await delivered();
    expect(words(slack.channel(openChannel).messages)).toContain(`asked <@${sam.id}> about the post-mortem`);
    await sam.types('/incident postmortem answer q-1', here);
    await sam.submits({ text: 'All green until 14:20.' });
    await dana.types('/incident postmortem open', here);
    expect(words(dana.modal())).toContain('All green until 14:20.');
  });

  it('is reviewed, approved and published, and its summary is shared', async () => {
    const { slack, delivered, databaseUrl } = await aStartedPostmortem();
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    await dana.invites(openChannel, sam);
    await dana.types('/incident postmortem edit summary', here);
    await dana.submits({ text: 'Checkout failed for **40 minutes**.' });
    expect((await dana.types('/incident postmortem approve', here)).text).toContain(
      "You weren't asked to review",
    );
    await dana.types('/incident postmortem review @sam', here);
    await sam.types('/incident postmortem approve', here);
    expect(await ask(databaseUrl, 'select state from postmortems')).toEqual([{ state: 'approved' }]);
    await dana.types('/incident postmortem publish to the channel', here);
    await dana.submits({ channel: 'C0GENERAL1' });
    await delivered();
    const shared = slack.channel('general').messages.at(-1);
    expect(shared?.text).toBe('Post-mortem of INC-1 · sev3 · Checkout is down');
    expect(words(shared?.blocks)).toContain('40 minutes');
    await dana.types('/incident postmortem edit summary', here);
    const late = await dana.submits({ text: 'Something else.' });
    expect(words(late)).toContain('is published');
  });

  it('is a draft again once it is reopened, and leaves the milestone', async () => {
    const { slack, databaseUrl } = await aStartedPostmortem();
    const dana = slack.person('dana');
    await dana.types('/incident postmortem publish', here);
    await dana.types('/incident postmortem reopen', here);
    expect(await ask(databaseUrl, 'select state, published_at from postmortems')).toEqual([
      { state: 'draft', published_at: null },
    ]);
  });

  it('is not there for people who may not see the incident', async () => {
    const bot = await anOpenIncident();
    const { slack, delivered } = bot;
    await slack.person('dana').types('/incident start --private Payroll leaked');
    await delivered();
    const answer = await slack.person('sam').types('/incident postmortem INC-2');
    expect(words(answer.blocks)).not.toContain('Payroll');
  });
});
