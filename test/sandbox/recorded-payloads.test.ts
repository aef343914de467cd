import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../sandbox/delivery/parcel.js';
import { dict, dicts } from '../../sandbox/json.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { busyDay } from './support/busy-day.js';
import { type Recording, recordings } from './support/recordings.js';
import { lacking } from './support/shape.js';
import { sinkApp } from './support/sink-app.js';

/** Recorded types that the sandbox never sends, and why. */
const notPlayed: Record<string, string> = {
  'event/app_rate_limited': 'the sandbox sends every event, however many there are',
  'event/channel_id_changed': 'ids change only when a channel is shared with another workspace',
  'event/message/message_replied': 'of a reply the app hears `message` alone, as over the Events API',
};

/** Fields in Slack's payloads that the sandbox lacks, and why. `path` is matched against `.field.field: type`. */
const differences: { path: RegExp; why: string }[] = [
  { path: /enterprise/, why: 'the workspace belongs to no enterprise' },
  {
    path: /^\.authed_(users|teams)\[\]/,
    why: 'Slack no longer sends authed_users: authorizations took their place',
  },
  {
    path: /^\.event\.(.*_message\.)?(blocks|attachments)\[\]/,
    why: 'samples hold one of every block; an author chooses',
  },
  { path: /^\.event\.edited/, why: 'an edit arrives within message_changed' },
  {
    path: /_message\.(hidden|is_starred|last_read|upload|display_as_bot)/,
    why: 'holds for a person who reads, not for an app',
  },
  { path: /tokens\.oauth/, why: 'the sandbox has no user tokens' },
  {
    path: file(
      'thumb_|mp4|vtt|hls|transcription|duration|media_progress|original_[wh]|image_exif|deanimate|pjpeg|converted_pdf',
    ),
    why: 'the sandbox looks into no picture, film or PDF',
  },
  {
    path: file(
      '.*preview|plain_text|simplified_html|has_more:|lines|editor|last_editor|edit_|non_owner_editable|updated|update_',
    ),
    why: 'the sandbox makes no snippets of texts: every file is kept as it came',
  },
  {
    path: file(
      'subject|headers|original_attachment|sent_to_self|external_(id|url)|url_static|app_|bot_id|source_team|subtype|alt_txt',
    ),
    why: 'belongs to files that came by mail, from another app or from another place',
  },
  {
    path: file(
      'list_|canvas_|can_toggle|template_|quip|is_channel_space|linked_channel|team_pref|show_badge|is_restricted_sharing|org_or|private_',
    ),
    why: 'belongs to canvases and lists',
  },
  {
    path: file('saved|last_read|access:|num_stars|channel_actions|initial_comment'),
    why: 'holds for a person who reads, or is of the time before 2018',
  },
];

let deliveries: Delivery[] = [];
let close: () => Promise<unknown> = async () => undefined;

beforeAll(async () => {
  const sandbox = await startSandbox({ manifestPath: 'none.yml' });
  const stop = await sinkApp(sandbox);
  close = async () => [await sandbox.close(), await stop()];
  await busyDay(sandbox);
  await sandbox.idle(20);
  expect(sandbox.refusals).toEqual([]);
  deliveries = sandbox.deliveries.slice();
});
afterAll(() => close());

describe('the sandbox sends every field of a recorded payload, with its type', () => {
  it.each(recordings().map((one) => [one.name, one] as const))('%s', (_name, recorded) => {
    const missing = lackingIn(recorded).filter((field) => !differences.some(({ path }) => path.test(field)));
    expect(missing).toEqual([]);
  });
});

it('every recording names its source and a license that allows including it', () => {
  const rows = readFileSync(new URL('recorded/SOURCES.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const licences = new Map(
    rows.map((row) => row.split('\t')).map(([file, , , , licence]) => [file, licence]),
  );
  const files = new Set(recordings().map(({ name }) => `${name.split(' ')[0]}.json`));
  expect(new Set(licences.keys())).toEqual(files);
  expect(new Set(licences.values())).toEqual(new Set(['MIT']));
});

describe('a known difference', () => {
  it.each(differences)('still exists: $why', ({ path }) => {
    expect(
      recordings()
        .flatMap(lackingIn)
        .filter((field) => path.test(field)),
    ).not.toEqual([]);
  });

  it.each(Object.entries(notPlayed))('is that %s is not sent: %s', (kind) => {
    expect(recordings().map((one) => kindOf(one.payload))).toContain(kind);
    expect(deliveries.map((one) => kindOf(one.payload))).not.toContain(kind);
  });
});

function file(names: string): RegExp {
  return new RegExp(`\\.files\\[\\]\\.(${names})`);
}

/** A recording must match one payload of its type; a sample must match all of them combined. */
function lackingIn({ payload, isSample }: Recording): string[] {
  const kind = kindOf(payload);
  if (kind in notPlayed) return [];
  const ours = deliveries.map((one) => one.payload).filter((one) => kindOf(one) === kind);
  if (ours.length === 0) return [`no ${kind} was sent`];
  if (isSample) return lacking(payload, ours);
  const [least = []] = ours.map((one) => lacking(payload, [one])).sort((a, b) => a.length - b.length);
  return least;
}

/** Like `event/message/channel_join`, `block_actions/button`, `command`. */
function kindOf(payload: Record<string, unknown>): string {
  const event = dict(payload.event);
  if (payload.event) return ['event', event.type, event.subtype].filter(Boolean).join('/');
  const [action] = dicts(payload.actions);
  return [payload.type ?? 'command', action?.type].filter(Boolean).join('/');
}
