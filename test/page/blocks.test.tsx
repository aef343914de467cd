import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Attachments } from '../../sandbox/page/blocks/attachments.js';
import { button, plain } from '../block-kit/samples.js';
import { html, htmlOf, wordsIn } from './blocks-page.js';
import { everyBlock, everyElement } from './blocks-samples.js';

describe.each(Object.entries(everyBlock))('a block of the type %s', (_name, { block, says }) => {
  it('shows its content', () => {
    const words = wordsIn(htmlOf([block]));
    for (const one of says) expect(words).toContain(one);
    expect(words).not.toMatch(/\[object|undefined|NaN/);
  });
});

describe.each(Object.entries(everyElement))('an element of the type %s', (_name, { element, has }) => {
  const own = htmlOf([{ type: 'actions', block_id: 'b', elements: [element] }]);

  it('renders in a row', () => {
    for (const one of has) expect(own).toContain(one);
    expect(own).not.toMatch(/\[object|undefined|NaN/);
  });

  it('has an accessible name', () => {
    for (const [control] of own.matchAll(/<(?:input|textarea|button|fieldset)[^>]*>/g))
      expect(isNamed(control, own), control).toBe(true);
  });
});

/** By a label around it, its own text, or an attribute. */
function isNamed(control: string, within: string): boolean {
  const after = within.slice(within.indexOf(control) + control.length);
  const isLabelled = new RegExp(`<label>${control.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(within);
  return /aria-label|aria-labelledby/.test(control) || isLabelled || /^[^<]*\w/.test(after);
}

describe('an input block', () => {
  const input = (more: object = {}) => ({
    type: 'input',
    block_id: 'title',
    label: plain('Title'),
    element: { type: 'plain_text_input', action_id: 't', max_length: 10, initial_value: '123456789' },
    ...more,
  });

  it('labels its element, and shows how many characters are left', () => {
    const own = htmlOf([input()]);
    const [, id] = /<label class="label" id="([^"]+)"/.exec(own) ?? [];
    expect(own).toContain(`aria-labelledby="${id}"`);
    expect(own).toContain('aria-required');
    expect(wordsIn(own)).toContain('1 left');
  });

  it('shows the person’s input instead of the initial value', () => {
    const state = { title: { t: { type: 'plain_text_input', value: 'typed' } } };
    expect(htmlOf([input()], state)).toContain('value="typed"');
    const emptied = { title: { t: { type: 'plain_text_input', value: null } } };
    expect(htmlOf([input()], emptied)).not.toContain('123456789');
  });
});

describe('an attachment', () => {
  const attached = (more: object) =>
    html(<Attachments attachments={[{ ...more }]} where={{ channel: 'C1', ts: '1.1' }} state={{}} />);

  it('shows its parts next to a colored bar', () => {
    const own = attached({
      color: '#36a64f',
      pretext: 'Before',
      author_name: 'Ada',
      title: 'A title',
      title_link: 'https://example.com/t',
      text: '*words*',
      fields: [{ title: 'Priority', value: 'High', short: true }],
      footer: 'Grafana',
      ts: 1_700_000_000,
      blocks: [{ type: 'section', text: plain('a block') }],
    });
    expect(own).toContain('style="border-color:#36a64f;"');
    expect(own).toContain('href="https://example.com/t"');
    for (const words of ['Before', 'Ada', 'A title', 'words', 'Priority', 'High', 'Grafana', 'a block'])
      expect(wordsIn(own)).toContain(words);
  });

  it('shows its fallback when it has nothing else', () => {
    expect(wordsIn(attached({ fallback: 'in short' }))).toContain('in short');
  });

  it('accepts no style except a color', () => {
    expect(attached({ color: 'red;background:url(//evil.example)' })).not.toContain('evil');
  });
});

describe('what apps send', () => {
  const nasty = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='x",
    'javascript:alert(1)',
  ];

  it.each(nasty)('is shown as text everywhere: %s', (words) => {
    for (const { block } of Object.values(everyBlock)) expectOnlyWords(htmlOf([poisoned(block, words)]));
    for (const { element } of Object.values(everyElement)) {
      const holder = { type: 'actions', block_id: 'b', elements: [poisoned(element, words)] };
      expectOnlyWords(htmlOf([holder]));
    }
  });

  it('never breaks the page', () => {
    fc.assert(
      fc.property(blockish, (block) => void htmlOf([{ ...block }])),
      { numRuns: 500 },
    );
  });

  it('links only to web addresses', () => {
    const own = htmlOf([{ type: 'actions', elements: [button({ url: 'javascript:alert(1)' })] }]);
    expect(own).not.toContain('href');
  });
});

function expectOnlyWords(markup: string): void {
  expect(markup).not.toMatch(/<script|<img src="?x|(?:href|src)="(?:javascript|data)|<[^>]* on\w+="/i);
  expect(markup.replace(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\bon(?:error|click)=/i);
}

/** Replaces every string but types and ids by this text. */
function poisoned(value: unknown, words: string): Record<string, unknown> {
  const walk = (one: unknown, name: string): unknown => {
    if (Array.isArray(one)) return one.map((each) => walk(each, name));
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(Object.entries(one).map(([key, held]) => [key, walk(held, key)]));
    return typeof one === 'string' && !/^(?:type|style)$/.test(name) ? words : one;
  };
  return Object.fromEntries(Object.entries(Object(value)).map(([key, held]) => [key, walk(held, key)]));
}

const types = [...Object.keys(everyBlock), ...Object.keys(everyElement)];
const names =
  'text fields accessory elements element rows tasks options initial_option label title blocks style'.split(
    ' ',
  );
/** Values that resemble Block Kit but are invalid. */
const blockish = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue(),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  object: fc
    .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }))
    .map(([type, fields]) => ({ type, ...fields })),
})).object;
