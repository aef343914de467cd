import { describe, expect, it } from 'vitest';
import { renderView } from '../../sandbox/transcript/render-view.js';
import { aReader } from './a-reader.js';
import { home, input, modal, option, plain, section, textInput } from './samples.js';

const read = (view: object, width = 52) => `\n${renderView(view, aReader(), { width })}\n`;

describe('a view in a transcript', () => {
  it('is a framed form with its buttons at the right if it is a modal', () => {
    const severities = [option('sev1'), option('sev2')];
    expect(
      read(
        modal({
          close: plain('Cancel'),
          blocks: [
            input(textInput({ placeholder: plain('What is wrong?') })),
            input(
              { type: 'static_select', options: severities, initial_option: option('sev2') },
              { label: plain('Severity'), hint: plain('sev2: many cannot work') },
            ),
            input(textInput({ multiline: true, initial_value: 'Cards fail\nsince 13:50' }), {
              label: plain('Known'),
              optional: true,
            }),
            input(
              { type: 'radio_buttons', options: severities, initial_option: option('sev1') },
              { label: plain('Was') },
            ),
          ],
        }),
      ),
    ).toBe(`
╭─ Declare an incident ────────────────────────────╮
│ Title                                            │
│ [ What is wrong?                               ] │
│                                                  │
│ Severity                                         │
│ [ sev2                                       ▾ ] │
│ sev2: many cannot work                           │
│                                                  │
│ Known (optional)                                 │
│ [ Cards fail                                   ] │
│ [ since 13:50                                  ] │
│ [                                              ] │
│                                                  │
│ Was                                              │
│ ◉ sev1                                           │
│ ○ sev2                                           │
│                                                  │
│                           [ Cancel ] [ Declare ] │
╰──────────────────────────────────────────────────╯
`);
  });

  it('has only a close button if it has no inputs', () => {
    expect(read(modal({ submit: undefined, title: plain('Declared 🎉'), blocks: [section()] }), 30)).toBe(`
╭─ Declared 🎉 ──────────────╮
│ Error rate falls.          │
│                            │
│                  [ Close ] │
╰────────────────────────────╯
`);
  });

  it('is its blocks if it is a Home tab', () => {
    expect(read(home())).toBe('\nError rate falls.\n');
  });
});
