import { describe, expect, it } from 'vitest';
import { noName, readable, withReferences } from '../../../src/domain/timeline/messages/readable.js';
import { bestMs } from '../../support/best-ms.js';

const names: Record<string, string> = { U1: 'sam', S1: 'db-oncall', C1: 'ops' };
const nameOf = (id: string) => names[id] ?? null;

describe('a Slack text as people read it', () => {
  it.each([
    ['ask <!subteam^S1|@db-oncall>', 'ask @db-oncall'],
    ['ask <!subteam^S1>', 'ask @db-oncall'],
    ['<@U1> and <@U1|samuel>', '@sam and @samuel'],
    ['in <#C1>, <#C1|>, <#C1|general>', 'in #ops, #ops, #general'],
    ['<!here> <!here|here> <!channel> <!everyone>', '@here @here @channel @everyone'],
    ['until <!date^1795442520^{date_short}|26 Nov>', 'until 26 Nov'],
    ['until <!date^1795442520^{date}^https://example.com|26 Nov>', 'until 26 Nov'],
    ['until <!date^1795442520^{date}>', 'until 2026-11-23 14:02 UTC'],
    ['call <tel:+4930123|+49 30 123> or <tel:+4930123>', 'call +49 30 123 or +4930123'],
    ['<mailto:a@b.example|a@b.example> <mailto:a@b.example>', 'a@b.example a@b.example'],
    ['see <https://example.com/a?b=c|the graph> <https://example.com>', 'see the graph https://example.com'],
    ['1 < 2 and 3 > 2, <none>, <!nothing>, <@sam>', '1 < 2 and 3 > 2, <none>, <!nothing>, <@sam>'],
  ])('%s', (text, read) => {
    expect(readable(text, nameOf)).toBe(read);
  });

  it('shows a generic name instead of an id if the name is unknown', () => {
    expect(readable('<@U9> <#C9> <!subteam^S9>', noName)).toBe('@someone #some-channel @some-group');
  });

  it('reads the worst input quickly', async () => {
    for (const part of ['<', '<@U1', '<https://', '<!date^', '<#C1|', '|']) {
      const text = part.repeat(3_000 / part.length);
      expect(await bestMs(() => readable(text, nameOf), 50), part).toBeLessThan(50);
    }
  });
});

describe('text that somebody edited in its readable form', () => {
  const edit = (original: string, change: (shown: string) => string) =>
    withReferences(change(readable(original, nameOf)), original, nameOf);

  it.each([
    [
      'are the same where nothing was changed',
      '<@U1> *broke* <#C1>',
      (shown: string) => shown,
      '<@U1> *broke* <#C1>',
    ],
    [
      'keep who is mentioned',
      'ask <@U1> now',
      (shown: string) => `${shown}, please`,
      'ask <@U1> now, please',
    ],
    [
      'mention again whoever is named again',
      '<@U1> did',
      () => '@sam, @sam and @samuel',
      '<@U1>, <@U1> and @samuel',
    ],
    [
      'keep a link',
      'see <https://a.example|the graph>',
      () => 'look at the graph',
      'look at <https://a.example|the graph>',
    ],
    ['make no link of other words', 'is <https://a.example|it>', () => 'it is it', 'it is it'],
    ['forget who is left out', 'ask <@U1>', () => 'ask nobody', 'ask nobody'],
  ])('%s', (_, original, change, kept) => {
    expect(edit(original, change)).toBe(kept);
  });

  it('is read quickly, however many references it has', async () => {
    const original = Array.from({ length: 270 }, (_, index) => `<@U${index}|${'('.repeat(3)}>`).join(' ');
    const edited = `${readable(original, nameOf)}!`;
    expect(await bestMs(() => withReferences(edited, original, nameOf), 100)).toBeLessThan(100);
  });
});
