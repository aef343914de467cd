import { describe, expect, it } from 'vitest';
import type { ControlSeen } from '../../sandbox/control/control.js';
import type { LogLine } from '../../sandbox/control/log-line.js';
import { untilNextWorkingDay } from '../../sandbox/control/next-working-day.js';
import { ControlRoom } from '../../sandbox/page/control-room/control-room.js';
import { FaultBanner } from '../../sandbox/page/control-room/fault-banner.js';
import { fits } from '../../sandbox/page/control-room/log-filter.js';
import { aheadInWords } from '../../sandbox/page/control-room/sandbox-time.js';
import { html, wordsIn } from './blocks-page.js';

const calm: ControlSeen = {
  aheadMs: 0,
  faults: [],
  app: { state: 'running', lastLines: ['09:15:02 info ready'] },
  ledger: [],
};
const line = (given: Partial<LogLine>): LogLine => ({
  ...{ key: 'call-1', at: Date.UTC(2026, 0, 1, 12), way: 'from-app', name: 'chat.postMessage' },
  ...{ about: '#general · hello', verdict: 'ok', ms: 12 },
  ...given,
});

describe('the control room', () => {
  it('offers Kill and Restart for a running app, and Start for a stopped one', () => {
    const running = html(<ControlRoom control={calm} log={[]} />);
    expect(running).toMatch(/>Kill<[\s\S]*>Restart</);
    expect(running).not.toContain('>Start<');
    const ended = html(
      <ControlRoom control={{ ...calm, app: { state: 'ended', lastLines: [] } }} log={[]} />,
    );
    expect(ended).toContain('>Start<');
    expect(wordsIn(ended)).toContain('Slack says the app didn’t respond');
  });

  it('shows no app that it does not manage', () => {
    expect(wordsIn(html(<ControlRoom control={{ ...calm, app: null }} log={[]} />))).not.toContain('Kill');
  });

  it('has a switch with a description for each fault, and shows which are on', () => {
    const drawn = html(<ControlRoom control={{ ...calm, faults: [{ kind: 'outage' }] }} log={[]} />);
    const switches = [
      ...drawn.matchAll(/role="switch" aria-checked="(\w+)"[^>]*aria-describedby="([^"]+)"[^>]*>([^<]+)/g),
    ];
    expect(switches.map(([, isOn, , name]) => `${name} ${isOn}`)).toEqual([
      'Slow Slack: +1 s false',
      'Slow Slack: +3 s false',
      'Rate limit false',
      'Outage true',
      'Deliver everything 3× false',
      'Lost replies false',
    ]);
    for (const [, , id] of switches) expect(drawn).toContain(`id="${id}"`);
  });

  it('shows whom the app asked, by name, and what became of it', () => {
    const entry = { key: 'a', at: Date.UTC(2026, 0, 5, 14, 30), to: 'U2', about: 'ACT-1 · due today' };
    const ledger = [{ ...entry, outcome: 'sent' }];
    const words = wordsIn(html(<ControlRoom control={{ ...calm, ledger }} log={[]} />));
    expect(words).toMatch(/Ledger[\s\S]*Jan[\s\S]*@sam · ACT-1 · due today[\s\S]*sent/);
    expect(wordsIn(html(<ControlRoom control={calm} log={[]} />))).toContain('Nobody has been asked');
    expect(wordsIn(html(<ControlRoom control={{ ...calm, ledger: null }} log={[]} />))).not.toContain(
      'Ledger',
    );
  });

  it('shows each log line with its direction, and the reason for an app error', () => {
    const log = [
      line({}),
      line({ key: 'call-2', verdict: 'mistake', error: 'no_text', why: 'A message needs a text' }),
    ];
    const drawn = html(<ControlRoom control={calm} log={log} />);
    expect(drawn).toContain('class="log-line mistake"');
    expect(drawn).toContain('aria-label="from the app"');
    const words = wordsIn(drawn);
    expect(words).toContain('13:00:00');
    expect(words).toContain('ok · 12 ms');
    expect(words).toContain('app error · no_text · 12 ms');
    expect(words).toContain('A message needs a text');
  });

  it('shows an app’s text as text and never as HTML', () => {
    const about = '<img src=x onerror=alert(1)>';
    const drawn = html(
      <ControlRoom control={calm} log={[line({ about, name: about, why: about, error: about })]} />,
    );
    expect(drawn).not.toContain('<img');
    expect(wordsIn(drawn)).toContain('onerror');
  });

  it('shows how far ahead the clock is', () => {
    expect(wordsIn(html(<ControlRoom control={{ ...calm, aheadMs: 90_000_000 }} log={[]} />))).toContain(
      '1 day 1 hour ahead',
    );
  });
});

