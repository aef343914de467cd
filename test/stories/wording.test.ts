import { describe, expect, it } from 'vitest';
import type { Person, ReadMessage } from '../../sandbox/users/person.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const here = { in: openChannel };

/** INC-1 with a started post-mortem, whose commander is dana. */
async function aStartedPostmortem(): Promise<Bot> {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident resolved rolled back', here);
  await bot.delivered();
  await dana.types('/incident postmortem', here);
  await bot.delivered();
  return bot;
}

/** Dana saves this as the impact; returns what only dana reads about it, if anything. */
async function saves({ slack, delivered }: Bot, text: string): Promise<ReadMessage | undefined> {
  const dana = slack.person('dana');
  const before = told(dana).length;
  await dana.types('/incident postmortem edit impact', here);
  await dana.submits({ text });
  await delivered();
  return told(dana)[before];
}

/** What only this person reads in the channel. */
function told(person: Person): ReadMessage[] {
  return person.reads(openChannel).filter(({ isEphemeral }) => isEphemeral);
}

/** Presses a button of the message that saving gave; returns what stands in its place then. */
async function presses(bot: Bot, message: ReadMessage | undefined, text: string): Promise<string> {
  const dana = bot.slack.person('dana');
  await dana.clicks(the(message), { text });
  return bot.slack.until(() => {
    const shown = words(told(dana).at(-1)?.blocks);
    return shown === words(message?.blocks) ? undefined : shown;
  });
}

/** What must be there. */
function the<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('Nothing is shown.');
  return found;
}

/** All words of a view. */
function words(view: unknown): string {
  return JSON.stringify(view ?? null);
}

const texts = 'select markdown from postmortem_revisions order by revision';

describe('the wording of a post-mortem', () => {
  it('is checked after a section is saved, and the writer reads there what may read as blame', async () => {
    const bot = await aStartedPostmortem();
    const shown = words((await saves(bot, 'Cards failed. The root cause was a full disk.'))?.blocks);
    expect(shown).toContain('Saved. 1 sentence may read as blame in “Impact”.');
    expect(shown).toContain('> “The root cause was a full disk.”');
    expect(shown).toContain('*Instead:* “A contributing factor was a full disk.”');
  });

  it('is told in the form if that is still open, as outside of the channel', async () => {
    const { slack, delivered } = await aStartedPostmortem();
    const dana = slack.person('dana');
    await dana.types('/incident postmortem INC-1 edit impact');
    await dana.submits({ text: 'The engineer forgot to renew it.' });
    await delivered();
    expect(words(dana.modal())).toContain('may read as blame');
  });

  it('says nothing about a section that blames nobody', async () => {
    const bot = await aStartedPostmortem();
    const shown = await saves(
      bot,
      'The on-call engineer rolled back at 14:02. “Sam forgot it”, said nobody.',
    );
    expect(shown).toBeUndefined();
  });

  it('is rewritten with one click, as a revision like any other', async () => {
    const bot = await aStartedPostmortem();
    const message = await saves(bot, 'Cards failed. The root cause was a full disk.');
    expect(await presses(bot, message, 'Use rewrite')).toContain('Saved as revision 2. No open finding');
    expect((await ask(bot.databaseUrl, texts)).map(({ markdown }) => markdown)).toEqual([
      'Cards failed. The root cause was a full disk.',
      'Cards failed. A contributing factor was a full disk.',
    ]);
  });

  it('is not rewritten if somebody edited the section since, and nothing is overwritten', async () => {
    const bot = await aStartedPostmortem();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.invites(openChannel, sam);
    const message = await saves(bot, 'The root cause was a full disk.');
    await sam.types('/incident postmortem edit impact', here);
    await sam.submits({ text: 'The root cause was a full disk on db-1.' });
    expect(await presses(bot, message, 'Use rewrite')).toContain('Nothing was overwritten');
    expect(await ask(bot.databaseUrl, texts)).toHaveLength(2);
  });

  it('is fine once somebody says so, also after edits elsewhere, until they undo it', async () => {
    const bot = await aStartedPostmortem();
    const dana = bot.slack.person('dana');
    const message = await saves(bot, 'The engineer forgot to renew it.');
    expect(await presses(bot, message, 'This is fine')).toContain(`<@${dana.id}> said this is fine`);
    expect(await ask(bot.databaseUrl, 'select accepted_by from postmortem_accepted_wording')).toEqual([
      { accepted_by: dana.id },
    ]);
    expect(await saves(bot, 'The engineer forgot to renew it. It took 40 minutes.')).toBeUndefined();
    await dana.types('/incident postmortem wording', here);
    await dana.clicks(the(dana.modal()), { text: 'Undo' });
    await bot.slack.until(() => words(dana.modal()).includes('1 sentence may read as blame'));
    expect(words(dana.modal())).toContain('In “Impact”:');
  });

  it('is counted where the post-mortem stands, and mentioned to who asks for a review', async () => {
    const bot = await aStartedPostmortem();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.invites(openChannel, sam);
    await saves(bot, 'The engineer forgot to renew it. It was human error.');
    const overview = await dana.types('/incident postmortem', here);
    expect(words(overview.blocks)).toContain('2 sentences may read as blame');
    const review = await dana.types('/incident postmortem review @sam', here);
    expect(review.text).toBe("2 sentences may read as blame in this post-mortem. That's advice only.");
    expect(await ask(bot.databaseUrl, 'select state from postmortems')).toEqual([{ state: 'in_review' }]);
  });

  it('knows the people of the incident, and suggests their roles', async () => {
    const bot = await aStartedPostmortem();
    const dana = bot.slack.person('dana');
    const shown = await saves(bot, `Then <@${dana.id}> restarted it.`);
    expect(words(shown?.blocks)).toContain('*Instead:* “Then the incident commander restarted it.”');
  });

  it('of a published one stays as it is', async () => {
    const bot = await aStartedPostmortem();
    const dana = bot.slack.person('dana');
    const message = await saves(bot, 'The root cause was a full disk.');
    await dana.types('/incident postmortem publish', here);
    expect(await presses(bot, message, 'Use rewrite')).toContain('is published. Reopen it');
    expect(await ask(bot.databaseUrl, texts)).toHaveLength(1);
  });

  it('is not there for people who may not see the incident', async () => {
    const { slack, delivered } = await anOpenIncident();
    await slack.person('dana').types('/incident start --private Payroll leaked');
    await delivered();
    const answer = await slack.person('sam').types('/incident postmortem wording INC-2');
    expect(words(answer.blocks)).not.toContain('Payroll');
  });
});
