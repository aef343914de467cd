import { expect, it } from 'vitest';
import { trimWorkspace } from '../../sandbox/control/trim-workspace.js';
import { seedWorkspace } from '../../sandbox/state/seed-workspace.js';
import type { Message, StoredFile, Workspace } from '../../sandbox/state/workspace.js';

const now = new Date('2026-03-02T13:00:00Z');
const hourMs = 3_600_000;

function aWorkspace(given: Partial<Workspace>): Workspace {
  return { ...seedWorkspace(now, 'firebreak'), ...given };
}

const message = (count: number): Message => ({
  ...{ type: 'message', channel: 'C0GENERAL1', ts: `${count}.000000`, text: `number ${count}`, team: 'T' },
});

it('keeps the last 2,000 messages of each channel', () => {
  const messages = { C0GENERAL1: Array.from({ length: 2_500 }, (_, count) => message(count)) };
  const kept = trimWorkspace(aWorkspace({ messages }), now).messages.C0GENERAL1;
  expect([kept?.length, kept?.[0]?.text, kept?.at(-1)?.text]).toEqual([2_000, 'number 500', 'number 2499']);
  expect(messages.C0GENERAL1).toHaveLength(2_500);
});

it('removes triggers and response_urls that have expired by the sandbox’s clock', () => {
  const at = (ms: number) => now.getTime() + hourMs + ms;
  const url = { kind: 'commands', user: 'U', channel: 'C', isEphemeral: false, uses: 0 } as const;
  const trimmed = trimWorkspace(
    aWorkspace({
      aheadMs: hourMs,
      triggers: {
        young: { user: 'U', madeAt: at(-1_000), used: false },
        old: { user: 'U', madeAt: at(-60_000), used: false },
      },
      responseUrls: { young: { ...url, madeAt: at(-60_000) }, old: { ...url, madeAt: at(-hourMs) } },
    }),
    now,
  );
  expect([Object.keys(trimmed.triggers), Object.keys(trimmed.responseUrls)]).toEqual([['young'], ['young']]);
});

it('keeps the newest files, up to 20 MB', () => {
  const file = (created: number, mega: number): StoredFile => ({
    ...{ id: `F${created}`, name: 'a.txt', title: 'a', size: 1, mimetype: 'text/plain', user: 'U', created },
    ...{ content: 'x'.repeat(mega * 1_000_000), channels: [], isComplete: true },
  });
  const files = { F1: file(1, 9), F2: file(2, 9), F3: file(3, 9) };
  expect(Object.keys(trimWorkspace(aWorkspace({ files }), now).files)).toEqual(['F2', 'F3']);
});
