import { expect } from 'vitest';
import type { ChannelState, Sandbox } from '../../sandbox/sandbox.js';
import type { Message } from '../../sandbox/state/workspace.js';
import { ask } from './ask.js';
import type { Typed } from './busy-users.js';
import { type StoredEntry, type StoredIncident, storedEntries, storedIncidents } from './stored.js';

/** Expects Slack to match the database: one channel, one card and one announcement per incident, and no duplicates. */
export async function expectSlackToMatchDatabase(slack: Sandbox, databaseUrl: string): Promise<void> {
  const [incidents, entries] = [await storedIncidents(databaseUrl), await storedEntries(databaseUrl)];
  const own = slack.channels().filter(({ creator }) => creator === slack.botUserId);
  const named = own.filter(({ name }) => name.startsWith('inc-'));
  expect(named.map(({ id }) => id).sort()).toEqual(incidents.map((one) => one.channel_id).sort());
  expect(repeated(slack.channels().flatMap(({ messages }) => messages.map(keyOf)))).toEqual([]);
  const nudges = await ask(databaseUrl, `select key from effects where kind = 'send_nudge'`);
  const isNudge = (message: Message) => nudges.some(({ key }) => key === keyOf(message));
  for (const incident of incidents) {
    const its = entries.filter((entry) => entry.incident_number === incident.number);
    const channel = slack.channel(incident.channel_id ?? 'none');
    // A long run lasts until the clock asks for something.
    const messages = channel.messages.filter((message) => !isNudge(message));
    expectChannel({ ...channel, messages }, incident, its);
    expectAnnouncement(slack.channel('general'), incident);
  }
}

/** Expects the card to be pinned and current, and each entry to be in the channel once, in order. */
function expectChannel(channel: ChannelState, incident: StoredIncident, entries: StoredEntry[]): void {
  const [card, ...otherCards] = channel.messages.filter(isCard);
  expect(otherCards).toEqual([]);
  expect(channel.members).toContain(incident.reporter_id);
  expect(channel.pins.map(({ ts }) => ts)).toEqual([card?.ts]);
  expect(card?.ts).toBe(incident.card_ts);
  expect(card?.text).toMatch(new RegExp(`${incident.status}.*${incident.severity} · ${incident.title}$`));
  if (incident.latest_update) expect(JSON.stringify(card?.blocks)).toContain(incident.latest_update.text);
  expect(channel.topic.value).toContain(`${incident.severity} · ${name(incident)} · ${incident.title}`);
  const told = channel.messages
    .filter((one) => keyOf(one) && one.ts !== card?.ts && !isWelcome(one))
    .map(({ text }) => wordsIn(text));
  expect(told).toEqual(entries.filter((one) => one.event.kind !== 'declared').map(shownTextOf));
}

function isWelcome({ text }: Message): boolean {
  return text.includes('This is the channel of ');
}

function expectAnnouncement(channel: ChannelState, incident: StoredIncident): void {
  const { severity, title, status } = incident;
  const announcement = ` declared ${name(incident)}, `;
  const found = channel.messages.map(({ text }) => text).filter((text) => text.includes(announcement));
  const present = `${announcement}${severity}: ${title}. It is ${status}.`;
  expect(found).toEqual([expect.stringContaining(present)]);
}

/** Expects accepted lines to be stored exactly once, and others not at all. */
export async function expectAllStored(typed: Typed[], databaseUrl: string): Promise<void> {
  const [incidents, entries] = [await storedIncidents(databaseUrl), await storedEntries(databaseUrl)];
  const timesStored = (words: string) => entries.filter((entry) => saysAnew(entry, words)).length;
  for (const line of typed) {
    const times = timesStored(line.words);
    if (line.became === 'accepted') expect(times, `accepted: ${JSON.stringify(line)}`).toBe(1);
    else if (line.became === 'unanswered') expect(times, JSON.stringify(line)).toBeLessThanOrEqual(1);
    else expect(times, `not accepted: ${JSON.stringify(line)}`).toBe(0);
  }
  for (const incident of incidents) expectStateFollows(incident, entries);
}

function saysAnew({ event: { title, text, to } }: StoredEntry, words: string): boolean {
  return [title, text, to].some((one) => typeof one === 'string' && one.split(' ').includes(words));
}

/** Expects the state to follow from the incident's own entries. */
function expectStateFollows(incident: StoredIncident, entries: StoredEntry[]): void {
  const its = entries.filter((entry) => entry.incident_number === incident.number);
  const last = (kind: string) => its.findLast(({ event }) => event.kind === kind)?.event;
  expect(its.filter(({ event }) => event.kind === 'declared')).toHaveLength(1);
  expect(incident.title).toBe(last('renamed')?.to ?? last('declared')?.title);
  expect(incident.status).toBe(last('status_changed')?.to ?? 'investigating');
  expect(incident.severity).toBe(last('severity_changed')?.to ?? last('declared')?.severity);
}

function name({ number }: StoredIncident): string {
  return `INC-${number}`;
}

/** Only the card has a header block. */
function isCard({ blocks }: Message): boolean {
  return blocks?.[0]?.type === 'header';
}

function keyOf(message: Message): unknown {
  return message.metadata?.event_payload.key;
}

/** The marked text of a typed line; null if there is none. */
function wordsIn(text: string | null | undefined): string | null {
  return /\bwords\d+x\b/.exec(text ?? '')?.[0] ?? null;
}

function shownTextOf({ event }: StoredEntry): string | null {
  return wordsIn(event.text ?? event.to);
}

function repeated(keys: unknown[]): unknown[] {
  const known = keys.filter((key) => key !== undefined);
  return known.filter((key, index) => known.indexOf(key) !== index);
}
