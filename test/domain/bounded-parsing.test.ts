import { describe, expect, it } from 'vitest';
import { readWanted as readActionItem } from '../../src/commands/action-items/read-wanted.js';
import { readCancellation } from '../../src/commands/incident/cancel.js';
import { readList } from '../../src/commands/incident/list.js';
import { readStart } from '../../src/commands/incident/read-start.js';
import { readTimes } from '../../src/commands/incident/read-times.js';
import { readRole } from '../../src/commands/incident/role.js';
import { isSeverityWord, readSeverity } from '../../src/commands/incident/severity.js';
import { commandWords } from '../../src/commands/index.js';
import { readSnooze } from '../../src/commands/nudges/read-snooze.js';
import { readWanted as readExport } from '../../src/commands/postmortems/export.js';
import { readMinutes } from '../../src/commands/runbooks/read-minutes.js';
import { readAsked } from '../../src/commands/timeline/timeline.js';
import { mentionsIn, plainText, withoutMentions } from '../../src/commands/typed/plain-text.js';
import { readLine } from '../../src/commands/typed/read-line.js';
import { readPeriod } from '../../src/commands/typed/read-period.js';
import { policySchema } from '../../src/config/policy/schema/policy-schema.js';
import { isWebAddress } from '../../src/domain/action-items/action-item.js';
import { adviceOn } from '../../src/domain/action-items/quality.js';
import { parseAffected } from '../../src/domain/incident/affected.js';
import { channelName } from '../../src/domain/incident/channel-name.js';
import { incidentNumberFrom } from '../../src/domain/incident/incident.js';
import { roleFrom } from '../../src/domain/incident/role.js';
import { severityFrom } from '../../src/domain/incident/severity.js';
import { foldedName } from '../../src/domain/people/person-name.js';
import { slackSpans } from '../../src/domain/postmortems/slack-spans.js';
import { personal } from '../../src/domain/redaction/personal.js';
import { redactText } from '../../src/domain/redaction/redact-text.js';
import { secrets } from '../../src/domain/redaction/secrets.js';
import { sanitizeText, textRefusal, toOneLine } from '../../src/domain/text/check-text.js';
import { nearestWord } from '../../src/domain/text/nearest-word.js';
import { readTimeOfDay } from '../../src/domain/time/clock.js';
import { readDue } from '../../src/domain/time/due-day.js';
import { readTime } from '../../src/domain/time/read-time.js';
import { fixedZone } from '../../src/domain/time/zone.js';
import { itemRefOf } from '../../src/domain/timeline/item-key.js';
import { linksIn } from '../../src/domain/timeline/messages/message-link.js';
import { noName } from '../../src/domain/timeline/messages/readable.js';
import { isAlert } from '../../src/domain/timeline/rules/is-alert.js';
import { isDeployNotice } from '../../src/domain/timeline/rules/is-deploy-notice.js';
import { eventText } from '../../src/exports/event-text.js';
import { markdownOfMessage } from '../../src/slack/read/markdown-of-message.js';
import { messageOf } from '../../src/slack/read/read-message.js';
import { textOutsideBlocks } from '../../src/slack/read/text-outside-blocks.js';
import {
  clip,
  escapeAndClip,
  escaped,
  inLine,
  quotedInLine,
  sanitized,
  unescaped,
} from '../../src/slack/views/text/text.js';
import { quoteBlock } from '../../src/slack/views/timeline/quote-block.js';
import { itemText } from '../../src/slack/views/timeline/timeline-item.js';
import { typedTextBack } from '../../src/slack/views/typed/typed-text-back.js';
import { linkTo, said } from '../support/sample-items.js';
import { worstTexts } from '../support/worst-texts.js';

const now = new Date('2026-11-26T15:30:00Z');
const utc = fixedZone(0);
const place = { workspaceId: 'T1', channelId: 'C1' };

