import { describe, expect, it } from 'vitest';
import { proseBlocks } from '../../src/slack/views/postmortems/draft/prose.js';
import { revisionsView } from '../../src/slack/views/postmortems/draft/revisions.js';
import { sharedPostmortemView } from '../../src/slack/views/postmortems/shared.js';
import { anIncident } from '../support/an-incident.js';
import { bestMs } from '../support/best-ms.js';
import { expectValidMessage } from '../support/expect-valid-view.js';

const longTexts: [string, string][] = [
  ['words', 'word '.repeat(12_000)],
  ['one word', 'x'.repeat(60_000)],
  ['links that never end', '[a]('.repeat(15_000)],
  ['nested lists', '* '.repeat(30_000)],
  ['nested quotes', '> '.repeat(30_000)],
  ['emphasis that never ends', '_a '.repeat(20_000)],
  ['emoji', '🔥'.repeat(30_000)],
  ['lines', 'a line\n'.repeat(8_500)],
];

describe('a section of 60,000 characters', () => {
  it.each(longTexts)('of %s is shown whole, and holds nothing up', async (_what, markdown) => {
    const blocks = proseBlocks(markdown);
    expect(await bestMs(() => proseBlocks(markdown), 2_000)).toBeLessThan(2_000);
    const letters = (text: string) => text.replace(/[\s*>_]/g, '');
    const shown = blocks.flatMap(({ elements }) => textsIn(elements)).join('');
    expect(letters(shown)).toBe(letters(markdown));
  });

  it.each(longTexts)('of %s fits into the list of revisions and a shared summary', (_what, markdown) => {
    const at = new Date('2026-12-01T12:00:00Z');
    const revisions = Array.from({ length: 45 }, (_, index) => ({
      section: 'impact',
      revision: 45 - index,
      markdown,
      by: 'U1',
      at,
    }));
    const section = { id: 'impact', key: 'impact', title: 'Impact', guidance: null } as const;
    const view = revisionsView({ incident: anIncident(), section, revisions });
    expectValidMessage(view, { userIds: ['U1'] });
    expect(JSON.stringify(view)).toContain('30 older revisions');
    expectValidMessage(sharedPostmortemView(anIncident(), markdown));
  });
});

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => (key === 'text' ? [] : textsIn(inner)))];
}