describe('the fault banner', () => {
  it('is empty without faults', () => {
    expect(wordsIn(html(<FaultBanner control={calm} />)).trim()).toBe('');
  });

  it('shows each fault with a button to turn it off', () => {
    const failing: ControlSeen = {
      aheadMs: 0,
      faults: [{ kind: 'outage' }, { kind: 'rateLimit', until: Date.now() + 12_000 }],
      app: { state: 'ended', lastLines: [] },
      ledger: null,
    };
    const drawn = html(<FaultBanner control={failing} />);
    expect(drawn.match(/>Turn off</g)).toHaveLength(2);
    expect(drawn).toContain('>Start<');
    expect(wordsIn(drawn)).toMatch(/Outage.* is on\./);
    expect(wordsIn(drawn)).toMatch(/Rate limit.*12 s left/);
    expect(wordsIn(drawn)).toMatch(/Firebreak.* is not running\./);
  });
});

describe('the log filter', () => {
  const lines = [
    line({}),
    line({ key: 'payload-1', way: 'to-app', name: 'command', about: '@dana · /incident' }),
    line({ key: 'call-2', name: 'pins.add', verdict: 'refused', error: 'already_pinned', about: '' }),
    line({ key: 'call-3', name: 'auth.test', verdict: 'waiting', about: '' }),
  ];
  const kept = (filter: Parameters<typeof fits>[1]) =>
    lines.filter((one) => fits(one, filter)).map(({ key }) => key);

  it('separates calls, payloads and failures', () => {
    expect(kept({ show: 'all', words: '' })).toEqual(['call-1', 'payload-1', 'call-2', 'call-3']);
    expect(kept({ show: 'calls', words: '' })).toEqual(['call-1', 'call-2', 'call-3']);
    expect(kept({ show: 'payloads', words: '' })).toEqual(['payload-1']);
    expect(kept({ show: 'refused', words: '' })).toEqual(['call-2']);
  });

  it('searches names, subjects and errors', () => {
    expect(kept({ show: 'all', words: 'DANA ' })).toEqual(['payload-1']);
    expect(kept({ show: 'all', words: 'already' })).toEqual(['call-2']);
    expect(kept({ show: 'payloads', words: 'pins' })).toEqual([]);
  });
});

describe('the sandbox’s clock', () => {
  const jump = (from: string, zone: string) =>
    new Date(Date.parse(from) + untilNextWorkingDay(new Date(from), zone)).toISOString();

  it('finds 9:30 of the next working day in the person’s zone', () => {
    expect(jump('2026-01-01T12:34:56.789Z', 'Europe/Berlin')).toBe('2026-01-02T08:30:00.000Z');
    expect(jump('2026-01-01T23:30:00Z', 'Asia/Kolkata')).toBe('2026-01-05T04:00:00.000Z');
    expect(jump('2026-12-31T05:00:00Z', 'America/Los_Angeles')).toBe('2026-12-31T17:30:00.000Z');
  });

  it('passes over the weekend', () => {
    for (const day of ['2026-01-02', '2026-01-03', '2026-01-04'])
      expect(jump(`${day}T12:00:00Z`, 'Europe/Berlin'), day).toBe('2026-01-05T08:30:00.000Z');
  });

  it('finds it across a clock change', () => {
    expect(jump('2026-03-27T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-30T07:30:00.000Z');
    expect(jump('2026-10-23T12:00:00Z', 'Europe/Berlin')).toBe('2026-10-26T08:30:00.000Z');
  });

  it('shows how far ahead it is in at most two units', () => {
    expect(aheadInWords(0)).toBe('');
    expect(aheadInWords(3_600_000)).toBe('1 hour');
    expect(aheadInWords(2 * 86_400_000 + 3 * 3_600_000 + 60_000)).toBe('2 days 3 hours');
  });
});
