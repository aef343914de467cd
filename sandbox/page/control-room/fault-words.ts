import type { FaultKind } from '../../control/fault-switches.js';

/** What each fault is called, and what to expect of it. */
export const faultWords: Record<FaultKind, { name: string; expect: string }> = {
  slow: {
    name: 'Slow Slack: 1 s',
    expect: 'Every call takes a second longer. Commands are still answered at once.',
  },
  slower: {
    name: 'Slow Slack: 3 s',
    expect: 'Every call takes three seconds longer. Commands are still answered.',
  },
  rateLimit: {
    name: 'Rate limit',
    expect:
      'For 30 seconds every call is told to come back later. What is waiting arrives afterwards, in order.',
  },
  outage: {
    name: 'Outage',
    expect: 'Every call fails with 503 until you lift it. Commands are taken, and Slack is told afterwards.',
  },
  thrice: {
    name: 'Payloads thrice',
    expect: 'Each command, click and event reaches the app three times. It is done once.',
  },
  lostAnswers: {
    name: 'Lost answers',
    expect: 'Slack does what it is asked, and every other answer is lost. Nothing is posted twice.',
  },
};
