import { describe, expect, it } from 'vitest';
import { readCancellation } from '../../src/commands/incident/cancel.js';
import { readStart } from '../../src/commands/incident/read-start.js';
import { readSeverity } from '../../src/commands/incident/severity.js';
import { plainText } from '../../src/commands/typed/plain-text.js';
import { readLine } from '../../src/commands/typed/read-line.js';
import { readTime } from '../../src/domain/time/read-time.js';
import { noName } from '../../src/domain/timeline/messages/readable.js';
import { wellFormed } from '../../src/slack/views/text/text.js';
import { anOpenIncident } from '../support/an-open-incident.js';
import { anyLine } from '../support/any-line.js';
import { ask } from '../support/ask.js';
import { seeded } from '../support/seeded.js';

/**
 * For a longer or repeated run: `ANY_LINES=50000 ANY_LINES_TYPED=2000 ANY_LINES_SEED=7 npx vitest run
 * test/guarantees/any-line.test.ts`.
 */
const lines = Number(process.env.ANY_LINES ?? 2_000);
const typed = Number(process.env.ANY_LINES_TYPED ?? 40);
const seed = Number(process.env.ANY_LINES_SEED ?? Date.now() % 1_000_000);
const now = new Date('2026-11-26T15:30:00Z');

/** The letters and digits of a text. */
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

describe(`any line, with seed ${seed}`, () => {
  it('is parsed within 50 ms without losing a word', { timeout: 600_000 }, () => {
    const random = seeded(seed);
    for (let i = 0; i < lines; i++) {
      const line = anyLine(random);
      let ms = readAll(line);
      for (let again = 0; again < 3 && ms > 25; again++) ms = Math.min(ms, readAll(line));
      expect(ms, JSON.stringify(line)).toBeLessThan(50);
      expectAllWords(line);
    }
  });

  it('gets an answer or a form, never an error, and its text is stored or returned', {
    timeout: 600_000,
  }, async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    const random = seeded(seed);
    for (let i = 0; i < typed; i++) {
      const line = wellFormed(anyLine(random).replaceAll('\0', '').slice(0, 1_500));
      const answer = await dana.types(
        `/incident ${line}`,
        random() < 0.5 ? { in: 'inc-1-checkout-is-down' } : {},
      );
      const said = `${answer.text ?? ''} ${JSON.stringify(answer.blocks ?? [])}`;
      expect(answer.status, JSON.stringify(line)).toBe(200);
      expect(said, JSON.stringify(line)).not.toMatch(
        /Nothing was saved|didn't confirm|went wrong|undefined|\[object/,
      );
      // Only Slack knows how it reads angle brackets.
      if (/^(?:note|log|notes|update|up) /.test(line) && !line.includes('<')) {
        const given = said + JSON.stringify(dana.modal()?.blocks ?? []) + (await stored(bot.databaseUrl));
        const { rest, numbered } = readLine(line);
        // `update #1 text` outside a channel names INC-1; in a channel, "#1" is text.
        const readings = numbered ? [rest, numbered.rest] : [rest];
        expect(
          readings.some((text) => letters(unslashed(given)).includes(lettersToKeep(text))),
          JSON.stringify(line),
        ).toBe(true);
      }
      if (dana.modal()) await dana.closes();
    }
  });
});

/** Milliseconds that all parsers together take for a line. */
function readAll(line: string): number {
  const startedAt = performance.now();
  const { rest } = readLine(line);
  const text = plainText(rest, noName);
  readTime(text, now, 'Europe/Berlin');
  readStart(text);
  readCancellation(text);
  readSeverity(text);
  return performance.now() - startedAt;
}

function expectAllWords(line: string): void {
  const { word, number, rest } = readLine(line);
  if (number === null) expect(letters(word + rest), JSON.stringify(line)).toBe(letters(line));
  else expect(letters(line), JSON.stringify(line)).toContain(letters(rest));
  const time = readTime(rest, now, 'Europe/Berlin');
  if (time.kind !== 'read') return;
  expect(rest.trim().endsWith(time.rest), JSON.stringify(line)).toBe(true);
  expect(letters(rest.trim().slice(0, rest.trim().length - time.rest.length)), JSON.stringify(line)).toMatch(
    /^(?:at|on)?[\p{N}\p{L}]{0,60}$/u,
  );
  expect(time.at.getTime()).toBeLessThanOrEqual(now.getTime());
}

/** The letters of a text without the time that it may begin with. */
function lettersToKeep(text: string): string {
  const plain = plainText(text, noName);
  const time = readTime(plain, now, 'Europe/Berlin');
  return letters(unslashed(JSON.stringify(time.kind === 'read' ? time.rest : plain)));
}

async function stored(databaseUrl: string): Promise<string> {
  return JSON.stringify(
    await ask(databaseUrl, 'select event from timeline_entries order by id desc limit 2'),
  );
}

/** Removes escapes and entities from JSON. */
function unslashed(json: string): string {
  return json
    .replace(/\\[nrtbf]/g, ' ')
    .replace(/\\u[0-9a-f]{4}/g, ' ')
    .replace(/&(?:lt|gt|amp);/g, ' ');
}
