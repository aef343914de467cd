/** A file attached but not sent yet. */
export interface Upload {
  key: string;
  name: string;
  size: number;
  /** The file's id, once uploaded. */
  id?: string;
  failed?: string;
}

/** Slack allows ten files per message. */
export const mostFiles = 10;

/** Uploads a file. Returns its id, or an error message. */
export async function upload(file: File, person: string): Promise<{ id: string } | { failed: string }> {
  const address = `/upload-as?${new URLSearchParams({ as: person, name: file.name })}`;
  try {
    const answer = await fetch(address, { method: 'POST', body: file });
    const { id, error }: { id?: string; error?: string } = await answer.json();
    if (id) return { id };
    return { failed: reasons[error ?? ''] ?? 'The upload failed.' };
  } catch {
    return { failed: 'The sandbox didn’t respond.' };
  }
}

const reasons: Record<string, string> = {
  file_upload_size_restricted: 'The file is too large (file_upload_size_restricted).',
  not_allowed: 'This person can’t upload files.',
};
