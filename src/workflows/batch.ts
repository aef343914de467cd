/** What is asked together is answered together: as many answers, in the same order. */
type Round<Asked, Answer> = (all: Asked[]) => Promise<Answer[]>;

interface Waiting<Asked, Answer> {
  asked: Asked;
  resolve(answer: Answer): void;
  reject(why: unknown): void;
}

/**
 * Lets what comes while a round is under way wait for the next one, so that many share a round and none waits where
 * there is nothing to wait for. A round of several that fails is tried again one by one: each hears its own end.
 */
export function batch<Asked, Answer>(
  round: Round<Asked, Answer>,
  { atMost, atOnce }: { atMost: number; atOnce: number },
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let underWay = 0;
  const goOn = (): void => {
    if (underWay >= atOnce || waiting.length === 0) return;
    underWay += 1;
    void settle(round, waiting.splice(0, atMost)).finally(() => {
      underWay -= 1;
      goOn();
    });
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      goOn();
    });
}

/** Never rejects. */
async function settle<Asked, Answer>(
  round: Round<Asked, Answer>,
  all: Waiting<Asked, Answer>[],
): Promise<void> {
  try {
    const answers = await round(all.map(({ asked }) => asked));
    if (answers.length !== all.length)
      throw new Error(`${answers.length} answers to ${all.length} questions.`);
    for (const [at, answer] of answers.entries()) all[at]?.resolve(answer);
  } catch (why) {
    if (all.length === 1) all[0]?.reject(why);
    else await Promise.all(all.map((one) => settle(round, [one])));
  }
}
