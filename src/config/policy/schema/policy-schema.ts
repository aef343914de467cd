import { z } from 'zod';
import { severities } from '../../../domain/incident/severity.js';
import { nudges } from './nudges-schema.js';
import { postmortems } from './postmortems-schema.js';
import { runbooks } from './runbooks-schema.js';
import { text, wholeNumber, yesOrNo } from './schema-parts.js';
import { closingNeedsTasks, postIncidentTasks } from './tasks-schema.js';

/** The schema of a policy file. Each message says what was expected; everything is optional. */
export function policySchema() {
  return z.strictObject(
    {
      severities: z.strictObject(severityEntries(), { error: 'severities by name' }).optional(),
      defaultSeverity: z.enum(severities, { error: `one of ${severities.join(', ')}` }).optional(),
      startInTriage: yesOrNo().optional(),
      channel: channel().optional(),
      announceIn: z
        .string({ error: channelIdError })
        .regex(/^[CG][A-Z0-9]{2,}$/, { error: channelIdError })
        .nullish(),
      alsoSendToChannel: yesOrNo().optional(),
      mayDeclare: z
        .union([z.literal('everyone'), z.array(personOrGroup())], {
          error: '“everyone”, or a list of user ids (U…) and user group ids (S…)',
        })
        .optional(),
      operators: z
        .array(personOrGroup(), { error: 'a list of user ids (U…) and user group ids (S…)' })
        .optional(),
      guestsMayDeclare: yesOrNo().optional(),
      timeline: timeline().optional(),
      retention: retention().optional(),
      actionItems: actionItems().optional(),
      nudges: nudges().optional(),
      postIncidentTasks: postIncidentTasks().optional(),
      closingNeedsTasks: closingNeedsTasks().optional(),
      runbooks: runbooks().optional(),
      postmortems: postmortems().optional(),
      exports: exportsPolicy().optional(),
      alwaysInvite: z
        .array(personOrGroup(), { error: 'a list of user ids (U…) and user group ids (S…)' })
        .optional(),
    },
    { error: 'a policy with keys and values' },
  );
}

const channelIdError = 'a channel id (C…), or null';

function severityEntries() {
  const entry = z
    .strictObject(
      {
        label: text(40).optional(),
        emoji: text(40).optional(),
        guidance: text(75).optional(),
        updateEveryMinutes: wholeNumber('minutes', 7 * 24 * 60).nullish(),
        actionItemsDueDays: wholeNumber('days', 730).nullish(),
        postmortemDueDays: wholeNumber('days', 730).nullish(),
      },
      { error: 'the settings of the severity, or null to remove it' },
    )
    .nullish();
  return { sev1: entry, sev2: entry, sev3: entry, sev4: entry, sev5: entry };
}

function channel() {
  const bookmark = z.strictObject(
    { title: text(256), link: webAddress() },
    { error: 'a bookmark with a title and a link' },
  );
  return z.strictObject(
    {
      name: channelPattern().optional(),
      archiveOnClose: yesOrNo().optional(),
      bookmarks: z.array(bookmark, { error: 'a list of bookmarks' }).optional(),
    },
    { error: 'the settings of the channel' },
  );
}

function timeline() {
  const [alerts, deploys, images, responders] = [yesOrNo(), yesOrNo(), yesOrNo(), yesOrNo()];
  const megabytes = 'a number of megabytes from 0 to 50';
  return z.strictObject(
    {
      highlightEmoji: emojiList().optional(),
      rules: z
        .strictObject({ alerts, deploys, images, responders }, { error: 'rules by name' })
        .partial()
        .optional(),
      copyImagesUpToMb: z
        .number({ error: megabytes })
        .min(0, { error: megabytes })
        .max(50, { error: megabytes })
        .optional(),
    },
    { error: 'the settings of the timeline' },
  );
}

function actionItems() {
  return z.strictObject(
    { countWorkingDays: yesOrNo().optional(), emoji: emojiList().optional() },
    { error: 'the settings of action items' },
  );
}

function exportsPolicy() {
  const hostError = 'the end of the names of hosts inside, such as corp.example.com';
  const host = z.string({ error: hostError }).regex(/^(?:\*?\.)?[\w-]+(?:\.[\w-]+)*$/, { error: hostError });
  return z.strictObject(
    {
      redact: z.array(text(200), { error: 'a list of words and phrases' }).max(1_000).optional(),
      hosts: z.array(host, { error: 'a list of ends of host names' }).max(100).optional(),
    },
    { error: 'the settings of exports' },
  );
}

function emojiList() {
  const error = 'an emoji short code without colons';
  const emoji = z.string({ error }).regex(/^[a-z0-9_+'-]{1,80}$/, { error });
  return z.array(emoji, { error: 'a list of emoji short codes' });
}

function retention() {
  const days = wholeNumber('days', 36_500).nullish();
  return z.strictObject(
    { messagesDays: days, highlightsDays: days, auditDays: days },
    { error: 'the settings of retention' },
  );
}

/** Leaves enough room for the title, and requires the number, which makes the name unique. */
function channelPattern() {
  const error =
    'a channel name with {number}, optionally {title}, and up to 40 other characters (a-z, 0-9, - and _)';
  return z
    .string({ error })
    .refine(
      (name) =>
        name.includes('{number}') && /^[a-z0-9_-]{0,40}$/.test(name.replace(/\{(?:number|title)\}/g, '')),
      { error },
    );
}

function webAddress() {
  const error = 'an http or https address';
  return z.url({ protocol: /^https?$/, error });
}

function personOrGroup() {
  const error = 'a user id (U…) or user group id (S…)';
  return z.string({ error }).regex(/^[UWS][A-Z0-9]{2,}$/, { error });
}
