import { notAnOperatorView, whoIsAnOperatorView } from '../../slack/views/operations/examination.js';
import { mayExamine } from '../../workflows/operations/may-examine.js';
import type { Command } from '../command.js';
import { leftOver } from '../typed/left-over.js';

/** Examines the installation, for the operators that the policy names. Help leaves it out: most people may not use it. */
export const doctor: Command = {
  name: 'doctor',
  aliases: [],
  usage: '',
  summary: 'Check the installation (operators)',
  run: async (call, text) => {
    if (text.trim()) return leftOver(call, doctor, text);
    switch (await mayExamine(call.deps, call)) {
      case 'yes':
        return { kind: 'examination' };
      case 'no':
        return { kind: 'message', view: notAnOperatorView() };
      case 'unknown':
        return { kind: 'message', view: whoIsAnOperatorView() };
    }
  },
};
