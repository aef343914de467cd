import type { PostmortemDocument } from '../../../domain/postmortems/document.js';
import type { Template } from '../../../domain/postmortems/template.js';
import { counted } from '../../../domain/text/words.js';
import { actionIds, carry } from '../action-ids.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';
import { postmortemHeading } from './overview.js';

/** Which templates there are, and which one the post-mortem follows; a draft can be given another one. */
export function templatesView(
  document: PostmortemDocument,
  current: Template,
  templates: readonly Template[],
): MessageView {
  const text = `${postmortemHeading(document)}\nTemplate: *${inLine(current.name, 40)}*`;
  const others = templates.filter(({ name }) => name !== current.name);
  const lines = templates.map(
    ({ name, sections }) =>
      `• *${inLine(name, 40)}* · ${counted(sections.length, 'section')}: ${inLine(sections.map(({ title }) => title).join(', '), 300)}`,
  );
  const buttons = others.slice(0, 10).map(({ name }, index) =>
    button({
      ...{ label: `Use ${name}`, actionId: `${actionIds.runLine}:template-${index}` },
      value: carry(document.incident.number, `postmortem template ${name}`),
    }),
  );
  return {
    text,
    blocks: [
      section(text),
      section(lines.join('\n')),
      ...(document.state === 'draft' && buttons.length > 0 ? [actions(...buttons)] : []),
    ],
  };
}
