/** A file that was chosen and not sent yet. */
export interface Upload {
  key: string;
  name: string;
  size: number;
  /** Its id once the sandbox has it. */
  id?: string;
  failed?: string;
}

/** Slack takes ten files a message. */
export const mostFiles = 10;

/** Sends a file's bytes to the sandbox. Gives its id, or in words why it was not taken. */
export async function upload(file: File, person: string): Promise<{ id: string } | { failed: string }> {
  const address = `/upload-as?${new URLSearchParams({ as: person, name: file.name })}`;
  try {
    const answer = await fetch(address, { method: 'POST', body: file });
    const { id, error }: { id?: string; error?: string } = await answer.json();
    if (id) return { id };
    return { failed: reasons[error ?? ''] ?? 'It could not be uploaded.' };
  } catch {
    return { failed: 'The sandbox did not answer.' };
  }
}

const reasons: Record<string, string> = {
  file_upload_size_restricted: 'It is too large (file_upload_size_restricted).',
  not_allowed: 'This person cannot upload files.',
};
