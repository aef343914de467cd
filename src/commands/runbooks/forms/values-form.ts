import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { type Run, runLimits } from '../../../domain/runbooks/run.js';
import { variablesOf } from '../../../domain/runbooks/run-variables.js';
import { sentenceView } from '../../../slack/views/text/blocks.js';
import { changeRun } from '../../../workflows/runbooks/change-run.js';
import { type FilledForm, type Reply, replyTo, requestOf } from '../../command.js';
import { textField } from '../../forms/form-fields.js';
import type { MeantRun } from '../meant-run.js';

/** Few enough for the form and for what it remembers. */
const maxFields = 20;

/** What the form remembers: the run, and the variables of its fields, in order. */
const memory = z.object({ run: z.number(), names: z.array(z.string()) });

/** Fills in the variables of a runbook. */
export const valuesForm: FilledForm = {
  title: 'Fill in, for',
  submit: 'Fill in',
  submitted: async (call, entered) => {
    const { run, names } = memory.parse(JSON.parse(call.form?.about ?? ''));
    const values = names.flatMap((name, index) => {
      const value = entered.text(fieldId(index));
      return value === null ? [] : [{ name, value }];
    });
    return replyTo(await changeRun(call.deps, requestOf(call, { run, change: { kind: 'values', values } })));
  },
};

/** Opens that form. Variables without a value come first. */
export function askValues({ incident, run }: MeantRun): Reply {
  const isSet = (name: string) => (run.values[name] === undefined ? 0 : 1);
  const names = variablesOf(run)
    .toSorted((a, b) => isSet(a) - isSet(b))
    .slice(0, maxFields);
  if (names.length === 0) return { kind: 'message', view: sentenceView('This runbook has no variables.') };
  const about = JSON.stringify({ run: run.number, names } satisfies z.input<typeof memory>);
  const blocks = valuesFields(run, names);
  return { kind: 'filled', filled: { form: 'runbook-values', incident, blocks, sawEntry: null, about } };
}

function valuesFields({ values }: Run, names: readonly string[]): KnownBlock[] {
  return names.map((name, index) =>
    textField({
      ...{ id: fieldId(index), label: name, optional: true, maxChars: runLimits.value },
      initial: values[name] ?? '',
    }),
  );
}

function fieldId(index: number): string {
  return index === 0 ? 'value' : `value-${index + 1}`;
}
