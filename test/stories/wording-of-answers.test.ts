import { describe, expect, it } from 'vitest';
import type { Person, ReadMessage } from '../../sandbox/users/person.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const here = { in: openChannel };

interface Asked {
  bot: Bot;
  dana: Person;
  sam: Person;
}

/** INC-1 with a post-mortem that is dana's, who asked sam a question there. */
async function anAskedQuestion(): Promise<Asked> {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await dana.types('/incident resolved rolled back', here);
  await bot.delivered();
  await dana.types('/incident postmortem', here);
  await dana.invites(openChannel, sam);
  await dana.types('/incident postmortem ask @sam What did the dashboard show?', here);
  await bot.delivered();
  return { bot, dana, sam };
}

/** Sam answers this; returns what only sam reads about it, if anything. */
async function answers({ bot, sam }: Asked, text: string): Promise<ReadMessage | undefined> {
  const before = told(sam).length;
  await sam.types('/incident postmortem answer q-1', here);
  await sam.submits({ text });
  await bot.delivered();
  return told(sam)[before];
}

/** What only this person reads in the channel. */
function told(person: Person): ReadMessage[] {
  return person.reads(openChannel).filter(({ isEphemeral }) => isEphemeral);
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

async function answerNow({ bot }: Asked): Promise<unknown> {
  const [row] = await ask(bot.databaseUrl, 'select answer, answered_by from postmortem_questions');
  return row;
}

const blaming = 'All green. The root cause was a full disk.';
const rewritten = 'All green. A contributing factor was a full disk.';

describe('the wording of an answer', () => {
  it('is checked like that of a section, and whoever answered reads what may read as blame', async () => {
    const asked = await anAskedQuestion();
    const shown = words((await answers(asked, blaming))?.blocks);
    expect(shown).toContain('Saved. 1 sentence may read as blame in the answer.');
    expect(shown).toContain('*Instead:* “A contributing factor was a full disk.”');
  });

  it('is rewritten with one click, stays the answer of whoever gave it, and keeps the text before', async () => {
    const asked = await anAskedQuestion();
    const { bot, sam } = asked;
    const message = await answers(asked, blaming);
    await sam.clicks(the(message), { text: 'Use rewrite' });
    await bot.slack.until(() => words(told(sam)).includes('Saved as revision 2. Earlier ones:'));
    expect(await answerNow(asked)).toEqual({ answer: rewritten, answered_by: sam.id });
    expect(
      await ask(bot.databaseUrl, 'select section, revision, markdown, written_by from postmortem_revisions'),
    ).toEqual([{ section: 'answer:q-1', revision: 1, markdown: blaming, written_by: sam.id }]);
    const timeline = await sam.types('/incident timeline all', here);
    expect(words(timeline.blocks)).toContain('reworded their answer in the post-mortem');
  });

  it('comes back from its history, which names whose it was', async () => {
    const asked = await anAskedQuestion();
    const { bot, sam } = asked;
    const message = await answers(asked, blaming);
    await sam.clicks(the(message), { text: 'Use rewrite' });
    await bot.slack.until(() => words(told(sam)).includes('postmortem history answer:q-1'));
    await sam.types('/incident postmortem history answer:q-1', here);
    expect(words(sam.modal())).toContain(`Revision 1 · <@${sam.id}>`);
    await sam.clicks(the(sam.modal()), { text: 'Restore' });
    await bot.delivered();
    expect(await answerNow(asked)).toEqual({ answer: blaming, answered_by: sam.id });
    expect(await ask(bot.databaseUrl, 'select revision from postmortem_revisions')).toHaveLength(2);
  });

  it('is in the list of the post-mortem, where its owner may reword it', async () => {
    const asked = await anAskedQuestion();
    const { bot, dana, sam } = asked;
    await answers(asked, blaming);
    await dana.types('/incident postmortem wording', here);
    expect(words(dana.modal())).toContain('In the answer to “');
    await dana.clicks(the(dana.modal()), { text: 'Use rewrite' });
    await bot.slack.until(() => words(dana.modal()).includes('Saved as revision 2.'));
    expect(await answerNow(asked)).toEqual({ answer: rewritten, answered_by: sam.id });
    const timeline = await dana.types('/incident timeline all', here);
    expect(words(timeline.blocks)).toContain("reworded sam's answer in the post-mortem");
  });

  it('is for whoever gave it and for the owner to change; others read whose it is', async () => {
    const asked = await anAskedQuestion();
    const { bot, dana, sam } = asked;
    await answers(asked, blaming);
    const priya = bot.slack.person('priya');
    await dana.invites(openChannel, priya);
    await priya.types('/incident postmortem wording', here);
    const shown = words(priya.modal());
    expect(shown).toContain(`Only <@${sam.id}>, who gave this answer, and the post-mortem's owner`);
    expect(shown).not.toContain('Use rewrite');
    const [{ key = '' } = {}] = await ask(
      bot.databaseUrl,
      "select findings->0->>'key' as key from postmortem_wording_checks",
    );
    const refused = await priya.types(`/incident postmortem wording rewrite answer:q-1 1 ${key}`, here);
    expect(refused.text).toContain('who gave this answer');
    expect(await answerNow(asked)).toMatchObject({ answer: blaming });
  });

  it('is not rewritten if the answer changed since, and nothing is overwritten', async () => {
    const asked = await anAskedQuestion();
    const { bot, dana, sam } = asked;
    await sam.types('/incident postmortem answer q-1', here);
    await dana.types('/incident postmortem answer q-1', here);
    await sam.submits({ text: blaming });
    await bot.delivered();
    const message = told(sam).at(-1);
    await dana.submits({ text: `${blaming} It was on db-1.` });
    await bot.delivered();
    await sam.clicks(the(message), { text: 'Use rewrite' });
    await bot.slack.until(() => words(told(sam)).includes('Nothing was overwritten'));
    expect(await answerNow(asked)).toMatchObject({ answer: `${blaming} It was on db-1.` });
  });

  it('is fine once somebody says so', async () => {
    const asked = await anAskedQuestion();
    const { bot, dana, sam } = asked;
    const message = await answers(asked, blaming);
    await sam.clicks(the(message), { text: 'This is fine' });
    await bot.slack.until(() => words(told(sam)).includes('said this is fine'));
    const overview = await dana.types('/incident postmortem', here);
    expect(words(overview.blocks)).not.toContain('may read as blame');
  });

  it('is looked at again by the reviewers if it changes after they approved', async () => {
    const asked = await anAskedQuestion();
    const { bot, dana, sam } = asked;
    const message = await answers(asked, blaming);
    await dana.types('/incident postmortem review @sam', here);
    await sam.types('/incident postmortem approve', here);
    await sam.clicks(the(message), { text: 'Use rewrite' });
    await bot.slack.until(() => words(told(sam)).includes('Saved as revision 2.'));
    const state = 'select state from postmortems';
    expect(await ask(bot.databaseUrl, state)).toEqual([{ state: 'in_review' }]);
    await sam.types('/incident postmortem approve', here);
    expect(await ask(bot.databaseUrl, state)).toEqual([{ state: 'approved' }]);
    await dana.types('/incident postmortem ask @sam And the alerts?', here);
    await sam.types('/incident postmortem answer q-2', here);
    await sam.submits({ text: 'They came at 14:20.' });
    expect(await ask(bot.databaseUrl, state)).toEqual([{ state: 'in_review' }]);
  });
});
