import { z } from 'zod';
import { type Access, policyChangeReasons, readCommands } from '../../../domain/audit/access.js';
import { everyFileFormat } from '../../../domain/postmortems/file-format.js';
import { profiles } from '../../../domain/redaction/profile.js';
import { anyKindOf, type SchemasOf, versioned } from '../../stored-json.js';

const numbers = z.array(z.number());

/** How accesses are stored. */
export const storedAccess = versioned<Access>({
  1: anyKindOf({
    private_incidents_read: z.object({
      kind: z.literal('private_incidents_read'),
      command: z.enum(readCommands),
      incidents: numbers,
    }),
    incident_exported: z.object({
      kind: z.literal('incident_exported'),
      incident: z.number(),
      format: z.enum(everyFileFormat),
      profile: z.enum(profiles),
      isShared: z.boolean(),
    }),
    action_items_exported: z.object({
      kind: z.literal('action_items_exported'),
      format: z.enum(['csv', 'json']),
      incident: z.number().nullable(),
    }),
    incident_imported: z.object({ kind: z.literal('incident_imported'), incident: z.number() }),
    action_items_imported: z.object({ kind: z.literal('action_items_imported'), actionItems: numbers }),
    runbooks_imported: z.object({ kind: z.literal('runbooks_imported'), runbooks: numbers }),
    runbooks_removed: z.object({ kind: z.literal('runbooks_removed'), runbooks: numbers }),
    effects_retried: z.object({ kind: z.literal('effects_retried'), effects: numbers }),
    effects_dismissed: z.object({ kind: z.literal('effects_dismissed'), effects: numbers }),
    text_forgotten: z.object({ kind: z.literal('text_forgotten'), incidents: numbers }),
    policy_changed: z.object({
      kind: z.literal('policy_changed'),
      how: z.enum(policyChangeReasons),
      host: z.string(),
      from: z.string(),
      to: z.string(),
      settings: z.array(z.string()),
    }),
    database_backed_up: z.object({
      kind: z.literal('database_backed_up'),
      file: z.string(),
      isEncrypted: z.boolean(),
    }),
    database_restored: z.object({
      kind: z.literal('database_restored'),
      file: z.string(),
      takenAt: z.string(),
    }),
    database_moved: z.object({ kind: z.literal('database_moved') }),
    person_erased: z.object({
      kind: z.literal('person_erased'),
      pseudonym: z.string(),
      auditEntries: numbers,
    }),
  } satisfies SchemasOf<Access>),
});
