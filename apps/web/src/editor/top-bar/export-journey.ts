import { exportDocument, type JourneyDocument } from '@magpie/journey';

/** Hands the journey to the browser as a JSON file fit for git. */
export function exportJourney(document: JourneyDocument): void {
  const url = URL.createObjectURL(new Blob([exportDocument(document)], { type: 'application/json' }));
  const link = window.document.createElement('a');
  link.href = url;
  link.download = `${document.name.trim().replaceAll(/[\\/:*?"<>|]+/g, '-') || document.id}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
