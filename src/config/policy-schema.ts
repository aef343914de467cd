import { z } from 'zod';
import { severities } from '../domain/incident/severity.js';

/** What a policy file may say. Each message is what was expected there; everything may be left out. */
export function policySchema() {
  return z.strictObject(
    {
      severities: z.strictObject(severityEntries(), { error: 'a list of severities' }).optional(),
      defaultSeverity: z.enum(severities, { error: `one of ${severities.join(', ')}` }).optional(),
      startInTriage: yesOrNo().optional(),
      channel: channel().optional(),
      announceIn: z
        .string({ error: channelIdWords })
        .regex(/^[CG][A-Z0-9]{2,}$/, { error: channelIdWords })
        .nullish(),
      alsoSendToChannel: yesOrNo().optional(),
      mayDeclare: z
        .union([z.literal('everyone'), z.array(personOrGroup())], {
          error: '“everyone”, or a list of users (U…) and user groups (S…)',
        })
        .optional(),
      guestsMayDeclare: yesOrNo().optional(),
      timeline: timeline().optional(),
      retention: retention().optional(),
      alwaysInvite: z
        .array(personOrGroup(), { error: 'a list of users (U…) and user groups (S…)' })
        .optional(),
    },
    { error: 'a policy: keys and their values' },
  );
}

const channelIdWords = 'the id of a channel (C…), or null';

function severityEntries() {
  const entry = z
    .strictObject(
      {
        label: text(40).optional(),
        emoji: text(40).optional(),
        guidance: text(75).optional(),
        updateEveryMinutes: wholeNumber('minutes', 7 * 24 * 60).nullish(),
      },
      { error: 'what the severity demands, or null to do without it' },
    )
    .nullish();
  return { sev1: entry, sev2: entry, sev3: entry, sev4: entry, sev5: entry };
}

function channel() {
  const bookmark = z.strictObject(
    { title: text(256), link: webAddress() },
    { error: 'a bookmark: its title and its link' },
  );
  return z.strictObject(
    {
      name: channelPattern().optional(),
      archiveOnClose: yesOrNo().optional(),
      bookmarks: z.array(bookmark, { error: 'a list of bookmarks' }).optional(),
    },
    { error: 'the keys of a channel' },
  );
}

function timeline() {
  const error = 'the short code of an emoji, without its colons';
  const emoji = z.string({ error }).regex(/^[a-z0-9_+'-]{1,80}$/, { error });
  const [alerts, deploys, images, responders] = [yesOrNo(), yesOrNo(), yesOrNo(), yesOrNo()];
  const megabytes = 'a number of megabytes from 0 to 50';
  return z.strictObject(
    {
      highlightEmoji: z.array(emoji, { error: 'a list of emoji, by their short codes' }).optional(),
      rules: z
        .strictObject({ alerts, deploys, images, responders }, { error: 'the names of rules' })
        .partial()
        .optional(),
      copyImagesUpToMb: z
        .number({ error: megabytes })
        .min(0, { error: megabytes })
        .max(50, { error: megabytes })
        .optional(),
    },
    { error: 'the keys of the timeline' },
  );
}

function retention() {
  const days = wholeNumber('days', 36_500).nullish();
  return z.strictObject(
    { messagesDays: days, keyEntriesDays: days },
    { error: 'how long messages and highlights are kept' },
  );
}

/** What is left for the title has to be worth reading, and the name has to be one incident's only. */
function channelPattern() {
  const error =
    'a channel name with {number} in it, and {title} if you like; otherwise up to 40 of a-z, 0-9, - and _';
  return z
    .string({ error })
    .refine(
      (name) =>
        name.includes('{number}') && /^[a-z0-9_-]{0,40}$/.test(name.replace(/\{(?:number|title)\}/g, '')),
      { error },
    );
}

function yesOrNo() {
  return z.boolean({ error: 'true or false' });
}

function text(maxChars: number) {
  const error = `text of 1 to ${maxChars} characters`;
  return z.string({ error }).trim().min(1, { error }).max(maxChars, { error });
}

function wholeNumber(unit: string, max: number) {
  const error = `a whole number of ${unit} from 1 to ${max}, or null`;
  return z.int({ error }).min(1, { error }).max(max, { error });
}

function webAddress() {
  const error = 'an http or https address';
  return z.url({ protocol: /^https?$/, error });
}

function personOrGroup() {
  const error = 'the id of a user (U…) or of a user group (S…)';
  return z.string({ error }).regex(/^[UWS][A-Z0-9]{2,}$/, { error });
}