/** Every function that parses what people type after `/incident` or in a form. */
const ofTyped: Record<string, (text: string) => unknown> = {
  'the time before words': (text) => readTime(text, now, 'Europe/Berlin'),
  'a line of `/incident`': readLine,
  'Slack’s escaped text': (text) => plainText(text, noName),
  'the mentions in it': mentionsIn,
  'the text without them': withoutMentions,
  'what is declared': readStart,
  'times of milestones': (text) => readTimes(text, now, 'Europe/Berlin'),
  'a period': (text) => readPeriod(text, now, 'Europe/Berlin'),
  'links to messages': linksIn,
  'the reason for canceling': readCancellation,
  'what is to be listed': readList,
  'a severity and why': readSeverity,
  'a severity': (text) => [severityFrom(text), isSeverityWord(text)],
  'a role': roleFrom,
  'an incident’s number': incidentNumberFrom,
  'a line’s key': itemRefOf,
  'a place in the timeline': (text) => readAsked(['before', ...text.split(/\s+/)]),
  'the nearest word': (text) => nearestWord(text, commandWords),
  'a name': foldedName,
  'a channel’s name': (text) => channelName('inc-{number}-{title}', 1, text),
  'text that is to be kept': (text) => [
    sanitizeText(text),
    toOneLine(text),
    textRefusal('note', text, 3_000),
  ],
  'words that are given back': typedTextBack,
  'an action item': (text) => readActionItem(text, now, utc),
  'the day at the end of words': (text) => readDue(text, now, utc),
  'advice on an action item': (title) =>
    adviceOn({ title, verification: null, ownerId: 'U1', dueOn: '2026-12-01' }),
  'a web address': isWebAddress,
  'a time of day': readTimeOfDay,
  'how long to snooze': (text) => readSnooze(text, { zone: utc, now }),
  'minutes of a timer': readMinutes,
  'the export that is wanted': readExport,
  'a role and who': readRole,
  'affected services': parseAffected,
};

/** Every function that parses messages, which may be longer than typed text. */
const ofMessages: Record<string, (text: string) => unknown> = {
  'an alert': isAlert,
  'a deploy notice': isDeployNotice,
  'a message of Slack’s': (text) => messageOf({ ts: '1.000001', user: 'U1', text }, place),
  'its words beside the text': (text) =>
    textOutsideBlocks({
      attachments: [{ text }],
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
    }),
  'a line of the timeline': (text) => itemText(said(text), { withDay: true, maxChars: 250, linkTo }),
  'words amid a line': (text) => [inLine(text, 300), quotedInLine(text, 300)],
  'words in a quote': (text) => quoteBlock(text, 6_000),
  'text for Slack': (text) => [
    escaped(text),
    unescaped(text),
    sanitized(text),
    clip(text, 300),
    escapeAndClip(text, 3_000),
  ],
  'a message as spans': (text) => slackSpans(text, noName),
  'a message as Markdown': (text) => markdownOfMessage({ text }, noName),
  'secrets and personal data': (text) => redactText(text, [...secrets, ...personal]),
  'an entry of a file': (text) => eventText({ kind: 'noted', text, at: now.toISOString() }),
};

/** The slowest text and its time: the best of three, so that other load on the machine doesn't matter. */
function slowest(
  read: (text: string) => unknown,
  chars: number,
  maxMs: number,
): { ms: number; text: string } {
  let worst = { ms: 0, text: '' };
  for (const text of textsOf(chars)) {
    let ms = timed(read, text);
    for (let again = 0; again < 5 && ms > maxMs / 2 && ms < 40 * maxMs; again++)
      ms = Math.min(ms, timed(read, text));
    if (ms > worst.ms) worst = { ms, text: `${text.slice(0, 60)}…${text.slice(-20)}` };
    if (ms > maxMs) break;
  }
  return worst;
}

const texts = new Map<number, readonly string[]>();

/** The worst texts of this length, made once for all functions. */
function textsOf(chars: number): readonly string[] {
  const made = texts.get(chars) ?? [...worstTexts(chars)];
  texts.set(chars, made);
  return made;
}

function timed(read: (text: string) => unknown, text: string): number {
  const startedAt = performance.now();
  read(text);
  return performance.now() - startedAt;
}

describe('any text that people write is read quickly', () => {
  const long = { timeout: 60_000 };

  it.each(Object.entries({ ...ofTyped, ...ofMessages }))(
    '%s: 3,000 characters within 50 ms',
    long,
    (_, read) => {
      const { ms, text } = slowest(read, 3_000, 50);
      expect(ms, JSON.stringify(text)).toBeLessThan(50);
    },
  );

  it.each(Object.entries({ ...ofTyped, ...ofMessages }))(
    '%s: 40,000 characters within 250 ms',
    long,
    (_, read) => {
      const { ms, text } = slowest(read, 40_000, 250);
      expect(ms, JSON.stringify(text)).toBeLessThan(250);
    },
  );

  it('a value of the policy: 3,000 characters within 50 ms', long, () => {
    const schema = policySchema();
    const { ms, text } = slowest(
      (words) => {
        const channel = { name: words };
        const timeline = { highlightEmoji: [words] };
        const said = { channel, timeline, announceIn: words, mayDeclare: [words], defaultSeverity: words };
        return schema.safeParse(said);
      },
      3_000,
      50,
    );
    expect(ms, JSON.stringify(text)).toBeLessThan(50);
  });
});
