export const pdfFailures = ['no_binding', 'timeout', 'memory', 'killed', 'failed'] as const;
export type PdfFailure = (typeof pdfFailures)[number];

/** Why there is no PDF. The message says what happened and what to do; the cause is for the log. */
export class PdfFailed extends Error {
  readonly code: PdfFailure;

  constructor(code: PdfFailure, cause: string) {
    super(`${messages[code]} Export it as HTML and print that.`, { cause });
    this.name = 'PdfFailed';
    this.code = code;
  }
}

const messages: Record<PdfFailure, string> = {
  no_binding: "PDFs can't be made on this machine: Typst isn't installed for it.",
  timeout: 'Making the PDF took too long, so it was stopped.',
  memory: 'Making the PDF needed too much memory, so it was stopped.',
  killed: 'The process that makes PDFs was killed.',
  failed: "The PDF couldn't be made.",
};
