import { useMessage, useUi } from '@magpie/ui';

import { FileDown } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import './file-drop.css';
import { type ReadFile, readFile } from './read-file.ts';
import './words.ts';

export interface FileDropProps {
  /** What happens when it is let go, in words. */
  readonly label: string;
  readonly onFile: (file: ReadFile) => void;
}

/** Takes a file that is dropped anywhere on the page, and says so while one is held over it. Without it a browser would leave for the file. */
export function FileDrop({ label, onFile }: FileDropProps): ReactElement | null {
  const { words } = useUi();
  const message = useMessage();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const read = async (files: FileList): Promise<void> => {
      const [first] = files;
      if (first === undefined) return;
      if (files.length > 1) message.info(words('import.one-by-one', { file: first.name }));
      const file = await readFile(first).catch(() => null);
      if (file === null) message.error(words('import.too-large', { file: first.name }));
      else onFile(file);
    };
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      // From one thing on the page to the next is not away from it.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(false);
      void read(event.dataTransfer.files);
    };
    window.addEventListener('dragenter', onDragOver);
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onDragOver);
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [message, words, onFile]);
  return isOver ? (
    <div className="file-drop" role="status">
      <span>
        <FileDown size={22} aria-hidden />
        {label}
      </span>
    </div>
  ) : null;
}
