import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formView } from '../../src/commands/forms/form-view.js';
import { commandGroups, commands } from '../../src/commands/index.js';
import { carried, carry } from '../../src/slack/views/action-ids.js';
import { notSavedView } from '../../src/slack/views/delivery/not-saved.js';
import { helpOnView, helpView } from '../../src/slack/views/help.js';
import { didYouMeanView, whichIncidentView } from '../../src/slack/views/incident/answers/which-incident.js';
import { topicView } from '../../src/slack/views/incident/topic.js';
import { clip, duration, escapeAndClip, escaped } from '../../src/slack/views/text/text.js';
import { anIncident, aPolicy } from '../support/an-incident.js';
import { anyTitle } from '../support/any-incident-view.js';
import { anyText } from '../support/any-text.js';
import { bestMs } from '../support/best-ms.js';
import { expectSafeMarkup, expectValidMessage, expectValidModal } from '../support/expect-valid-view.js';

describe('whatever people type', () => {
  it('every form opens with it', () => {
    const remembered = { channelId: 'C42', mayAnnounceHere: true, responseUrl: null, sawEntry: 7 };
    const incident = anIncident();
    for (const command of commands.filter(({ form }) => form))
      fc.assert(
        fc.property(anyText, (prefill) =>
          expectValidModal(
            formView(command, { policy: aPolicy(), prefill, incident, userId: 'U1' }, remembered),
            { userIds: ['U1'] },
          ),
        ),
        { numRuns: 40 },
      );
  });

  it('the question for the incident, and the guess at a word, can be shown', () => {
    fc.assert(
      fc.property(anyText, anyTitle, (line, title) => {
        const choices = [7, 8, 9, 10, 11].map((number) => anIncident({ number, title }));
        expectValidMessage(whichIncidentView(line, choices));
        expectValidMessage(whichIncidentView(line, []));
        expectValidMessage(didYouMeanView(line, 'resolved', { rest: line, number: null }));
        expectValidMessage(didYouMeanView(line, null, { rest: line, number: null }));
      }),
      { numRuns: 200 },
    );
  });

  it('it can be given back where nothing was saved', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('no_answer', 'unsure', 'fault'), (line, why) =>
        expectValidMessage(notSavedView(line, why, 'trace-1')),
      ),
      { numRuns: 200 },
    );
  });

  it('a topic fits, and pings nobody', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        const topic = topicView(anIncident({ title }), aPolicy());
        expect(topic.length).toBeLessThanOrEqual(250);
        expect(topic).not.toMatch(/<[!@#]/);
        expectSafeMarkup([escaped(topic)]);
      }),
    );
  });

  it('the help is shown, in all and in one word', () => {
    expectValidMessage(helpView(commandGroups));
    for (const command of commands) expectValidMessage(helpOnView([command]));
  });
});

describe('text on its way to Slack', () => {
  it('is escaped and clipped to the size that is left, and never cut within a character or an entity', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 3_000 }), (text, maxChars) => {
        const shown = escapeAndClip(text, maxChars);
        expect(shown.length).toBeLessThanOrEqual(maxChars);
        expect(shown).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
        if (escaped(text).length <= maxChars) expect(shown).toBe(escaped(text));
        expect(clip(text, maxChars).length).toBeLessThanOrEqual(maxChars);
      }),
    );
  });

  it('is clipped at once, even where every character grows', async () => {
    expect(await bestMs(() => escapeAndClip('&<>'.repeat(10_000), 3_000), 200)).toBeLessThan(200);
  });

  it('comes back from a button as it was carried', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), anyText, (number, word) => {
        expect(carried(carry(number, word))).toEqual({ number, word });
      }),
    );
  });
});

describe('a duration', () => {
  it.each([
    [0, '1 min'],
    [59_000, '1 min'],
    [23 * 60_000, '23 min'],
    [60 * 60_000, '1 h'],
    [125 * 60_000, '2 h 5 min'],
    [24 * 3_600_000, '1 d'],
    [(4 * 24 + 1) * 3_600_000, '4 d 1 h'],
  ])('of %i ms is %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});
