import { describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/users/person.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const at = { in: openChannel };
const shown = (person: Person) => JSON.stringify(person.modal()?.blocks ?? []);

async function anItem() {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await dana.types('/incident action Add a circuit breaker by 2030-12-04 p2', at);
  const item = async () =>
    (
      await ask(
        bot.databaseUrl,
        'select *, due_on::text as due_on, to_jsonb(watcher_ids) as watcher_ids from action_items',
      )
    )[0];
  const opens = async (person: Person) => {
    await person.types('/incident action ACT-1 edit', at);
    return bot.slack.until(() => person.modal());
  };
  return { ...bot, dana, sam, item, opens };
}

describe('editing an action item', () => {
  it('starts from what it says, and changes everything at once', async () => {
    const { dana, sam, item, opens } = await anItem();
    const form = JSON.stringify((await opens(dana)).blocks);
    for (const value of ['Add a circuit breaker', '2030-12-04', 'p2']) expect(form).toContain(value);
    await dana.submits({
      title: 'Add a breaker to checkout',
      link: 'https://example.com/42',
      verification: 'A load test opens it',
      owner: 'sam',
      watchers: ['dana'],
    });
    expect(await item()).toMatchObject({
      title: 'Add a breaker to checkout',
      ...{ due_on: '2030-12-04', priority: 'p2', owner_id: sam.id, watcher_ids: [dana.id] },
      ...{ link: 'https://example.com/42', verification: 'A load test opens it' },
    });
    const answer = await sam.types('/incident action ACT-1', at);
    const words = JSON.stringify(answer.blocks);
    expect(words).toContain('*How to check it*\\nA load test opens it');
    expect(words).toContain(
      `<@${dana.id}> changed the title, verification`.replace('verification', 'way to check it'),
    );
  });

  it('overwrites nothing that somebody else changed since, and keeps what was typed', async () => {
    const { dana, sam, item, opens } = await anItem();
    await opens(dana);
    await sam.types('/incident action ACT-1 title Add a breaker to checkout', at);
    const first = await dana.submits({ description: 'It took down payments', priority: 'p1' });
    expect(first.errors).toBeUndefined();
    expect(shown(dana)).toContain(`<@${sam.id}> changed the title of ACT-1`);
    expect(shown(dana)).toContain('It took down payments');
    expect(await item()).toMatchObject({ title: 'Add a breaker to checkout', priority: 'p2' });
    await dana.submits();
    expect(await item()).toMatchObject({
      ...{ title: 'Add a breaker to checkout', priority: 'p1', description: 'It took down payments' },
    });
  });

  it('is typed in a word or two', async () => {
    const { dana, sam, item } = await anItem();
    for (const [typed, expected] of [
      ['title Add a breaker', { title: 'Add a breaker' }],
      ['p1', { priority: 'p1' }],
      ['prevent', { type: 'prevent' }],
      ['link https://example.com/1', { link: 'https://example.com/1' }],
      ['link none', { link: null }],
      ['verify A load test opens it', { verification: 'A load test opens it' }],
      ['watch', { watcher_ids: [dana.id] }],
      ['watch @sam', { watcher_ids: [dana.id, sam.id] }],
      ['unwatch', { watcher_ids: [sam.id] }],
    ] as const) {
      await dana.types(`/incident action ACT-1 ${typed}`, at);
      expect(await item(), typed).toMatchObject(expected);
    }
  });

  it('asks about words that it cannot use, and keeps them', async () => {
    const { dana, item, slack } = await anItem();
    expect((await dana.types('/incident action ACT-1 p1 please', at)).text).toContain('p1 please');
    for (const [typed, why, kept] of [
      ['watch @nobodyhere', 'Pick the watchers', 'nobodyhere'],
      ['link nowhere', "isn't a web address", '"nowhere"'],
      [`title <!channel> ${'x'.repeat(2_900)}`, 'Shorten it', '!channel> xxx'],
      ['due by the 31st of February', "isn't a day", '31st of February'],
      ['due 2020-01-01', 'has passed', '2020-01-01'],
      ['owner @sam @dana', "doesn't name one person", '@sam @dana'],
    ] as const) {
      await dana.types(`/incident action ACT-1 ${typed}`, at);
      const form = JSON.stringify((await slack.until(() => dana.modal())).blocks);
      expect(form, typed).toContain(why);
      expect(form, typed).toContain(kept);
      await dana.closes();
    }
    expect(await item()).toMatchObject({ title: 'Add a circuit breaker', link: null, owner_id: null });
  });
});
