import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { parseAffected } from '../../domain/incident/affected.js';
import type { FactsInput } from '../../domain/incident/decisions/fill-in.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { type Fact, facts, missingFacts } from '../../domain/incident/missing-facts.js';
import { severityFrom } from '../../domain/incident/severity.js';
import type { Policy } from '../../domain/policy.js';
import { unreachable } from '../../domain/unreachable.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import { fillIn } from '../../workflows/incident/changes.js';
import { findWithLastEntry } from '../../workflows/incident/read-incidents.js';
import {
  type Command,
  choiceOf,
  type FilledForm,
  type FormValues,
  notFoundReply,
  replyTo,
  requestOf,
} from '../command.js';
import { severityField, textField, timeField } from '../forms/form-fields.js';
import { leftOver } from '../typed/left-over.js';
import { question } from './list.js';

/** Opens one form with what the incident lacks. */
export const missing: Command = {
  name: 'missing',
  aliases: ['fill', 'fill-in'],
  usage: '[INC-42]',
  summary: 'Fill in what is missing: impact, affected services, summary',
  numbersAreNames: true,
  run: async (call, typed) => {
    if (typed.trim()) return leftOver(call, missing, typed);
    const seen = await findWithLastEntry(call.deps, { ...question(call), input: choiceOf(call) });
    if (!seen) return notFoundReply(call);
    const { incident, lastEntry: sawEntry } = seen;
    const asked = missingFacts(incident);
    if (asked.length === 0)
      return {
        kind: 'message',
        view: sentenceView(`Nothing is missing in ${incidentName(incident.number)}.`),
      };
    const blocks = asked.map((fact) => fieldOf(fact, incident, call.deps.policy));
    const about = JSON.stringify(asked);
    return { kind: 'filled', filled: { form: 'missing-facts', incident, sawEntry, blocks, about } };
  },
};

/** Stores what was filled in as one decision; what stays empty stays missing. */
export const missingForm: FilledForm = {
  title: 'Fill in',
  submit: 'Save',
  submitted: async (call, values) => {
    const asked = z.array(z.enum(facts)).parse(JSON.parse(call.form?.about ?? '[]'));
    const filled = asked.filter((fact) => values.at(fact) ?? values.text(fact) ?? values.choice(fact));
    const request = requestOf(call, { facts: factsIn(values) }, filled.map(replacedBy));
    return replyTo(await fillIn(call.deps, request));
  },
};

function factsIn(values: FormValues): FactsInput {
  const affects = values.text('affects');
  return {
    times: (['impact_started', 'impact_ended'] as const).flatMap((name) => {
      const at = values.at(name);
      return at ? [{ name, at }] : [];
    }),
    affects: affects === null ? null : parseAffected(affects),
    summary: values.text('summary'),
    severity: severityFrom(values.choice('severity') ?? '') ?? null,
  };
}

/** The field of the incident that a fact's form field replaces. */
function replacedBy(fact: Fact) {
  switch (fact) {
    case 'affects':
      return 'affected services';
    case 'summary':
    case 'severity':
      return fact;
    default:
      return `milestone:${fact}` as const;
  }
}

function fieldOf(fact: Fact, incident: Incident, policy: Policy): KnownBlock {
  switch (fact) {
    case 'impact_started':
      return timeField({ id: fact, label: 'Impact started', optional: true });
    case 'impact_ended':
      return timeField({ id: fact, label: 'Impact ended', optional: true });
    case 'affects':
      return textField({
        id: fact,
        label: 'Affected services',
        optional: true,
        maxChars: 800,
        placeholder: 'e.g. checkout, eu-west-1',
      });
    case 'summary':
      return textField({ id: fact, label: 'Summary', multiline: true, optional: true });
    case 'severity':
      return severityField(policy, { id: fact, label: 'Is the severity still right?' }, incident.severity);
    default:
      return unreachable(fact);
  }
}
