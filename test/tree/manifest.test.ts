import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { methodsOf } from '../../src/slack/perform.js';
import { directoryMethods } from '../../src/slack/read/directory.js';
import { type Manifest, manifestSchema } from './manifest-schema.js';
import { methodsInUse, type Need, needsOf, needsOfEvent } from './needs.js';
import { registered } from './registered.js';
import { root, textOf } from './source.js';

/** An invalid manifest fails the test here. */
const manifest: Manifest = manifestSchema.parse(parse(textOf('manifest.yml')));
const scopes = manifest.oauth_config.scopes.bot;
const events = manifest.settings.event_subscriptions.bot_events;
const methods = [...methodsInUse().keys()].sort();

/** What an app needs besides its methods and events. */
const besides: Need[] = [
  { what: 'slash commands and shortcuts', anyOf: ['commands'] },
  { what: 'opening a conversation with a person', anyOf: ['im:write'] },
  { what: 'finding a reminder that an interrupted attempt has sent', anyOf: ['im:history'] },
  { what: 'announcing in public channels that the bot is not in', anyOf: ['chat:write.public'] },
];
const needs = [...methods.flatMap(needsOf), ...events.flatMap(needsOfEvent), ...besides];

describe('the manifest', () => {
  it.each([
    [
      'a name of a shortcut that is too long',
      (m: Manifest) => ({
        ...m,
        features: { ...m.features, shortcuts: [{ ...m.features.shortcuts[0], name: 'x'.repeat(25) }] },
      }),
    ],
    ['a key that Slack does not know', (m: Manifest) => ({ ...m, colour: 'red' })],
    [
      'a long description that is too short',
      (m: Manifest) => ({
        ...m,
        display_information: { ...m.display_information, long_description: 'Too short.' },
      }),
    ],
  ])('would be rejected with %s', (_what, spoil) => {
    expect(manifestSchema.safeParse(spoil(manifest)).success).toBe(false);
  });

  it('contains no duplicates', () => {
    for (const list of [scopes, events]) expect(list).toEqual([...new Set(list)]);
  });
});

describe('its scopes', () => {
  it('allow everything that the code does', () => {
    const unmet = needs.filter(({ anyOf }) => !anyOf.some((scope) => scopes.includes(scope)));
    expect(unmet.map(({ what, anyOf }) => `${what} needs ${anyOf.join(' or ')}`)).toEqual([]);
  });

  it.each(scopes)('include %s only because something needs it', (scope) => {
    const others = scopes.filter((other) => other !== scope);
    const lost = needs.filter(
      ({ anyOf }) => anyOf.includes(scope) && !anyOf.some((other) => others.includes(other)),
    );
    expect(lost, `Nothing that the code does needs ${scope}: take it out of manifest.yml.`).not.toEqual([]);
  });
});

describe('the methods of the Web API', () => {
  it.each(methods)('has the definition of %s', (method) => {
    expect(existsSync(join(root, `sandbox/reference/methods/${method}.json`))).toBe(true);
  });

  it('lists for effects and the directory exactly what they call', () => {
    const calling = (folder: RegExp) =>
      [...methodsInUse()]
        .filter(([, paths]) => paths.some((path) => folder.test(path)))
        .map(([name]) => name);
    const listed = [...Object.values(methodsOf).flat(), ...directoryMethods];
    const called = calling(/^src\/slack\/(?:perform\/|perform\.ts$|read\/directory\.ts$)/);
    expect([...new Set(listed)].sort()).toEqual(called.sort());
  });
});

describe('its commands, shortcuts and events', () => {
  const bound = registered();

  it('are the registered slash commands', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command).sort()).toEqual(
      bound.commands.sort(),
    );
  });

  it('escape what people type, so that mentions arrive as ids', () => {
    for (const { should_escape } of manifest.features.slash_commands) expect(should_escape).toBe(true);
  });

  it('are the registered shortcuts, of the same type', () => {
    const shown = manifest.features.shortcuts.map(({ callback_id, type }) => ({
      callbackId: callback_id,
      type,
    }));
    const served = bound.shortcuts.map(({ callbackId, type }) => ({
      callbackId,
      type: type ?? kindShown(callbackId),
    }));
    expect(served).toEqual(shown);
  });

  it('are the handled events', () => {
    const kinds = new Set(events.map((event) => event.replace(/^message\..*/, 'message')));
    expect([...kinds].sort()).toEqual([...new Set(bound.events)].sort());
  });

  it('enable buttons and forms', () => {
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
  });
});

function kindShown(callbackId: string) {
  return manifest.features.shortcuts.find(({ callback_id }) => callback_id === callbackId)?.type ?? null;
}
