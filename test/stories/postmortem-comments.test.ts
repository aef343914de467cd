import { describe, expect, it } from 'vitest';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const here = { in: openChannel };
const words = (view: unknown) => JSON.stringify(view ?? null);

/** INC-1, whose post-mortem dana owns; sam and priya are in its channel. */
async function aStartedPostmortem(): Promise<Bot> {
  const bot = await anOpenIncident();
  const [dana, sam, priya] = ['dana', 'sam', 'priya'].map((name) => bot.slack.person(name));
  if (!dana || !sam || !priya) throw new Error('They are missing.');
  await dana.invites(openChannel, sam);
  await dana.invites(openChannel, priya);
  await dana.types('/incident resolved', here);
  await dana.types('/incident postmortem', here);
  await bot.delivered();
  return bot;
}

describe('comments on a post-mortem', () => {
  it('are shown with their section, counted, told once, and resolved', async () => {
    const { slack, delivered, databaseUrl } = await aStartedPostmortem();
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    const answer = await sam.types(
      '/incident postmortem comment contributing factors Was the *limit* known? <!channel>',
      here,
    );
    expect(answer.text).toContain('1 open comment');
    await sam.types('/incident postmortem comment impact', here);
    await sam.submits({ text: 'Cards only?' });
    await delivered();
    const dms = () => dana.readsDirect();
    expect(dms().map(({ text }) => text)).toEqual([
      `<@${sam.id}> commented on *Contributing factors* in the post-mortem of INC-1. You get no message about further comments until this one is resolved.`,
    ]);
    await dana.types('/incident postmortem open', here);
    const whole = words(dana.modal());
    expect(whole).toContain('Cards only?');
    expect(whole).toContain('"text":"<!channel>"');
    await dana.clicks(dana.modal() ?? expect.unreachable(), { action_id: 'run_line:resolve-comment-2' });
    await dana.types('/incident postmortem resolve 1', here);
    expect(
      await ask(databaseUrl, 'select number, section, resolved_by from postmortem_comments order by 1'),
    ).toEqual([
      { number: 1, section: 'contributing_factors', resolved_by: dana.id },
      { number: 2, section: 'impact', resolved_by: dana.id },
    ]);
    expect((await dana.types('/incident postmortem resolve 1', here)).text).toContain("isn't open");
    const entries = await ask(databaseUrl, "select 1 from timeline_entries where event::text like '%limit%'");
    expect(entries).toEqual([]);
  });

  it('that are resolved are seen with their section, and reopened', async () => {
    const { slack, databaseUrl } = await aStartedPostmortem();
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    await sam.types('/incident postmortem comment impact Cards only?', here);
    await dana.types('/incident postmortem resolve 1', here);
    await sam.types('/incident postmortem open', here);
    expect(words(sam.modal())).not.toContain('Cards only?');
    await sam.clicks(sam.modal() ?? expect.unreachable(), { action_id: 'run_line:resolved-impact' });
    await slack.until(() => words(sam.modal()).includes('Cards only?') || undefined);
    await sam.clicks(sam.modal() ?? expect.unreachable(), { action_id: 'run_line:reopen-comment-1' });
    await slack.until(() => words(sam.modal()).includes('1 open comment') || undefined);
    expect(await ask(databaseUrl, 'select resolved_by from postmortem_comments')).toEqual([
      { resolved_by: null },
    ]);
    expect((await sam.types('/incident postmortem reopen 1', here)).text).toContain(
      'no resolved comment 1 in the post-mortem of INC-1',
    );
    await dana.types('/incident postmortem open', here);
    expect(words(dana.modal())).toContain('Cards only?');
  });

  it('of two people at once are both kept', async () => {
    const { slack, databaseUrl } = await aStartedPostmortem();
    await Promise.all(
      ['sam', 'priya'].map((name) =>
        slack.person(name).types(`/incident postmortem comment impact It was ${name}`, here),
      ),
    );
    expect(await ask(databaseUrl, 'select number from postmortem_comments order by 1')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
  });

  it('on a private incident are for its members, and tell nobody outside its channel', async () => {
    const { slack, delivered, databaseUrl } = await aStartedPostmortem();
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    await dana.types('/incident start --private Payroll leaked');
    await delivered();
    await dana.types('/incident resolved INC-2');
    await dana.types('/incident postmortem INC-2');
    const answer = await sam.types('/incident postmortem comment impact Who knows? INC-2');
    expect(words(answer)).not.toContain('Payroll');
    expect(await ask(databaseUrl, 'select 1 from postmortem_comments')).toEqual([]);
  });

  it('on a private incident are told to its members in its channel, and to nobody who has left it', async () => {
    const { slack, delivered } = await aStartedPostmortem();
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    const told = () =>
      slack.calls.flatMap(({ method, args }) =>
        words(args).includes('commented on') ? [[method, args.user]] : [],
      );
    slack.convertChannel(openChannel, 'private');
    await slack.idle();
    await sam.types('/incident postmortem comment impact Who knows?', here);
    await delivered();
    expect(told()).toEqual([['chat.postEphemeral', dana.id]]);
    await dana.types('/incident postmortem resolve 1', here);
    slack.removeFromChannel(openChannel, 'dana');
    await sam.types('/incident postmortem comment impact Who knows now?', here);
    await delivered();
    expect(words(dana.readsDirect())).not.toContain('commented on');
  });
});
