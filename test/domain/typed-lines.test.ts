import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCancellation } from '../../src/commands/incident/cancel.js';
import { readStart } from '../../src/commands/incident/read-start.js';
import { mentionsIn, plainText, withoutMentions } from '../../src/commands/typed/plain-text.js';
import { readLine } from '../../src/commands/typed/read-line.js';
import { noName } from '../../src/domain/timeline/messages/readable.js';
import { escaped, wellFormed } from '../../src/slack/views/text/text.js';
import { anyText } from '../support/any-text.js';
import { bestMs } from '../support/best-ms.js';

const names: Record<string, string> = { W2: 'Wei Lin', C2: 'payments' };

describe('text from Slack, as the person typed it', () => {
  it.each([
    ['<@U1|dana> and <@W2>', '@dana and @Wei Lin'],
    ['<@U1|>', '@someone'],
    ['<#C1|ops> <#C2|> <#C3>', '#ops #payments #some-channel'],
    ['<!channel> <!here|here> <!subteam^S1|@on-call> <!subteam^S2>', '@channel @here @on-call @some-group'],
    ['<https://status.example/a?b=1&amp;c=2>', 'https://status.example/a?b=1&c=2'],
    ['<https://status.example|status.example>', 'https://status.example'],
    ['<https://status.example|the page | of today>', 'the page | of today (https://status.example)'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['5xx &gt; 30 % &amp;&amp; p99 &lt; 9 s', '5xx > 30 % && p99 < 9 s'],
    ['&amp;lt;!channel&amp;gt;', '&lt;!channel&gt;'],
    ['a < b > c', 'a  b  c'],
  ])('%s', (sent, typed) => {
    expect(plainText(sent, (id) => names[id] ?? null)).toBe(typed);
  });

  it('is the original text if it was escaped', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainText(escaped(text), noName)).toBe(wellFormed(text));
      }),
    );
  });

  it('lists the users and groups that it mentions, in order, and only those', () => {
    const text = '<@U1|dana> <!subteam^S1|@x> <@W2> <!channel> <#C1> <@u3> &lt;@U4&gt;';
    expect(mentionsIn(text)).toEqual({ userIds: ['U1', 'W2'], groupIds: ['S1'] });
    expect(withoutMentions('ask <@U1|dana> and <!subteam^S1> now')).toBe('ask   and   now');
  });

  it('is read quickly in any form: 10,000 characters', async () => {
    const texts = ['<', '<@U1', '<a|', '&lt;', '<@U1>', '> <', '|'].map((part) =>
      part.repeat(10_000 / part.length),
    );
    const readAll = (text: string) => {
      plainText(text, noName);
      mentionsIn(text);
      withoutMentions(text);
      readLine(text);
      readStart(text);
      readCancellation(`duplicate ${text}`);
    };
    for (const text of texts) expect(await bestMs(() => readAll(text), 200)).toBeLessThan(200);
  });
});

describe('a typed line', () => {
  const read = (more: object) => ({ word: '', number: null, rest: '', numbered: null, ...more });

  it.each([
    ['', read({})],
    ['  Resolved  ', read({ word: 'resolved' })],
    ['resolved: rolled back', read({ word: 'resolved', rest: 'rolled back' })],
    ['INC-42', read({ number: 42 })],
    ['inc 42', read({ number: 42 })],
    ['42', read({ number: 42 })],
    ['#42', read({ number: 42 })],
    ['incident 42', read({ number: 42 })],
    ['INC-42 resolved rolled back', read({ word: 'resolved', number: 42, rest: 'rolled back' })],
    ['42 resolved rolled back', read({ word: 'resolved', number: 42, rest: 'rolled back' })],
    ['resolved inc42 rolled back', read({ word: 'resolved', number: 42, rest: 'rolled back' })],
    ['show incident #42', read({ word: 'show', number: 42 })],
    ['INC-42: update one', read({ word: 'update', number: 42, rest: 'one' })],
    ['inc 42 ack', read({ word: 'ack', number: 42 })],
    ['INC-7 note 42 hosts', read({ word: 'note', number: 7, rest: '42 hosts' })],
    [
      'sev 2 it spreads',
      read({ word: 'sev', rest: '2 it spreads', numbered: { number: 2, rest: 'it spreads' } }),
    ],
    [
      'update 42 hosts are back',
      read({ word: 'update', rest: '42 hosts are back', numbered: { number: 42, rest: 'hosts are back' } }),
    ],
    ['show #42', read({ word: 'show', rest: '#42', numbered: { number: 42, rest: '' } })],
    ['update 42% are back', read({ word: 'update', rest: '42% are back' })],
    ['note 14:02 x', read({ word: 'note', rest: '14:02 x' })],
    ['update INC-42x is odd', read({ word: 'update', rest: 'INC-42x is odd' })],
    ['cancel duplicate of INC-12', read({ word: 'cancel', rest: 'duplicate of INC-12' })],
    ['start INC-42 is back', read({ word: 'start', rest: 'INC-42 is back' })],
    ['start 42 hosts are down', read({ word: 'start', rest: '42 hosts are down' })],
  ])('%j', (line, expected) => {
    expect(readLine(line)).toEqual(expected);
  });

  it('keeps the line breaks of the text, wherever the incident is named', () => {
    for (const line of [
      'update INC-42 one\n\n  two',
      'INC-42 update one\n\n  two',
      'INC-42 update\none\n\n  two',
    ])
      expect(readLine(line)).toEqual(read({ word: 'update', number: 42, rest: 'one\n\n  two' }));
  });

  it('loses nothing that was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { word, number, rest } = readLine(text);
        const letters = (said: string) => said.toLowerCase().replace(/[\s:]+/g, '');
        expect(word).not.toMatch(/\s/);
        if (number === null) expect(letters(word + rest)).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the reason for canceling', () => {
  it.each([
    ['false alarm', { reason: 'false_alarm', of: null, text: null }],
    ['a false-alarm: the probe was down', { reason: 'false_alarm', of: null, text: 'the probe was down' }],
    ['duplicate of INC-12', { reason: 'duplicate', of: 12, text: null }],
    ['dupe of #12, same provider', { reason: 'duplicate', of: 12, text: 'same provider' }],
    ['duplicate inc 12 — same provider', { reason: 'duplicate', of: 12, text: 'same provider' }],
    ['duplicate', { reason: 'duplicate', of: null, text: null }],
    ['duplicate offline alerts', { reason: 'duplicate', of: null, text: 'offline alerts' }],
    ['merged into INC-12', { reason: 'merged', of: 12, text: null }],
    ['merge with 12', { reason: 'merged', of: 12, text: null }],
    ['not an incident: planned work', { reason: 'declined', of: null, text: 'planned work' }],
    ['declined', { reason: 'declined', of: null, text: null }],
    ['dup 7 text', { reason: 'duplicate', of: 7, text: 'text' }],
    ['as a duplicate of INC-7', { reason: 'duplicate', of: 7, text: null }],
    ["it's a false alarm", { reason: 'false_alarm', of: null, text: null }],
  ])('%j', (typed, read) => {
    expect(readCancellation(typed)).toEqual(read);
  });

  it.each(['', 'it was nothing', 'falsehood', 'duplicates'])('%j names no reason', (typed) => {
    expect(readCancellation(typed)).toBeNull();
  });

  it('keeps the explanation, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (why) => {
        const read = readCancellation(`false alarm ${why}`);
        expect(read?.reason).toBe('false_alarm');
        expect(read?.of).toBeNull();
        expect(why).toContain(read?.text ?? '');
      }),
    );
  });
});

