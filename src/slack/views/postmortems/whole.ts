import type { PostmortemDocument } from '../../../domain/postmortems/document.js';
import { actionIds, carry } from '../action-ids.js';
import { actions, button, context, type MessageView, section } from '../text/blocks.js';
import { pagesOf } from '../text/pages.js';
import { postmortemHeading } from './overview.js';
import { postmortemSection } from './section.js';

/** A page of the whole draft, with a button to edit each section. */
export function wholePostmortemView(document: PostmortemDocument, page: number): MessageView {
  const pages = pagesOf(document.sections.flatMap((one) => postmortemSection(document, one)));
  const shown = Math.max(1, Math.min(page, pages.length));
  const turn = (label: string, to: number) =>
    button({
      label,
      actionId: `${actionIds.runLine}:postmortem-${label.toLowerCase()}`,
      value: carry(document.incident.number, `postmortem open ${to}`),
    });
  const buttons = [
    ...(shown > 1 ? [turn('Previous', shown - 1)] : []),
    ...(shown < pages.length ? [turn('Next', shown + 1)] : []),
  ];
  const text = postmortemHeading(document);
  return {
    text,
    blocks: [
      section(text),
      ...(pages[shown - 1] ?? []),
      ...(pages.length > 1 ? [context(`Page ${shown} of ${pages.length}`), actions(...buttons)] : []),
    ],
  };
}
