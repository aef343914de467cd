import { describe, expect, it } from 'vitest';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const at = { in: openChannel };
const transcript = (message: { blocks?: unknown; text?: string }) => JSON.stringify(message.blocks);

async function anIncidentWithItems() {
  const bot = await anOpenIncident();
  const items = () => ask(bot.databaseUrl, 'select * from action_items order by number');
  return { ...bot, items, dana: bot.slack.person('dana'), sam: bot.slack.person('sam') };
}

describe('action items', () => {
  it('are added from one line, which is shown back', async () => {
    const { dana, sam, items, delivered, slack } = await anIncidentWithItems();
    const answer = await dana.types(
      '/incident action Add a circuit breaker @sam by 2030-12-04 p1 prevent',
      at,
    );
    expect(transcript(answer)).toContain(
      `*ACT-1* added to INC-1: Add a circuit breaker · owner <@${sam.id}> · due Wed, Dec 4, 2030 · p1 · prevent`,
    );
    expect(await items()).toMatchObject([
      { title: 'Add a circuit breaker', owner_id: sam.id, priority: 'p1', type: 'prevent', status: 'open' },
    ]);
    await delivered();
    const posts = slack
      .person('dana')
      .reads(openChannel)
      .map(({ text }) => text);
    expect(posts.at(-1)).toContain('added action item ACT-1 to INC-1');
  });

  it('get the due day of the policy, several at once, with what people wrote pinging nobody', async () => {
    const { dana, items } = await anIncidentWithItems();
    const answer = await dana.types('/incident action Alert on errors\n<!channel> Write a runbook', at);
    expect(transcript(answer)).not.toContain('<!channel>');
    const found = await items();
    expect(found.map(({ title }) => title)).toEqual(['Alert on errors', '<!channel> Write a runbook']);
    expect(found.every(({ due_on }) => due_on !== null)).toBe(true);
  });

  it('stand in the hub of their owner when they are due soon', async () => {
    const { dana, sam } = await anIncidentWithItems();
    await dana.types('/incident action Add a circuit breaker @sam by tomorrow', at);
    await dana.types('/incident action Replace the load balancer @sam by 2039-12-04', at);
    const hub = transcript(await sam.types('/incident'));
    expect(hub).toContain('Add a circuit breaker (ACT-1, INC-1)');
    expect(hub).not.toContain('load balancer');
    expect(transcript(await dana.types('/incident'))).not.toContain('ACT-1');
  });

  it('ask where something is not certain, and add nothing yet', async () => {
    const { dana, items, slack } = await anIncidentWithItems();
    for (const [line, why] of [
      ['Add a breaker by the 31st of February', "isn't a day"],
      ['Add a breaker by 2020-01-01', 'has passed'],
      ['Add a breaker @sam @priya', 'has one owner'],
      ['Add a breaker @nobodyhere', "doesn't say for certain who"],
      ['x'.repeat(2_900), 'Shorten it'],
    ]) {
      await dana.types(`/incident action ${line}`, at);
      const modal = await slack.until(() => dana.modal());
      expect(JSON.stringify(modal.blocks), line).toContain(why);
      await dana.closes();
    }
    const several = await dana.types('/incident action Write a runbook\nAdd a breaker by 2020-01-01', at);
    expect(several.text).toContain('Nothing was added. Line 2');
    expect(transcript(several)).toContain('Write a runbook');
    expect(await items()).toEqual([]);
  });

  it('keep what was typed if a bot or somebody of another organization was to own them', async () => {
    const { dana, items, slack, databaseUrl } = await anIncidentWithItems();
    await ask(databaseUrl, "update users set is_external = true where display_name = 'priya'");
    for (const [owner, why] of [
      ['@deploybot', 'it is a bot'],
      ['@priya', 'organization'],
    ]) {
      await dana.types(`/incident action Add a breaker ${owner} by 2030-12-04 p1`, at);
      const form = JSON.stringify((await slack.until(() => dana.modal())).blocks);
      for (const kept of [why, 'Add a breaker', '2030-12-04']) expect(form).toContain(kept);
      await dana.closes();
    }
    const several = await dana.types('/incident action Write a runbook\nAdd a breaker @deploybot', at);
    expect(several.text).toContain("Nothing was added. deploybot can't own");
    expect(transcript(several)).toContain('Write a runbook');
    const many = await dana.types(`/incident action ${'Write a runbook\n'.repeat(11)}`, at);
    expect(many.text).toContain('Send at most 10 lines');
    expect(transcript(many)).toContain('Write a runbook');
    expect(await items()).toEqual([]);
  });

  it('have one owner; others who were named with them watch', async () => {
    const { dana, sam, items, slack } = await anIncidentWithItems();
    const priya = slack.person('priya');
    await dana.types('/incident action Add a breaker @sam and @priya by 2030-12-04 p1', at);
    const form = JSON.stringify((await slack.until(() => dana.modal())).blocks);
    for (const kept of ['Add a breaker', '2030-12-04', sam.id, priya.id]) expect(form).toContain(kept);
    await dana.submits({ owner: priya.id });
    expect(await items()).toMatchObject([
      { title: 'Add a breaker', owner_id: priya.id, priority: 'p1', watcher_ids: `{${sam.id}}` },
    ]);
  });

  it('are worked off with their buttons, once whoever presses them', async () => {
    const { dana, sam, items, slack } = await anIncidentWithItems();
    await dana.types('/incident action Add a circuit breaker', at);
    const listed = await sam.types('/incident actions', at);
    expect(transcript(listed)).toContain('*ACT-1* (INC-1) Add a circuit breaker');
    const list = await slack.until(() => sam.reads(openChannel).findLast((one) => one.isEphemeral));
    await sam.clicks(list, { text: 'Start' });
    expect(await items()).toMatchObject([{ status: 'in_progress' }]);
    await sam.types('/incident ACT-1 blocked Waits for the vendor', at);
    expect(await items()).toMatchObject([{ status: 'blocked', status_text: 'Waits for the vendor' }]);
    expect(transcript(await sam.types('/incident action ACT-1 done https://example.com/pr/1', at))).toContain(
      '*done*: https://example.com/pr/1',
    );
    const again = await dana.types('/incident action ACT-1 done', at);
    expect(again.text).toContain('ACT-1 is done already');
    expect((await dana.types('/incident action ACT-1 wontdo It was done', at)).text).toContain("won't do");
    expect((await dana.types('/incident actions mine', at)).text).toContain('none');
  });

  it('are added with advice, which is followed or dismissed with one press', async () => {
    const { dana, items, slack } = await anIncidentWithItems();
    await dana.types('/incident action Be more careful with migrations', at);
    const answer = () => dana.reads(openChannel).findLast((one) => one.isEphemeral);
    const added = await slack.until(answer);
    expect(transcript(added)).toContain('relies on people being careful');
    await dana.clicks(added, { text: 'Improve' });
    expect(JSON.stringify((await slack.until(() => dana.modal())).blocks)).toContain('Be more careful');
    await dana.submits({ title: 'Run migrations on a copy first' });
    expect(await items()).toMatchObject([{ title: 'Run migrations on a copy first' }]);
    await dana.clicks(added, { text: 'Keep' });
    const kept = await slack.until(() => {
      const now = answer();
      return now && !transcript(now).includes('relies on') ? now : undefined;
    });
    expect(transcript(kept)).toContain('Run migrations on a copy first');
  });

  it('are counted on the card, which follows', async () => {
    const { dana, delivered, slack } = await anIncidentWithItems();
    const card = () =>
      JSON.stringify(
        slack
          .person('dana')
          .reads(openChannel)
          .find(({ text }) => text.startsWith('INC-1 is '))?.blocks,
      );
    await dana.types('/incident action Add a circuit breaker\nAlert on errors', at);
    await delivered();
    expect(card()).toContain('*Action items*\\n2 open');
    await dana.types('/incident action ACT-1 done', at);
    await delivered();
    expect(card()).toContain('*Action items*\\n1 open');
  });

  it('are listed from the card of a closed incident, which follows until none is left', async () => {
    const { dana, sam, delivered, slack } = await anIncidentWithItems();
    const card = () => slack.until(() => slack.channel(openChannel).pins[0]);
    await dana.types('/incident action Add a circuit breaker\nAlert on errors', at);
    await dana.types('/incident resolve fixed', at);
    await dana.types('/incident close', at);
    await delivered();
    expect(JSON.stringify((await card()).blocks)).toContain('2 action items open');
    await sam.clicks(await card(), { text: 'Action items' });
    const list = await slack.until(() => sam.reads(openChannel).findLast((one) => one.isEphemeral));
    expect(transcript(list)).toMatch(/ACT-1.*ACT-2/);
    await sam.clicks(list, { action_id: 'run_line:action-1-done' });
    await delivered();
    expect(JSON.stringify((await card()).blocks)).toContain('1 action item open');
    await sam.types('/incident action ACT-2 wontdo No longer needed', at);
    await delivered();
    expect(JSON.stringify((await card()).blocks)).not.toMatch(/action item/i);
  });

  it('live on after the incident is closed', async () => {
    const { dana, items } = await anIncidentWithItems();
    await dana.types('/incident resolved fixed', at);
    await dana.types('/incident close', at);
    await dana.types('/incident action Add a circuit breaker', at);
    await dana.types('/incident action ACT-1 due 2030-01-02', at);
    expect(await items()).toMatchObject([{ status: 'open' }]);
  });

  describe('when the incident is canceled', () => {
    it.each([
      [
        "Won't do, because it was canceled",
        { status: 'wont_do', status_text: 'INC-1 was a false alarm: a test ran' },
      ],
      ['Keep', { status: 'open' }],
    ])('are asked about: %s', async (choice, expected) => {
      const { dana, items, slack, databaseUrl } = await anIncidentWithItems();
      await dana.types('/incident action Add a circuit breaker', at);
      await dana.types('/incident cancel false alarm a test ran', at);
      const form = await slack.until(() => dana.modal());
      expect(JSON.stringify(form.blocks)).toContain('1 action item is open');
      expect(await ask(databaseUrl, "select 1 from incidents where status = 'canceled'")).toEqual([]);
      await dana.submits({ items: choice });
      expect(await ask(databaseUrl, "select 1 from incidents where status = 'canceled'")).toHaveLength(1);
      expect(await items()).toMatchObject([expected]);
    });

    it('are to be done again when the cancellation is undone', async () => {
      const { dana, items, slack, databaseUrl } = await anIncidentWithItems();
      await dana.types('/incident action Add a circuit breaker', at);
      await dana.types('/incident action ACT-1 start', at);
      await dana.types('/incident cancel false alarm a test ran', at);
      await slack.until(() => dana.modal());
      await dana.submits({ items: "Won't do, because it was canceled" });
      expect(await items()).toMatchObject([{ status: 'wont_do' }]);
      await dana.types('/incident undo', at);
      expect(await ask(databaseUrl, "select 1 from incidents where status = 'canceled'")).toEqual([]);
      expect(await items()).toMatchObject([{ status: 'in_progress', finished_on: null }]);
    });

    it('are not asked about if nothing is to be done', async () => {
      const { dana, items } = await anIncidentWithItems();
      await dana.types('/incident action Add a circuit breaker', at);
      await dana.types('/incident action ACT-1 done', at);
      expect((await dana.types('/incident cancel false alarm', at)).text).toContain('canceled');
      expect(await items()).toMatchObject([{ status: 'done' }]);
    });
  });
});