describe('the text when declaring', () => {
  const said = (more: object) => ({
    severity: null,
    unknownSeverity: null,
    isPrivate: false,
    isDrill: false,
    unknownFlags: [],
    affects: [],
    title: '',
    summary: null,
    ...more,
  });

  it.each([
    ['', said({})],
    ['Checkout is down', said({ title: 'Checkout is down' })],
    ['sev2 Checkout is down', said({ severity: 'sev2', title: 'Checkout is down' })],
    ['sev 2 Checkout is down', said({ severity: 'sev2', title: 'Checkout is down' })],
    ['SEV-1: Checkout is down', said({ severity: 'sev1', title: 'Checkout is down' })],
    ['P1 Checkout is down', said({ severity: 'sev1', title: 'Checkout is down' })],
    ['Checkout is down sev2', said({ severity: 'sev2', title: 'Checkout is down' })],
    ['sev2', said({ severity: 'sev2' })],
    ['2 hosts are down', said({ title: '2 hosts are down' })],
    ['S3 is down', said({ title: 'S3 is down' })],
    ['sev9 Checkout is down', said({ unknownSeverity: 'sev9', title: 'Checkout is down' })],
    [
      '--private sev2 Checkout is down',
      said({ severity: 'sev2', isPrivate: true, title: 'Checkout is down' }),
    ],
    ['Checkout is down —private –drill', said({ isPrivate: true, isDrill: true, title: 'Checkout is down' })],
    ['Checkout — down since 5', said({ title: 'Checkout — down since 5' })],
    ['Checkout is down —again', said({ title: 'Checkout is down —again' })],
    ['Checkout is down --verbose', said({ unknownFlags: ['--verbose'], title: 'Checkout is down' })],
    ['—privat Checkout is down', said({ unknownFlags: ['—privat'], title: 'Checkout is down' })],
    ['sev1 --private', said({ severity: 'sev1', isPrivate: true })],
    ['-private Checkout is down', said({ isPrivate: true, title: 'Checkout is down' })],
    ['--sev2 Checkout is down', said({ severity: 'sev2', title: 'Checkout is down' })],
    ['--severity 2 Checkout is down', said({ severity: 'sev2', title: 'Checkout is down' })],
    [
      'sev2 checkout is down affects: checkout, eu-west-1',
      said({ severity: 'sev2', title: 'checkout is down', affects: ['checkout', 'eu-west-1'] }),
    ],
    [
      '--affects checkout,eu-west-1 checkout is down sev2',
      said({ severity: 'sev2', title: 'checkout is down', affects: ['checkout', 'eu-west-1'] }),
    ],
    [
      'checkout is down --affects=checkout, eu-west-1 --drill',
      said({ isDrill: true, title: 'checkout is down', affects: ['checkout', 'eu-west-1'] }),
    ],
    [
      'checkout is down\naffects: checkout\nCards fail.',
      said({ title: 'checkout is down', affects: ['checkout'], summary: 'Cards fail.' }),
    ],
    [
      'Checkout is down\nCards fail.\nSince 13:50',
      said({ title: 'Checkout is down', summary: 'Cards fail.\nSince 13:50' }),
    ],
    ['sev1\nCheckout is down', said({ severity: 'sev1', title: 'Checkout is down' })],
  ])('%j', (typed, read) => {
    expect(readStart(typed)).toEqual(read);
  });
});
