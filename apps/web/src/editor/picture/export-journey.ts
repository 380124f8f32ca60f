import { exportDocument, type JourneyDocument } from '@magpie/journey';

/** Hands the journey to the browser as a JSON file fit for git. */
export function exportJourney(document: JourneyDocument): void {
  const url = URL.createObjectURL(new Blob([exportDocument(document)], { type: 'application/json' }));
  saveAs(url, fileName(document, 'json'));
  URL.revokeObjectURL(url);
}

/** Hands what an address holds to the browser as a file. */
export function saveAs(url: string, name: string): void {
  const link = window.document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

/** The journey's name as a file's. */
export function fileName(document: JourneyDocument, ending: string): string {
  return `${document.name.trim().replaceAll(/[\\/:*?"<>|]+/g, '-') || document.id}.${ending}`;
}
