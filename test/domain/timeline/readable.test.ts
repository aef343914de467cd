import { describe, expect, it } from 'vitest';
import { noName, readable } from '../../../src/domain/timeline/readable.js';

const names: Record<string, string> = { U1: 'sam', S1: 'db-oncall', C1: 'ops' };
const nameOf = (id: string) => names[id] ?? null;

describe('what somebody wrote in Slack, as people read it', () => {
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

  it('names what nobody knows by its id', () => {
    expect(readable('<@U9> <#C9> <!subteam^S9>', noName)).toBe('@U9 #C9 @S9');
  });

  it('reads the worst that can be typed at once', () => {
    for (const part of ['<', '<@U1', '<https://', '<!date^', '<#C1|', '|']) {
      const startedAt = performance.now();
      readable(part.repeat(3_000 / part.length), nameOf);
      expect(performance.now() - startedAt, part).toBeLessThan(50);
    }
  });
});
