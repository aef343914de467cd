/** Processes several inputs at once; returns one answer for each, in the same order. */
type RunBatch<Input, Answer> = (all: Input[]) => Promise<Answer[]>;

interface Waiting<Input, Answer> {
  input: Input;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Collects inputs that arrive while earlier batches run, up to `atMost` per batch with `atOnce` batches in parallel.
 * A single input waits for nothing. If a batch of several fails, each input is retried alone, so each caller gets its
 * own result.
 */
export function batch<Input, Answer>(
  run: RunBatch<Input, Answer>,
  { atMost, atOnce }: { atMost: number; atOnce: number },
): (input: Input) => Promise<Answer> {
  const waiting: Waiting<Input, Answer>[] = [];
  let running = 0;
  const startNext = (): void => {
    if (running >= atOnce || waiting.length === 0) return;
    running += 1;
    void settle(run, waiting.splice(0, atMost)).finally(() => {
      running -= 1;
      startNext();
    });
  };
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      startNext();
    });
}

/** Never rejects. */
async function settle<Input, Answer>(
  run: RunBatch<Input, Answer>,
  all: Waiting<Input, Answer>[],
): Promise<void> {
  try {
    const answers = await run(all.map(({ input }) => input));
    if (answers.length !== all.length) throw new Error(`${answers.length} answers for ${all.length} inputs.`);
    for (const [at, answer] of answers.entries()) all[at]?.resolve(answer);
  } catch (error) {
    if (all.length === 1) all[0]?.reject(error);
    else await Promise.all(all.map((one) => settle(run, [one])));
  }
}
