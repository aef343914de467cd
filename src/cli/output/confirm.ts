import { createInterface } from 'node:readline';

/**
 * Asks a question on `output` and reads the answer from `input`: whether it begins with y. No answer, such as Ctrl-C or the
 * end of the input, is no.
 */
export function confirm(
  question: string,
  { input, output }: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream },
): Promise<boolean> {
  const lines = createInterface({ input, output });
  return new Promise((resolve) => {
    const unanswered = () => {
      output.write('\n');
      resolve(false);
    };
    lines.once('close', unanswered);
    lines.question(question, (answer) => {
      lines.off('close', unanswered);
      lines.close();
      resolve(/^\s*y/i.test(answer));
    });
  });
}
