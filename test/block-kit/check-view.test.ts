import { describe, expect, it } from 'vitest';
import { checkView } from '../../sandbox/block-kit/check.js';
import { home, input, long, many, modal, mrkdwn, plain, section, textInput } from './samples.js';

const refusal = (view: unknown) => checkView(view).map(({ error, message }) => `${error} ${message}`);
const told = (words: string) => [`invalid_arguments [ERROR] ${words}`];

describe('a view', () => {
  it('may be a modal or a Home tab, as an object or as JSON', () => {
    expect(refusal(modal())).toEqual([]);
    expect(refusal(home({ private_metadata: '', callback_id: '' }))).toEqual([]);
    expect(refusal(JSON.stringify(modal({ close: plain('Cancel'), notify_on_close: true })))).toEqual([]);
  });

  it('is refused if it is not a view', () => {
    expect(refusal('{')).toEqual(told('must provide an object [json-pointer:/view]'));
    expect(refusal([])).toEqual(told('must provide an object [json-pointer:/view]'));
    expect(refusal({ ...modal(), type: 'drawer' })).toEqual(
      told('unsupported type: drawer [json-pointer:/view/type]'),
    );
  });

  it.each([
    ['title', modal({ title: plain(long(25)) })],
    ['submit', modal({ submit: plain(long(25)) })],
    ['close', modal({ close: plain(long(25)) })],
  ])('may have a %s of at most 24 characters', (name, view) => {
    expect(refusal(view)).toEqual(told(`must be less than 25 characters [json-pointer:/view/${name}/text]`));
  });

  it('has a title in plain text', () => {
    expect(refusal(modal({ title: mrkdwn('Declare') }))).toEqual(
      told('unsupported type: mrkdwn [json-pointer:/view/title/type]'),
    );
    expect(refusal(modal({ title: undefined }))).toEqual(
      told('missing required field: title [json-pointer:/view]'),
    );
  });

  it.each([
    ['private_metadata', 3000],
    ['callback_id', 255],
    ['external_id', 255],
  ])('may have %s of at most %i characters', (name, most) => {
    expect(refusal(modal({ [name]: long(most) }))).toEqual([]);
    expect(refusal(modal({ [name]: long(most + 1) }))).toEqual(
      told(`must be less than ${most + 1} characters [json-pointer:/view/${name}]`),
    );
  });

  it('may have at most 100 blocks', () => {
    expect(refusal(home({ blocks: many(100, () => ({ type: 'divider' })) }))).toEqual([]);
    expect(refusal(home({ blocks: many(101, () => ({ type: 'divider' })) }))).toEqual(
      told('no more than 100 items allowed [json-pointer:/view/blocks]'),
    );
  });

  it('may have at most 250 KB', () => {
    const heavy = many(90, () => section({ text: mrkdwn(long(2_900)) }));
    expect(refusal(home({ blocks: heavy }))).toEqual(['view_too_large [ERROR] view_too_large']);
  });

  it('needs a submit button if it has inputs, unless it is a Home tab', () => {
    expect(refusal(modal({ submit: undefined }))).toEqual(
      told('must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]'),
    );
    expect(refusal(modal({ submit: undefined, blocks: [section()] }))).toEqual([]);
    expect(refusal(home({ blocks: [input(textInput())] }))).toEqual([]);
  });

  it('may focus one element', () => {
    const asks = () => input(textInput({ focus_on_load: true }));
    expect(refusal(modal({ blocks: [asks()] }))).toEqual([]);
    expect(refusal(modal({ blocks: [asks(), asks()] }))).toEqual(
      told(
        'only one element can have `focus_on_load` set to true [json-pointer:/view/blocks/1/element/focus_on_load]',
      ),
    );
  });

  it('has no title, submit or close as a Home tab', () => {
    expect(refusal(home({ title: plain('Home') }))).toEqual(
      told('invalid additional property: title [json-pointer:/view]'),
    );
  });

  it('needs a different block_id for each block', () => {
    expect(refusal(home({ blocks: [section({ block_id: 'a' }), section({ block_id: 'a' })] }))).toEqual(
      told('`block_id` "a" already exists [json-pointer:/view/blocks/1/block_id]'),
    );
  });
});
