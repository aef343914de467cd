import { useState } from 'preact/hooks';
import { usePage } from '../../page-context.js';
import { mostFiles, type Upload, upload } from './uploads.js';

interface Uploads {
  uploads: Upload[];
  add(files: Iterable<File>): void;
  remove(key: string): void;
  clear(): void;
}

let made = 0;

/** Files attached to the next message, uploaded as soon as they are selected. */
export function useUploads(): Uploads {
  const { me } = usePage();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const change = (key: string, changes: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  return {
    uploads,
    add(files) {
      for (const file of [...files].slice(0, mostFiles - uploads.length)) {
        made += 1;
        const key = String(made);
        setUploads((all) => [...all, { key, name: file.name, size: file.size }]);
        void upload(file, me.id).then((result) => change(key, result));
      }
    },
    remove: (key) => setUploads((all) => all.filter((one) => one.key !== key)),
    clear: () => setUploads([]),
  };
}
