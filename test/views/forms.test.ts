import { describe, expect, it } from 'vitest';
import { renderView } from '../../sandbox/transcript/render-view.js';
import { formView } from '../../src/commands/forms/form-view.js';
import { start } from '../../src/commands/incident/start.js';
import { policy, reader } from '../support/sample-incidents.js';

describe('a form', () => {
  it('the form to declare', () => {
    const remembered = { channelId: null, mayAnnounceHere: false, responseUrl: null, sawEntry: null };
    expect(
      `\n${renderView(formView(start, { policy, prefill: 'sev2 Checkout is down', incident: null, userId: 'U1' }, remembered), reader)}\n`,
    ).toMatchInlineSnapshot(`
      "
      ╭─ Declare an incident ────────────────────────────────────────────────╮
      │ Title                                                                │
      │ [ Checkout is down                                         ]         │
      │                                                                      │
      │ Severity                                                             │
      │ [ 🟠 sev2 · Major                                        ▾ ]         │
      │                                                                      │
      │ Summary (optional)                                                   │
      │ [                                                          ]         │
      │ [                                                          ]         │
      │ [                                                          ]         │
      │                                                                      │
      │ Affected services (optional)                                         │
      │ [ e.g. checkout, eu-west-1                                 ]         │
      │                                                                      │
      │ Invite (optional)                                                    │
      │ [ Choose people                                          ▾ ]         │
      │                                                                      │
      │ Visibility (optional)                                                │
      │ ☐ Private                                                            │
      │   Only channel members can see it                                    │
      │                                                                      │
      │ Practice (optional)                                                  │
      │ ☐ Drill                                                              │
      │   Marked as a drill everywhere                                       │
      │                                                                      │
      │                                               [ Cancel ] [ Declare ] │
      ╰──────────────────────────────────────────────────────────────────────╯
      "
    `);
  });
});
