import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { PostmortemDocument } from '../../src/domain/postmortems/document.js';
import { redactDocument } from '../../src/domain/redaction/redact-document.js';
import { incidentJsonSchema, incidentSchema } from '../../src/exports/incident-schema.js';
import { jsonExport } from '../../src/exports/json.js';
import { aDocument, aLongDocument, aRecordItem } from '../support/a-document.js';
import { at } from '../support/an-incident.js';

const published: object = JSON.parse(readFileSync('docs/incident.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validate = ajv.compile(published);
const exported = (document: PostmortemDocument): unknown =>
  JSON.parse(new TextDecoder().decode(jsonExport(document).bytes));

it('is published as JSON Schema in docs/incident.schema.json', async () => {
  await expect(`${JSON.stringify(incidentJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/incident.schema.json',
  );
});

describe('the JSON of an incident', () => {
  const edits = [
    { at: at('14:10'), by: 'U1', text: { from: 'a', to: 'b' }, occurredAt: null, isHighlight: null },
  ];
  it.each([
    ['everything', aDocument()],
    ['an unverified record', aDocument({ verdict: null })],
    ['edits', aDocument({ record: [aRecordItem({ edits, deletedAt: at('15:00') })] })],
    ['what customers may see', redactDocument(aDocument(), 'customer', { redact: [], hosts: [] }).document],
    ['10,000 items', aLongDocument(10_000)],
  ])('follows the schema, with %s', (_name, document) => {
    validate(exported(document));
    expect(validate.errors ?? []).toEqual([]);
    expect(incidentSchema.parse(exported(document))).toEqual(exported(document));
  });

  it('has every part of the post-mortem', () => {
    expect(exported(aDocument())).toMatchObject({
      format: 'firebreak.incident/1',
      profile: 'internal',
      postmortem: { state: 'in_review', ownerId: 'U2', evidence: { share: 0.75 } },
      history: { roles: [{ userId: 'U1' }, { userId: 'U2' }], milestones: { mitigated: [{ actor: 'U1' }] } },
    });
  });
});
